import type { k8s } from 'cdk8s-plus-27';
import { manifest } from '../../kubernetes/manifest';
import type { AllowedConnections } from '../network/connections';
import { policySpec } from '../network/policy-spec';
import { objectMetadata, podSelector, type Workload } from '../workload';

/** Pods that have a policy of their own. */
export interface PolicyPods {
  readonly name: string;
  readonly selector: k8s.LabelSelector;
}

/**
 * The policy of pods that belong to a workload.
 *
 * @param pods by default its servers
 */
export function networkPolicy(
  workload: Workload,
  allowed: AllowedConnections,
  pods: PolicyPods = { name: `${workload.name}-netpol`, selector: podSelector(workload) },
): object {
  return manifest('NetworkPolicy', {
    metadata: objectMetadata(workload, pods.name),
    spec: policySpec(pods.selector, allowed),
  });
}
