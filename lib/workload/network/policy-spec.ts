import type { k8s } from 'cdk8s-plus-27';
import { intOrString } from '../../kubernetes/manifest';
import { type AllowedConnections, type Connections, NAMESPACE_NAME } from './connections';
import type { Peer, RenderedPeer } from './peer';

/** The policy that allows these connections of the selected pods, and no others in the same directions. */
export function policySpec(
  podSelector: k8s.LabelSelector,
  { ingress, egress }: AllowedConnections,
): k8s.NetworkPolicySpec {
  return {
    podSelector,
    policyTypes: [...(ingress === undefined ? [] : ['Ingress']), ...(egress === undefined ? [] : ['Egress'])],
    ingress: ingress && policyRules(ingress).map(({ ports, peers }) => ({ ports, from: peers })),
    egress: egress && policyRules(egress).map(({ ports, peers }) => ({ ports, to: peers })),
  };
}

/** A rule of a policy, for either direction. */
interface PolicyRule {
  readonly ports: k8s.NetworkPolicyPort[] | undefined;
  /** Undefined for everyone. */
  readonly peers: k8s.NetworkPolicyPeer[] | undefined;
}

function policyRules(all: readonly Connections[]): readonly PolicyRule[] {
  const byPeers = new Map<string, PolicyRule>();
  for (const connections of all) {
    // a rule without peers, or without ports, would allow all
    if (connections.peers.length === 0 || connections.ports?.length === 0) continue;
    const rule = { ports: policyPorts(connections), peers: policyPeers(connections.peers) };
    const key = JSON.stringify([rule.peers, rule.ports === undefined]);
    const same = byPeers.get(key);
    byPeers.set(key, { ...rule, ports: rule.ports && [...(same?.ports ?? []), ...rule.ports] });
  }
  return [...byPeers.values()];
}

/** By their numbers: names of ports belong to each pod. */
function policyPorts({ ports, protocols }: Connections): k8s.NetworkPolicyPort[] | undefined {
  return ports?.flatMap((port) =>
    (protocols ?? [undefined]).map((protocol) => ({ protocol, port: intOrString(port) })),
  );
}

function policyPeers(peers: readonly Peer[]): k8s.NetworkPolicyPeer[] | undefined {
  if (peers.some((peer) => peer._render().kind === 'anyone')) return undefined;
  const each = peers.map((peer) => [JSON.stringify(peer._render()), policyPeer(peer)] as const);
  return [...new Map(each).values()];
}

/** Pods and their namespace are one item of the list: as two, each would be a peer of its own. */
function policyPeer(peer: Peer): k8s.NetworkPolicyPeer {
  const { kind, podLabels, namespaces, cidr, except } = peer._render();
  if (kind === 'addresses') {
    return { ipBlock: { cidr: cidr ?? '', except: except?.length === 0 ? undefined : except?.slice() } };
  }
  return {
    namespaceSelector: namespaces && { matchLabels: namespaceLabels(namespaces) },
    podSelector: { matchLabels: kind === 'pods' ? podLabels : undefined },
  };
}

function namespaceLabels(namespaces: NonNullable<RenderedPeer['namespaces']>): { [label: string]: string } | undefined {
  if (namespaces === 'any') return undefined;
  return 'labels' in namespaces ? namespaces.labels : { [NAMESPACE_NAME]: namespaces.name };
}
