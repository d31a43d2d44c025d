import type { k8s } from 'cdk8s-plus-27';
import { manifest } from '../../kubernetes/manifest';
import type { AllowedConnections } from '../network/connections';
import { policySpec } from '../network/policy-spec';
import { objectMetadata, podSelector, type Workload } from '../workload';

/** The policy of the servers of a workload. */
export function networkPolicy(workload: Workload, allowed: AllowedConnections): object {
  return policyOf(workload, `${workload.name}-netpol`, podSelector(workload), allowed);
}

/** A policy of pods that belong to a workload without being its servers. */
export function policyOf(
  workload: Workload,
  name: string,
  pods: k8s.LabelSelector,
  allowed: AllowedConnections,
): object {
  return manifest('NetworkPolicy', { metadata: objectMetadata(workload, name), spec: policySpec(pods, allowed) });
}
