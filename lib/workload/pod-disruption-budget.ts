import { k8s } from 'cdk8s-plus-27';
import { objectMetadata, podSelector, type Workload } from './workload';

/** The budget as an object; undefined where none was wanted. */
export function podDisruptionBudget(workload: Workload): object | undefined {
  const limit = workload.disruptionBudget._limit;
  return limit === undefined
    ? undefined
    : k8s.KubePodDisruptionBudget.manifest({
        metadata: objectMetadata(workload, `${workload.name}-pdb`),
        spec: { selector: podSelector(workload), ...limit },
      });
}
