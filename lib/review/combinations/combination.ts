import type { Place, Verdict } from '../change';
import type { ReviewContext } from '../review-context';

/** What several fields do together, or one beside others: a row of the table of effects that looks further than a path. */
export interface Combination extends Verdict {
  /** What changes, in a few words. */
  readonly what: string;
  /** Where it is found. */
  find(context: ReviewContext): readonly Place[];
}
