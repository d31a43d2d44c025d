import { Chart } from 'cdk8s';
import { LabelSelector, type NetworkPolicyPeerConfig, type PodSelectorConfig } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';

/** The label that Kubernetes puts on every namespace. */
const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** How cdk8s-plus selects the pods of a workload: by its labels, and by its namespace where that is known. */
export function podSelectorConfig(workload: IConstruct, labels: { [key: string]: string }): PodSelectorConfig {
  const namespace = Chart.of(workload).namespace;
  return {
    labelSelector: LabelSelector.of({ labels }),
    namespaces:
      namespace === undefined
        ? undefined
        : { names: [namespace], labelSelector: LabelSelector.of({ labels: { [NAMESPACE_NAME]: namespace } }) },
  };
}

/** The same as a peer of a NetworkPolicy. */
export function networkPolicyPeer(workload: IConstruct, labels: { [key: string]: string }): NetworkPolicyPeerConfig {
  return { podSelector: podSelectorConfig(workload, labels) };
}
