import { itemsOf, member } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';
import {
  annotated,
  BALANCER,
  type Cut,
  HEADLESS,
  isHeadless,
  NODE_PORTS,
  PORTS,
  type ServiceCut,
  typeOf,
} from './service-cut';
import { rangesOutside, sourceRangesOf } from './source-ranges';

/** Clients, or servers, that a Service no longer lets in although its address stays. */
export const REACH_CUTS: readonly ServiceCut[] = [
  {
    what: 'addresses that a load balancer no longer lets in',
    why: 'clients from other addresses are cut off immediately, as by a firewall; so are brokers that reach each other through it',
    steps: ['list every range that clients come from, then acknowledge this change'],
    cuts: (before, after) => {
      if (![before, after].every((side) => typeOf(side) === 'LoadBalancer')) return [];
      const [old, desired] = [before, after].map(sourceRangesOf);
      const lost = rangesOutside(old, desired).length > 0;
      return lost ? [{ path: ['spec', 'loadBalancerSourceRanges'], from: old.join(', '), to: desired.join(', ') }] : [];
    },
    examples: {
      cut: [
        [BALANCER, { ...BALANCER, loadBalancerSourceRanges: ['10.0.0.0/8'] }],
        [
          { ...BALANCER, loadBalancerSourceRanges: ['10.0.0.0/8'] },
          { ...BALANCER, loadBalancerSourceRanges: ['10.1.0.0/16'] },
        ],
        [
          { ...BALANCER, loadBalancerSourceRanges: ['10.0.0.0/8', '192.168.0.0/16'] },
          { ...BALANCER, loadBalancerSourceRanges: ['10.0.0.0/8'] },
        ],
        [BALANCER, annotated(BALANCER, 'service.beta.kubernetes.io/load-balancer-source-ranges', '10.0.0.0/8')],
      ],
      harmless: [
        [{ ...BALANCER, loadBalancerSourceRanges: ['10.0.0.0/8'] }, BALANCER],
        [
          { ...BALANCER, loadBalancerSourceRanges: ['10.1.0.0/16'] },
          { ...BALANCER, loadBalancerSourceRanges: ['10.0.0.0/8'] },
        ],
        [BALANCER, { ...BALANCER, loadBalancerSourceRanges: ['0.0.0.0/0'] }],
        [
          { ...BALANCER, loadBalancerSourceRanges: ['10.0.0.0/8', '192.168.0.0/16'] },
          { ...BALANCER, loadBalancerSourceRanges: ['192.168.0.0/16', '10.0.0.0/8'] },
        ],
        // only load balancers have a firewall
        [NODE_PORTS, { ...NODE_PORTS, loadBalancerSourceRanges: ['10.0.0.0/8'] }],
      ],
    },
  },
  {
    what: 'traffic that stays on its node',
    why: 'clients on nodes without such a pod reach nothing: their connections are dropped, and not sent to other nodes',
    steps: ['keep Cluster, unless every node with clients also runs such a pod'],
    cuts: (before, after) => {
      if (isHeadless(after) || typeOf(after) === 'ExternalName') return [];
      return changeTo('internalTrafficPolicy', 'Local', before, after);
    },
    examples: {
      cut: [
        [PORTS, { ...PORTS, internalTrafficPolicy: 'Local' }],
        [
          { ...BALANCER, internalTrafficPolicy: 'Cluster' },
          { ...BALANCER, internalTrafficPolicy: 'Local' },
        ],
      ],
      harmless: [
        [{ ...PORTS, internalTrafficPolicy: 'Local' }, PORTS],
        // names of a headless Service resolve to pods: no node is in between
        [HEADLESS, { ...HEADLESS, internalTrafficPolicy: 'Local' }],
        [PORTS, { ...PORTS, trafficDistribution: 'PreferClose' }],
      ],
    },
  },
  {
    what: 'traffic from outside that stays on its node',
    why: 'nodes without such a pod drop connections: clients that use their addresses reach nothing, and a load balancer sends to them until its health checks fail',
    steps: ['let clients use only nodes with such a pod, or keep Cluster'],
    cuts: (before, after) => {
      const isOutside = [before, after].every((side) => ['LoadBalancer', 'NodePort'].includes(typeOf(side)));
      return isOutside ? changeTo('externalTrafficPolicy', 'Local', before, after) : [];
    },
    examples: {
      cut: [
        [NODE_PORTS, { ...NODE_PORTS, externalTrafficPolicy: 'Local' }],
        [BALANCER, { ...BALANCER, externalTrafficPolicy: 'Local' }],
      ],
      harmless: [
        [{ ...BALANCER, externalTrafficPolicy: 'Local' }, BALANCER],
        [PORTS, NODE_PORTS],
      ],
    },
  },
  {
    what: 'servers of a peer Service that are found only when they are ready',
    why: 'members that start together cannot find each other: an ensemble that has lost its quorum never forms one again',
    steps: ['keep publishNotReadyAddresses: true for Services by which servers find each other'],
    cuts: (before, after) => {
      if (isHeadless(before) || !portsOf(before).some(isPeerPort)) return [];
      const [from, to] = [before, after].map((side) => member(side, 'spec', 'publishNotReadyAddresses') === true);
      return from && !to ? [{ path: ['spec', 'publishNotReadyAddresses'], from: 'true', to: 'false' }] : [];
    },
    examples: {
      cut: [
        [{ publishNotReadyAddresses: true, ports: [{ port: 2888 }] }, { ports: [{ port: 2888 }] }],
        [
          { publishNotReadyAddresses: true, ports: [{ name: 'tcp-election', port: 1 }] },
          { ports: [{ name: 'tcp-election', port: 1 }] },
        ],
      ],
      harmless: [
        [{ ...PORTS, publishNotReadyAddresses: true }, PORTS],
        [{ ports: [{ port: 2888 }] }, { publishNotReadyAddresses: true, ports: [{ port: 2888 }] }],
      ],
    },
  },
];

function changeTo(field: string, value: string, before: Manifest, after: Manifest): readonly Cut[] {
  const [from = 'Cluster', to = 'Cluster'] = [before, after].map(
    (side) => member(side, 'spec', field) as string | undefined,
  );
  return from !== to && to === value ? [{ path: ['spec', field], from, to }] : [];
}

/** A port that only servers of the same cluster use. */
function isPeerPort({ name, port }: Record<string, unknown>): boolean {
  return port === 2888 || port === 3888 || /peer|elect|quorum|follower|controller/i.test(String(name ?? ''));
}

function portsOf(service: Manifest): readonly Record<string, unknown>[] {
  return itemsOf(member(service, 'spec', 'ports'));
}
