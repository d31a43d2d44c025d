import type { KubernetesVersion } from '../kubernetes/schemas/schemas';
import { rankOf } from '../lint/effect';
import { kindAndName, type Manifest, objectName } from '../manifests/manifest';
import { acknowledgements } from './acknowledgements';
import { paired } from './canonical/compare';
import type { ClassifiedChange, Review } from './change';
import { objectChanges, replacedFileChanges } from './classify/object-changes';
import { rejectedChanges, withoutRejected } from './classify/refusals';
import { settingChanges } from './classify/setting-changes';
import { combinedChanges } from './effects';
import { ReviewContext } from './review-context';
import { stepNames } from './step-names';
import { stepText } from './steps';

/** What is known about the cluster. */
export interface ReviewOptions {
  /** The version of its API server; if it is not known, only what every supported version rejects counts as rejected. */
  readonly kubernetes?: KubernetesVersion;
}

/** What each difference between two sides does to a running cluster. */
export function review(
  before: readonly Manifest[],
  after: readonly Manifest[],
  { kubernetes }: ReviewOptions = {},
): Review {
  const context = new ReviewContext(paired(before, after));
  const rejected = rejectedChanges(context, kubernetes);
  const classified = [...rejected, ...withoutRejected(classifiedChanges(context), rejected)].sort(
    (a, b) => rankOf(b.effect) - rankOf(a.effect),
  );
  const workloadOf = workloadsByObject(context);
  const { reasons, notes } = acknowledgements(classified, before, after);
  const changes = classified.map((change) => {
    const workload = workloadOf(change.object);
    const names = stepNames(change, workload);
    const steps = change.steps.map((step) => stepText(step, names));
    return { ...change, steps, workload, acknowledged: reasons.get(change) };
  });
  return { changes, worst: changes[0]?.effect ?? 'NONE', notes };
}

function classifiedChanges(context: ReviewContext): ClassifiedChange[] {
  return [
    ...context.pairs.flatMap((pair) => objectChanges(pair, context)),
    ...context.replacedFiles.flatMap((pair) => replacedFileChanges(pair, context)),
    ...settingChanges(context),
    ...combinedChanges(context),
  ];
}

/** Finds the workload that an object belongs to, both by their names. */
function workloadsByObject({ pairs, workloads }: ReviewContext): (object: string) => string | undefined {
  const objects = new Map(
    pairs.flatMap(({ before, after }) =>
      [before, after].flatMap((side): [string, Manifest][] => (side === undefined ? [] : [[objectName(side), side]])),
    ),
  );
  return (object) => {
    const manifest = objects.get(object);
    const workload = manifest === undefined ? undefined : workloads.of(manifest);
    return workload === undefined ? undefined : kindAndName(workload);
  };
}
