import { member } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';
import { movedAnnotations } from './load-balancer-annotations';
import { annotated, BALANCER, type Cut, HEADLESS, NODE_PORTS, PORTS, type ServiceCut, typeOf } from './service-cut';

const INTERNAL = 'service.beta.kubernetes.io/aws-load-balancer-internal';
const HOSTNAME = 'external-dns.alpha.kubernetes.io/hostname';

const FIRST_A_SECOND_ONE = 'create a second Service first, and move the clients to it';

/** Addresses and names of a Service that clients lose. */
export const ADDRESS_CUTS: readonly ServiceCut[] = [
  {
    what: 'a type whose clients lose their address',
    why: 'the addresses or ports that clients use are released immediately',
    steps: [FIRST_A_SECOND_ONE],
    cuts: (before, after) => {
      const [from, to] = [before, after].map(typeOf);
      const isLost = (REACHABLE[from] ?? []).some((way) => !(REACHABLE[to] ?? []).includes(way));
      return isLost ? [{ path: ['spec', 'type'], from, to }] : [];
    },
    examples: {
      cut: [
        [BALANCER, PORTS],
        [BALANCER, NODE_PORTS],
        [NODE_PORTS, PORTS],
        [PORTS, { type: 'ExternalName', externalName: 'kafka.example' }],
        [{ type: 'ExternalName', externalName: 'kafka.example' }, PORTS],
      ],
      harmless: [
        [PORTS, NODE_PORTS],
        [NODE_PORTS, BALANCER],
        [PORTS, BALANCER],
      ],
    },
  },
  {
    what: 'an address that clients use',
    why: 'connections to the old address fail, or lead elsewhere, as soon as it changes',
    steps: [FIRST_A_SECOND_ONE],
    cuts: (before, after) => [
      ...(typeOf(after) === 'LoadBalancer' ? changeOf('loadBalancerIP', before, after) : []),
      ...changeOf('externalName', before, after),
      ...removedItems('externalIPs', before, after),
      ...removedItems('ipFamilies', before, after),
    ],
    examples: {
      cut: [
        [
          { ...BALANCER, loadBalancerIP: '203.0.113.1' },
          { ...BALANCER, loadBalancerIP: '203.0.113.2' },
        ],
        [
          { type: 'ExternalName', externalName: 'a.example' },
          { type: 'ExternalName', externalName: 'b.example' },
        ],
        [
          { ...PORTS, externalIPs: ['203.0.113.1', '203.0.113.2'] },
          { ...PORTS, externalIPs: ['203.0.113.1'] },
        ],
        [{ ...PORTS, externalIPs: ['203.0.113.1'] }, PORTS],
        [
          { ...PORTS, ipFamilies: ['IPv4', 'IPv6'] },
          { ...PORTS, ipFamilies: ['IPv4'] },
        ],
      ],
      harmless: [
        [PORTS, { ...PORTS, externalIPs: ['203.0.113.1'] }],
        [BALANCER, { ...BALANCER, loadBalancerIP: '203.0.113.1' }],
        [
          { ...PORTS, ipFamilies: ['IPv4'] },
          { ...PORTS, ipFamilies: ['IPv4', 'IPv6'] },
        ],
      ],
    },
  },
  {
    what: 'one IP family instead of two',
    why: 'the second address of the Service is released: clients that use it are cut off',
    steps: ['check that no client uses the other family, then acknowledge this change'],
    cuts: (before, after) => {
      const [from, to] = [before, after].map((side) => member(side, 'spec', 'ipFamilyPolicy') ?? 'SingleStack');
      return from !== 'SingleStack' && to === 'SingleStack' && member(after, 'spec', 'ipFamilyPolicy') !== undefined
        ? [{ path: ['spec', 'ipFamilyPolicy'], from: String(from), to: String(to) }]
        : [];
    },
    examples: {
      cut: [
        [
          { ...PORTS, ipFamilyPolicy: 'RequireDualStack' },
          { ...PORTS, ipFamilyPolicy: 'SingleStack' },
        ],
      ],
      harmless: [
        [
          { ...PORTS, ipFamilyPolicy: 'SingleStack' },
          { ...PORTS, ipFamilyPolicy: 'PreferDualStack' },
        ],
        // the API server keeps what the Service has
        [{ ...PORTS, ipFamilyPolicy: 'RequireDualStack' }, PORTS],
      ],
    },
  },
  {
    what: 'an annotation that gets clients another address',
    why: 'the cloud provider or the DNS controller gives the Service another address or name, and takes away the old one: clients outside are cut off',
    steps: [FIRST_A_SECOND_ONE],
    cuts: (before, after) =>
      movedAnnotations(before, after)
        .filter(
          ([name]) =>
            typeOf(before) === typeOf(after) && (typeOf(after) === 'LoadBalancer' || name.startsWith('external-dns')),
        )
        .map(([name, from, to]) => ({ path: ['metadata', 'annotations', name], from, to })),
    examples: {
      cut: [
        [BALANCER, annotated(BALANCER, INTERNAL, 'true')],
        [annotated(BALANCER, INTERNAL, 'true'), BALANCER],
        [annotated(BALANCER, HOSTNAME, 'a.example'), annotated(BALANCER, HOSTNAME, 'b.example')],
        [annotated(HEADLESS, HOSTNAME, 'a.example'), HEADLESS],
      ],
      harmless: [
        [BALANCER, annotated(BALANCER, INTERNAL, 'false')],
        [BALANCER, annotated(BALANCER, HOSTNAME, 'a.example')],
        [BALANCER, annotated(BALANCER, 'example.com/team', 'a')],
        [PORTS, annotated(PORTS, INTERNAL, 'true')],
      ],
    },
  },
];

/** The ways in which clients reach a Service, by its type. */
const REACHABLE: Readonly<Record<string, readonly string[]>> = {
  ClusterIP: ['address'],
  NodePort: ['address', 'node port'],
  LoadBalancer: ['address', 'node port', 'load balancer'],
  ExternalName: ['name'],
};

/** A value that is replaced by another one, or removed; a value that is added takes nothing away. */
function changeOf(field: string, before: Manifest, after: Manifest): readonly Cut[] {
  const [from, to] = [before, after].map((side) => member(side, 'spec', field));
  return typeof from === 'string' && typeof to === 'string' && from !== to ? [{ path: ['spec', field], from, to }] : [];
}

function removedItems(field: string, before: Manifest, after: Manifest): readonly Cut[] {
  const [from, to] = [before, after].map((side) => member(side, 'spec', field));
  if (!Array.isArray(from)) return [];
  // the API server keeps families that a manifest does not list
  if (field === 'ipFamilies' && !Array.isArray(to)) return [];
  const kept: readonly unknown[] = Array.isArray(to) ? to : [];
  return from.every((item) => kept.includes(item))
    ? []
    : [{ path: ['spec', field], from: from.join(', '), to: kept.join(', ') || undefined }];
}
