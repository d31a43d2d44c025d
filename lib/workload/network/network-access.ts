import type { EgressOptions, RenderedAccess, RestrictedAccessOptions } from './access-options';
import type * as validation from './validated-access';

/**
 * Who may connect to the servers: NetworkPolicy objects, one for each StatefulSet. What the servers and the Jobs of a cluster need among
 * themselves is always admitted.
 *
 * The network plug-in of the Kubernetes cluster has to enforce policies. One that does not, ignores them silently. Policies only add up: another
 * policy for the same pods can admit more, and cannot take anything away. A node always reaches its own pods, so probes of the kubelet do too.
 * Whether a connection that is already open is closed depends on the plug-in.
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
   * The same, and the servers and Jobs may only connect to DNS, each other, the ensemble of the same app, and these destinations. In a namespace
   * where another policy denies all egress, this admits what they need.
   */
  public restrictEgress(options: EgressOptions = {}): NetworkAccess {
    return new NetworkAccess(this.options, options);
  }

  /** @internal */
  public _render(): RenderedAccess {
    return (require('./validated-access') as typeof validation).validatedAccess(this.options, this.egress);
  }
}
