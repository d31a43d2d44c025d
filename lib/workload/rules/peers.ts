import { canonicalCidr, isCidr, isCidrWithin } from '../../kubernetes/addresses';
import { isLabelKey, isLabelValue } from '../../kubernetes/api-names';
import { isHostLabel } from '../../kubernetes/names';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Violation } from '../../lint/rule';
import type { RenderedPeer } from '../network/peer';

/** What is wrong with a peer: its labels, its namespace, its addresses. */
export function peerProblems({ kind, podLabels, namespaces, cidr, except = [] }: RenderedPeer): readonly Violation[] {
  if (kind === 'anyone' || kind === 'addresses') {
    return [
      ...(kind === 'anyone' ? [] : addressProblems(cidr, except)),
      ...findingIf(namespaces !== undefined, {
        problem: `Peer.${kind} is in a namespace`,
        fix: 'remove it: only pods are in one',
      }),
    ];
  }
  return [
    ...(kind === 'pods' ? labelProblems('Peer.pods', podLabels, 'Peer.allPods()') : []),
    ...namespaceProblems(namespaces),
  ];
}

function namespaceProblems(namespaces: RenderedPeer['namespaces']): readonly Violation[] {
  if (namespaces === undefined || namespaces === 'any') return [];
  if ('labels' in namespaces) return labelProblems('inNamespaces', namespaces.labels, 'inAnyNamespace()');
  const { name } = namespaces;
  return findingIf(typeof name !== 'string' || !isHostLabel(name), {
    problem: `inNamespace has ${given(name)}`,
    fix: 'use the name of a namespace: lower-case letters, digits and hyphens, at most 63 characters',
  });
}

/** JavaScript users may pass anything, and nothing. */
function given(value: unknown): string {
  return value === undefined || value === null ? 'no value' : describe(value);
}

function labelProblems(method: string, labels: unknown, all: string): readonly Violation[] {
  if (typeof labels !== 'object' || labels === null || Object.keys(labels).length === 0) {
    return [{ problem: `${method} has ${given(labels)}`, fix: `give labels, { app: 'shop' }, or use ${all}` }];
  }
  return Object.entries(labels).flatMap(([key, value]: [string, unknown]) =>
    findingIf(!isLabelKey(key) || typeof value !== 'string' || !isLabelValue(value), {
      problem: `${method} has ${JSON.stringify(key)}: ${describe(value)}`,
      fix: 'use letters, digits, hyphens, dots and underscores, at most 63 characters; a key may start with a domain and a slash',
    }),
  );
}

function addressProblems(cidr: unknown, except: readonly unknown[]): readonly Violation[] {
  const wrong = [cidr, ...except].flatMap(rangeProblems);
  if (wrong.length > 0) return wrong;
  return except.flatMap((range) =>
    findingIf(!isCidrWithin(String(range), String(cidr)), {
      problem: `the exception ${describe(range)} is not within ${describe(cidr)}`,
      fix: 'use smaller ranges within the first one, or remove it',
    }),
  );
}

function rangeProblems(range: unknown): readonly Violation[] {
  if (typeof range !== 'string' || !isCidr(range)) {
    return [
      {
        problem: `Peer.addresses has ${given(range)}`,
        fix: 'use a range: 203.0.113.0/24, or 203.0.113.7/32 for one address',
      },
    ];
  }
  const network = canonicalCidr(range);
  return findingIf(network !== range && network !== undefined, {
    problem: `${describe(range)} is not the first address of its range`,
    fix: `write ${network} for all of it, or ${range.split('/')[0]}/32 for this address`,
  });
}
