import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { podSelectorConfig } from '../kubernetes/selectors';

/**
 * A construct whose pods cdk8s-plus can select. It is not part of the public API: jsii shows its members as the constructs' own.
 *
 * @internal
 */
export abstract class PodGroup extends Construct implements kplus.IPodSelector, kplus.INetworkPolicyPeer {
  constructor(
    scope: Construct,
    id: string,
    /**
     * The labels by which the pods are selected. With another cdk8s-plus than 27:
     * `kplus.Pods.select(chart, 'brokers', { labels: kafka.selectorLabels })` is a selector and a peer.
     */
    public readonly selectorLabels: { [key: string]: string },
    /** Several workloads, by their names; `selectorLabels` is then that of the first. */
    private readonly workloads?: readonly string[],
  ) {
    super(scope, id);
  }

  /** Lets cdk8s-plus select the pods. */
  public toPodSelectorConfig(): kplus.PodSelectorConfig {
    return podSelectorConfig(this, this.selectorLabels, this.workloads);
  }

  /** Lets a cdk8s-plus NetworkPolicy name the pods as a peer. */
  public toNetworkPolicyPeerConfig(): kplus.NetworkPolicyPeerConfig {
    return { podSelector: this.toPodSelectorConfig() };
  }

  /** The construct itself: it selects its pods. */
  public toPodSelector(): kplus.IPodSelector | undefined {
    return this;
  }
}
