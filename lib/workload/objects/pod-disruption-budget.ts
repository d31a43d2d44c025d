import type { k8s } from 'cdk8s-plus-27';
import { manifest } from '../../kubernetes/manifest';
import { APP_LABEL } from '../pod-addresses';
import { objectMetadata, podSelector, type Workload } from '../workload';

/** The budget as an object; undefined if there is none. */
export function podDisruptionBudget(workload: Workload): object | undefined {
  const { limit, allowEvictingUnready } = workload.disruptionBudget._render();
  return limit === undefined
    ? undefined
    : manifest('PodDisruptionBudget', {
        metadata: objectMetadata(workload, `${workload.name}-pdb`),
        spec: {
          selector: budgetSelector(workload),
          ...limit,
          unhealthyPodEvictionPolicy: allowEvictingUnready ? 'AlwaysAllow' : undefined,
        },
      });
}

/** One budget counts the pods of several workloads by their names: a label of its own would restart them. */
function budgetSelector(workload: Workload): k8s.LabelSelector {
  const { budgetOver } = workload;
  return budgetOver.length === 1
    ? podSelector(workload)
    : { matchExpressions: [{ key: APP_LABEL, operator: 'In', values: [...budgetOver] }] };
}
