/**
 * Answers what NetworkPolicy objects allow, as the API defines it: a pod that a policy selects for a direction is isolated in it, the rules of all
 * policies add up, and a connection needs both its ends. It reads manifests, and knows nothing of how this library writes them.
 *
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
import { isIpv4Within } from '../../lib/kubernetes/addresses';
import type { Manifest } from '../support/manifests';

/** One end of a connection: a pod, or an address outside if it has no labels. */
export interface Endpoint {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly namespaceLabels?: Labels;
  readonly address?: string;
  /** Names of the ports of its containers. */
  readonly ports?: Readonly<Record<string, number>>;
}

type Labels = Readonly<Record<string, string>>;
type Protocol = 'TCP' | 'UDP' | 'SCTP';
type Direction = 'Ingress' | 'Egress';

/** The namespace of objects without one. */
const DEFAULT_NAMESPACE = 'default';

/** Whether the policies among these objects let one end connect to a port of the other. */
export function mayConnect(
  objects: readonly Manifest[],
  from: Endpoint,
  to: Endpoint,
  port: number,
  protocol: Protocol = 'TCP',
): boolean {
  const policies = objects.filter(({ kind }) => kind === 'NetworkPolicy');
  const target = { port, protocol, endpoint: to };
  return isAllowed(policies, 'Egress', from, to, target) && isAllowed(policies, 'Ingress', to, from, target);
}

/** Every allowed connection, as `from -> to:port`. */
export function allowedConnections(
  objects: readonly Manifest[],
  sources: readonly Endpoint[],
  targets: readonly Endpoint[],
): readonly string[] {
  return targets.flatMap((to) =>
    Object.values(to.ports ?? {}).flatMap((port) =>
      sources.filter((from) => mayConnect(objects, from, to, port)).map((from) => `${from.name} -> ${to.name}:${port}`),
    ),
  );
}

/** One pod of each workload among these objects, with the ports of its containers. */
export function podsOf(objects: readonly Manifest[]): readonly Endpoint[] {
  return objects
    .filter(({ spec }) => spec?.template?.spec?.containers !== undefined)
    .map(({ metadata, spec: { template } }) => ({
      name: template.metadata.labels.app ?? metadata.name,
      namespace: metadata.namespace,
      labels: template.metadata.labels,
      ports: Object.fromEntries(
        template.spec.containers.flatMap((container: Manifest) =>
          (container.ports ?? []).map((port: Manifest) => [port.name, port.containerPort]),
        ),
      ),
    }));
}

interface Target {
  readonly port: number;
  readonly protocol: Protocol;
  readonly endpoint: Endpoint;
}

function isAllowed(
  policies: readonly Manifest[],
  direction: Direction,
  pod: Endpoint,
  peer: Endpoint,
  target: Target,
): boolean {
  if (pod.labels === undefined) return true;
  const isolating = policies.filter(
    ({ metadata, spec }) =>
      namespaceOf(metadata) === namespaceOf(pod) &&
      typesOf(spec).includes(direction) &&
      selects(spec.podSelector, pod.labels),
  );
  if (isolating.length === 0) return true;
  return isolating.some(({ metadata, spec }) =>
    (direction === 'Ingress' ? (spec.ingress ?? []) : (spec.egress ?? [])).some(
      ({ ports, from, to }: Manifest) =>
        // what is missing or empty matches everything
        matchesAny(ports, (each) => isPort(each, target)) &&
        matchesAny(direction === 'Ingress' ? from : to, (each) => isPeer(each, peer, namespaceOf(metadata))),
    ),
  );
}

function typesOf({ policyTypes, egress }: Manifest): readonly Direction[] {
  return policyTypes ?? (egress === undefined ? ['Ingress'] : ['Ingress', 'Egress']);
}

function matchesAny(list: readonly Manifest[] | undefined, matches: (item: Manifest) => boolean): boolean {
  return list === undefined || list.length === 0 || list.some(matches);
}

function isPort({ protocol = 'TCP', port, endPort }: Manifest, target: Target): boolean {
  if (protocol !== target.protocol) return false;
  if (port === undefined) return true;
  if (typeof port === 'string') return target.endpoint.ports?.[port] === target.port;
  return target.port >= port && target.port <= (endPort ?? port);
}

function isPeer(rule: Manifest, { labels, address, namespaceLabels, ...peer }: Endpoint, home: string): boolean {
  const { ipBlock, podSelector, namespaceSelector } = rule;
  if (ipBlock !== undefined) {
    const isIn = (range: string) => address !== undefined && isIpv4Within(address, range) === true;
    return isIn(ipBlock.cidr) && !(ipBlock.except ?? []).some(isIn);
  }
  if (labels === undefined) return false;
  const namespace = namespaceOf(peer);
  const isInNamespace =
    namespaceSelector === undefined
      ? namespace === home
      : selects(namespaceSelector, { 'kubernetes.io/metadata.name': namespace, ...namespaceLabels });
  return isInNamespace && (podSelector === undefined || selects(podSelector, labels));
}

/** An empty selector matches everything. */
function selects({ matchLabels = {}, matchExpressions = [] }: Manifest, labels: Labels = {}): boolean {
  return (
    Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
    matchExpressions.every(({ key, operator, values }: Manifest) => {
      const value = labels[key];
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      const isListed = value !== undefined && values.includes(value);
      if (operator === 'In') return isListed;
      if (operator === 'NotIn') return !isListed;
      throw new Error(`an operator that no selector has: ${operator}`);
    })
  );
}

function namespaceOf({ namespace }: { readonly namespace?: string }): string {
  return namespace ?? DEFAULT_NAMESPACE;
}
