import { manifest } from './wire';
import { objectMetadata, podSelector, type Workload } from './workload';

/** The budget as an object; undefined where none was wanted. */
export function podDisruptionBudget(workload: Workload): object | undefined {
  const limit = workload.disruptionBudget._limit;
  return limit === undefined
    ? undefined
    : manifest('PodDisruptionBudget', {
        metadata: objectMetadata(workload, `${workload.name}-pdb`),
        spec: { selector: podSelector(workload), ...limit },
      });
}
