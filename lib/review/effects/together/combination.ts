import { type Manifest, objectName } from '../../../manifests/manifest';
import { pointer } from '../../canonical/pointer';
import type { ChangedValue, Verdict } from '../../change';
import type { ReviewContext } from '../../review-context';

/** What several fields or objects do together: a row of the tables that looks further than one field or key. */
export interface Combination extends Verdict {
  /** What changes, in a few words. */
  readonly what: string;
  /** Where it is found; every place is a change of its own. */
  find(context: ReviewContext): readonly ChangedValue[];
}

/** A value of an object that changes. */
export function changedValue(
  manifest: Manifest,
  path: readonly string[],
  from: ChangedValue['from'],
  to: ChangedValue['to'],
): ChangedValue {
  return { object: objectName(manifest), path: pointer(path), from, to };
}
