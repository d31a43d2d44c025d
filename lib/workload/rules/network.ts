import { isPortNumber } from '../../kubernetes/api-names';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import type { RenderedAccess } from '../network/access-options';
import { NetworkAccess } from '../network/network-access';
import { Peer } from '../network/peer';
import type { WorkloadProps } from '../workload-props';
import { NETWORK_POLICY_PAGE, type WorkloadModel } from './model';
import { peerProblems } from './peers';

/** Props of an example. */
interface NetworkExample extends WorkloadProps {
  readonly networkPolicy?: NetworkAccess;
}

const SHOP = Peer.pods({ app: 'shop' });
const METRICS = [{ name: 'metrics', port: 9404 }];

function clientsAre(...clients: Peer[]): NetworkExample {
  return { networkPolicy: NetworkAccess.restricted({ clients }) };
}

function egressWith(options: object): NetworkExample {
  return { networkPolicy: NetworkAccess.restricted({ clients: [] }).restrictEgress(options) };
}

/** Who may connect to the servers, and to whom they may. */
export const NETWORK_RULES: readonly Rule<WorkloadModel, NetworkExample>[] = [
  {
    id: 'network-clients-missing',
    severity: 'error',
    about: ['networkPolicy'],
    check: ({ workload: { networkPolicy } }) => {
      const access = networkPolicy?._render();
      return findingIf(access !== undefined && access.clients === undefined && access.rejected.length === 0, {
        problem: 'NetworkAccess.restricted has no clients',
        fix: "list them: clients: [Peer.pods({ app: 'shop' })], or [] if only the servers themselves connect",
      });
    },
    why: 'whom a policy admits must be chosen: a missing list could mean everyone or no one',
    source: 'NetworkAccess.restricted',
    examples: {
      good: [clientsAre(), clientsAre(SHOP)],
      bad: [{ networkPolicy: NetworkAccess.restricted({ scrapers: [SHOP] } as never), ports: METRICS }],
    },
  },
  {
    id: 'invalid-network-peer',
    severity: 'error',
    about: ['networkPolicy'],
    check: ({ workload: { networkPolicy } }) =>
      peersOf(networkPolicy?._render()).flatMap(([option, peer]) =>
        peerProblems(peer._render()).map(({ problem, fix }) => ({ problem: `in ${option}, ${problem}`, fix })),
      ),
    why: 'the API server rejects the NetworkPolicy, or it admits others than it seems to',
    source: NETWORK_POLICY_PAGE,
    examples: {
      good: [
        clientsAre(SHOP, Peer.pods({ 'example.com/role': 'Client_1', empty: '' }).inNamespace('shop')),
        clientsAre(Peer.allPods().inNamespaces({ team: 'shop' }), Peer.allPods().inAnyNamespace()),
        clientsAre(Peer.addresses('203.0.113.0/24', '203.0.113.7/32'), Peer.addresses('2001:db8::/32')),
      ],
      bad: [
        clientsAre(Peer.pods({})),
        clientsAre(Peer.pods(undefined as never)),
        clientsAre(Peer.pods({ 'not a label': 'shop' })),
        clientsAre(Peer.pods({ app: 'two words' })),
        clientsAre(SHOP.inNamespace('Not_A_Namespace')),
        clientsAre(SHOP.inNamespace(undefined as never)),
        clientsAre(SHOP.inNamespaces({})),
        clientsAre(SHOP.inNamespaces({ team: 5 } as never)),
        clientsAre(Peer.addresses('203.0.113.0')),
        clientsAre(Peer.addresses('203.0.113.7/24')),
        clientsAre(Peer.addresses('203.0.113.0/24', '198.51.100.7/32')),
        clientsAre(Peer.addresses('203.0.113.0/24', '203.0.113.7')),
        clientsAre(Peer.addresses('203.0.113.0/24').inNamespace('shop')),
        clientsAre(Peer.anyone().inAnyNamespace()),
      ],
    },
  },
  {
    id: 'invalid-egress',
    severity: 'error',
    about: ['networkPolicy'],
    check: ({ workload: { networkPolicy } }) => {
      const { dns, dnsPort, destinations = [] } = networkPolicy?._render().egress ?? {};
      return [
        ...findingIf(dnsPort !== undefined && !isPortNumber(dnsPort), {
          problem: `dnsPort is ${describe(dnsPort)}`,
          fix: 'use a whole number from 1 to 65535',
        }),
        ...findingIf(dns?.length === 0, {
          problem: 'dns is an empty list',
          fix: 'list the servers that resolve names, or leave it out for those of kube-system',
        }),
        ...destinations.flatMap(({ ports, to, ...unknown }, index) => {
          const place = `destinations[${index}]`;
          return [
            ...Object.keys(unknown).map((name) => ({
              problem: `${place} has ${JSON.stringify(name)}`,
              fix: 'write to and ports: { to: Peer.anyone(), ports: [443] }',
            })),
            ...findingIf(ports !== undefined && !(ports.length > 0 && ports.every(isPortNumber)), {
              problem: `the ports of ${place} are ${describe(ports)}`,
              fix: 'list whole numbers from 1 to 65535, or leave them out for all ports',
            }),
          ];
        }),
      ];
    },
    why: 'the API server rejects the NetworkPolicy, or the servers reach more or less than is meant',
    source: NETWORK_POLICY_PAGE,
    examples: {
      good: [
        egressWith({}),
        egressWith({ dns: [Peer.pods({ dns: 'default' }).inNamespace('openshift-dns')], dnsPort: 5353 }),
        egressWith({ destinations: [{ to: SHOP }, { to: Peer.addresses('198.51.100.7/32'), ports: [443] }] }),
      ],
      bad: [
        egressWith({ dnsPort: 0 }),
        egressWith({ dns: [] }),
        egressWith({ destinations: [{ to: SHOP, ports: [] }] }),
        egressWith({ destinations: [{ to: SHOP, ports: ['443'] }] }),
        egressWith({ destinations: [{ to: SHOP, port: 443 }] }),
      ],
    },
  },
  {
    id: 'network-peer-without-effect',
    severity: 'warning',
    about: ['networkPolicy'],
    check: ({ workload: { networkPolicy } }) => {
      const { clients = [], scrapers = [] } = networkPolicy?._render() ?? {};
      return Object.entries({ clients, scrapers }).flatMap(([prop, peers]) =>
        findingIf(peers.length > 1 && peers.some((peer) => peer._render().kind === 'anyone'), {
          problem: `${prop} has Peer.anyone() and ${peers.length - 1} more`,
          fix: `remove Peer.anyone(), or write ${prop}: [Peer.anyone()]`,
        }),
      );
    },
    why: 'everyone is admitted, although the list looks as if it kept others away',
    source: NETWORK_POLICY_PAGE,
    examples: { good: [clientsAre(Peer.anyone())], bad: [clientsAre(SHOP, Peer.anyone())] },
  },
  {
    id: 'port-without-scrapers',
    severity: 'warning',
    about: ['networkPolicy', 'ports'],
    check: ({ workload: { networkPolicy, ports } }) =>
      findingIf(networkPolicy !== undefined && networkPolicy._render().scrapers === undefined && ports.length > 0, {
        problem: `networkPolicy admits no one to ${ports.map(({ name, port }) => `${name} ${port}`).join(', ')}`,
        fix: "add scrapers: [Peer.pods({ app: 'prometheus' }).inNamespace('monitoring')], or scrapers: [] to keep it closed",
      }),
    why: 'a policy closes every port that it does not mention: metrics would be missing',
    source: NETWORK_POLICY_PAGE,
    examples: {
      good: [
        { ports: METRICS },
        { ports: METRICS, networkPolicy: NetworkAccess.restricted({ clients: [], scrapers: [] }) },
        { ports: METRICS, networkPolicy: NetworkAccess.restricted({ clients: [], scrapers: [SHOP] }) },
      ],
      bad: [{ ports: METRICS, networkPolicy: NetworkAccess.restricted({ clients: [] }) }],
    },
  },
  {
    id: 'scrapers-without-port',
    severity: 'warning',
    // a pool may do without the ports of the others
    about: ['networkPolicy'],
    check: ({ workload: { networkPolicy, ports, name } }) =>
      findingIf((networkPolicy?._render().scrapers ?? []).length > 0 && ports.length === 0, {
        problem: `networkPolicy has scrapers, and ${name} has no port for them`,
        fix: "add ports: [{ name: 'metrics', port: 9404 }] with the port of the agent, or remove scrapers",
      }),
    why: 'scrapers are admitted to the ports of the ports prop alone: without one they reach nothing',
    source: NETWORK_POLICY_PAGE,
    examples: {
      good: [{ ports: METRICS, networkPolicy: NetworkAccess.restricted({ clients: [], scrapers: [SHOP] }) }],
      bad: [{ networkPolicy: NetworkAccess.restricted({ clients: [], scrapers: [SHOP] }) }],
    },
  },
];

/** Every peer, and the option that has it. */
function peersOf(access: RenderedAccess | undefined): readonly (readonly [option: string, peer: Peer])[] {
  const { clients, scrapers, egress } = access ?? {};
  const lists = { clients, scrapers, dns: egress?.dns, destinations: egress?.destinations?.map(({ to }) => to) };
  return Object.entries(lists).flatMap(([option, peers = []]) => peers.map((peer) => [option, peer] as const));
}
