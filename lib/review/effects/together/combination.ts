import { pointer } from '../../canonical/pointer';
import type { Place, Verdict } from '../../change';
import { type Manifest, objectName } from '../../manifest/manifest';
import type { ReviewContext } from '../../review-context';

/** What several fields do together, or one beside others: a row of the table of effects that looks further than a path. */
export interface Combination extends Verdict {
  /** What changes, in a few words. */
  readonly what: string;
  /** Where it is found. */
  find(context: ReviewContext): readonly Place[];
}

/** Where something of an object changes. */
export function placeOf(manifest: Manifest, path: readonly string[], from: Place['from'], to: Place['to']): Place {
  return { object: objectName(manifest), path: pointer(path), from, to };
}
