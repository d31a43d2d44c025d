import { manifest } from '../../kubernetes/manifest';
import { objectMetadata, podSelector, type Workload } from '../workload';

/** The budget as an object; undefined if there is none. */
export function podDisruptionBudget(workload: Workload): object | undefined {
  const { limit, allowEvictingUnready } = workload.disruptionBudget._render();
  return limit === undefined
    ? undefined
    : manifest('PodDisruptionBudget', {
        metadata: objectMetadata(workload, `${workload.name}-pdb`),
        spec: {
          selector: podSelector(workload),
          ...limit,
          unhealthyPodEvictionPolicy: allowEvictingUnready ? 'AlwaysAllow' : undefined,
        },
      });
}
