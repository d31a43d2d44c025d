import { manifest } from '../../kubernetes/manifest';
import { objectMetadata, podSelector, type Workload } from '../workload';

/** The budget as an object; undefined where none was wanted. */
export function podDisruptionBudget(workload: Workload): object | undefined {
  const { _limit: limit, _evictsUnready: evictsUnready } = workload.disruptionBudget;
  return limit === undefined
    ? undefined
    : manifest('PodDisruptionBudget', {
        metadata: objectMetadata(workload, `${workload.name}-pdb`),
        spec: {
          selector: podSelector(workload),
          ...limit,
          unhealthyPodEvictionPolicy: evictsUnready ? 'AlwaysAllow' : undefined,
        },
      });
}
