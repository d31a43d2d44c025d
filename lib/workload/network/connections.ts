import type { EgressOptions, RenderedAccess } from './access-options';
import { Peer } from './peer';

/** Connections that are allowed: to these ports, from or to these peers. */
export interface Connections {
  /** Undefined for all ports of all protocols. */
  readonly ports?: readonly number[];
  /** Undefined for TCP. */
  readonly protocols?: readonly ('UDP' | 'TCP')[];
  /** Empty for no one. */
  readonly peers: readonly Peer[];
}

/** What pods may do on the network. */
export interface AllowedConnections {
  /** Undefined if anyone may connect to them. */
  readonly ingress?: readonly Connections[];
  /** Undefined if they may connect to anyone. */
  readonly egress?: readonly Connections[];
}

/** The label that Kubernetes gives each namespace. */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** CoreDNS has the label of its predecessor. On nodes with a cache of their own, pods ask it at an address that no selector covers. */
const CLUSTER_DNS: readonly Peer[] = [
  Peer.pods({ 'k8s-app': 'kube-dns' }).inNamespace('kube-system'),
  Peer.addresses('169.254.20.10/32'),
];

/** Who may connect to the ports that are not the server's own. */
export function fromScrapers(ports: readonly { readonly port: number }[], { scrapers }: RenderedAccess): Connections {
  return { ports: ports.map(({ port }) => port), peers: scrapers ?? [] };
}

/** What pods connect to besides each other. */
export function toOthers({ dns, dnsPort, destinations }: EgressOptions): readonly Connections[] {
  return [
    // answers that do not fit into a datagram are asked for again by TCP
    { ports: [dnsPort ?? 53], protocols: ['UDP', 'TCP'], peers: dns ?? CLUSTER_DNS },
    ...(destinations ?? []).map(({ to, ports }) => ({ ports, peers: [to] })),
  ];
}
