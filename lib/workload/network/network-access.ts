import type { EgressOptions, RenderedAccess, RestrictedAccessOptions } from './access-options';
import type * as validation from './validated-access';

/**
 * Who may connect to the servers: NetworkPolicy objects, one for each StatefulSet. What the servers need among themselves is always
 * admitted, also from the Jobs of a cluster.
 *
 * The network plug-in of the Kubernetes cluster has to enforce policies; one that does not ignores them silently. Policies only add up: another policy
 * that selects the same pods can admit more, and none can take anything away. Probes of the kubelet always pass, as does what is on the same node outside of pods.
 * What is connected already may stay so.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkAccess {
  /**
   * Only these peers, and the servers among themselves. Every other port is closed. What the servers connect to is not restricted:
   * `restrictEgress` does that.
   */
  public static restricted(options: RestrictedAccessOptions): NetworkAccess {
    return new NetworkAccess(options);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'NetworkAccess';

  private constructor(
    private readonly options: RestrictedAccessOptions,
    private readonly egress?: EgressOptions,
  ) {}

  /**
   * The same, and the servers and Jobs connect to nothing but DNS, each other, the ensemble of the same app, and these destinations. Also right in a
   * namespace where another policy denies egress: it admits what is needed.
   */
  public restrictEgress(options: EgressOptions = {}): NetworkAccess {
    return new NetworkAccess(this.options, options);
  }

  /** @internal */
  public _render(): RenderedAccess {
    return (require('./validated-access') as typeof validation).validatedAccess(this.options, this.egress);
  }
}
