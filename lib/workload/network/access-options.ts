import type { Violation } from '../../lint/rule';
import type { Peer } from './peer';

/** Options of {@link NetworkAccess.restricted}. */
export interface RestrictedAccessOptions {
  /**
   * Who may connect to the port for clients. An empty list admits no one but the pods of the cluster or ensemble itself. An ensemble needs
   * the brokers here: `[Peer.pods({ app: 'kafka' })]`.
   */
  readonly clients: Peer[];

  /**
   * Who may connect to the ports of the `ports` prop, such as that of an agent with metrics.
   * @default - no one
   */
  readonly scrapers?: Peer[];
}

/** Options of {@link NetworkAccess.restrictEgress}. */
export interface EgressOptions {
  /**
   * The servers that resolve names.
   * @default - pods with the label `k8s-app: kube-dns` in the namespace `kube-system`, and 169.254.20.10, the address of NodeLocal DNSCache
   */
  readonly dns?: Peer[];

  /**
   * The port on which pods of `dns` listen, for UDP and TCP. OpenShift's listen on 5353.
   * @default 53
   */
  readonly dnsPort?: number;

  /**
   * What else the servers connect to: an ensemble that is not of this app, a provider of identities, an object store.
   * @default - nothing
   */
  readonly destinations?: EgressDestination[];
}

/** Something that the servers connect to. */
export interface EgressDestination {
  /** Who it is. */
  readonly to: Peer;

  /**
   * Its TCP ports, 1 to 65535. Of pods, the ports of their containers, and not those of a Service.
   * @default - all ports, of all protocols
   */
  readonly ports?: number[];
}

/**
 * The access to servers as policies and rules need it.
 *
 * @internal
 */
export interface RenderedAccess extends Partial<RestrictedAccessOptions> {
  /** Undefined if egress is not restricted. */
  readonly egress?: EgressOptions;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}
