import { NAMESPACE_NAME } from './connections';
import type { Peer } from './peer';

/** A pod as a policy sees it. */
export interface PodIdentity {
  readonly labels: { readonly [label: string]: string };
  /** Undefined if it is not known. */
  readonly namespace: string | undefined;
}

/**
 * Whether a pod can be one of these peers: false if it is certain that it is not.
 *
 * @param home the namespace of the policy; undefined if it is not known
 */
export function canBeAmong(peers: readonly Peer[], pod: PodIdentity, home: string | undefined): boolean {
  return peers.some((peer) => {
    const { kind, podLabels = {}, namespaces } = peer._render();
    // which addresses pods have is not known
    if (kind === 'anyone' || kind === 'addresses') return true;
    const hasLabels = Object.entries(podLabels).every(([key, value]) => pod.labels[key] === value);
    return hasLabels && canBeIn(namespaces, pod.namespace, home);
  });
}

/** The labels of a namespace are not known, except its name. */
function canBeIn(
  namespaces: ReturnType<Peer['_render']>['namespaces'],
  namespace: string | undefined,
  home: string | undefined,
): boolean {
  if (namespaces === 'any') return true;
  const name =
    namespaces === undefined ? home : 'name' in namespaces ? namespaces.name : namespaces.labels[NAMESPACE_NAME];
  return name === undefined || namespace === undefined || name === namespace;
}
