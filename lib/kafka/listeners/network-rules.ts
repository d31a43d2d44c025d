import { findingIf, type Rule, type RuleSet, ruleSet } from '../../lint/rule';
import { canBeAmong } from '../../workload/network/admits';
import { NetworkAccess } from '../../workload/network/network-access';
import { Peer } from '../../workload/network/peer';
import { APP_LABEL } from '../../workload/pod-addresses';
import { NETWORK_POLICY_PAGE } from '../../workload/rules/model';
import { ZookeeperConnection } from '../../zookeeper/connection';
import { Metadata } from '../metadata/metadata';
import type { KafkaExample, KafkaModel } from '../rules/model';
import { ensemblePorts } from './network-access';

/** Network policies that keep away what a cluster needs. */
export const CLUSTER_NETWORK_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-shut-out-of-ensemble',
    severity: 'error',
    about: ['metadata', 'name', 'labels', 'podLabels', 'brokerPools', 'chart.namespace'],
    check: ({ metadata, main, more, controllers }) => {
      const ensemble = metadata.zookeeper?._render();
      const clients = ensemble?.clients;
      if (ensemble === undefined || clients === undefined) return [];
      const migrating = metadata.migration === undefined || controllers === undefined ? [] : [controllers];
      return [main, ...more, ...migrating].flatMap(({ name, workload: { podLabels, namespace } }) => {
        const isElsewhere = namespace !== undefined && namespace !== ensemble.namespace;
        const peer = `Peer.pods({ ${APP_LABEL}: '${name}' })${isElsewhere ? `.inNamespace('${namespace}')` : ''}`;
        return findingIf(!canBeAmong(clients, { labels: podLabels, namespace }, ensemble.namespace), {
          problem: `the networkPolicy of the ensemble ${ensemble.name} does not admit the nodes of ${name}`,
          fix: `add them to its clients: ${peer}`,
        });
      });
    },
    why: 'brokers that cannot connect to their ensemble never become ready',
    source: NETWORK_POLICY_PAGE,
    examples: {
      good: [
        { metadata: ensembleWith(undefined) },
        { metadata: ensembleWith([Peer.pods({ app: 'kafka' })]) },
        { metadata: ensembleWith([Peer.pods({ app: 'kafka' }).inNamespaces({ team: 'events' })]) },
        { metadata: ensembleWith([Peer.pods({ team: 'events' })]), labels: { team: 'events' } },
        { metadata: ensembleWith([Peer.addresses('10.0.0.0/8')]) },
      ],
      bad: [
        { metadata: ensembleWith([]) },
        { metadata: ensembleWith([Peer.pods({ app: 'kafka' })]), name: 'orders' },
        {
          metadata: ensembleWith([Peer.pods({ app: 'kafka' })]),
          brokerPools: { archive: { firstBrokerId: 100 } },
        },
      ],
    },
  },
  {
    id: 'kafka-egress-without-ensemble',
    severity: 'error',
    about: ['metadata', 'networkPolicy'],
    check: ({ metadata: { zookeeper }, workload: { networkPolicy } }) => {
      const egress = networkPolicy?._render().egress;
      if (egress === undefined || zookeeper === undefined || zookeeper._render() !== undefined) return [];
      const open = (egress.destinations ?? []).flatMap(({ ports }) => ports ?? ensemblePorts(zookeeper));
      return ensemblePorts(zookeeper)
        .filter((port) => !open.includes(port))
        .map((port) => ({
          problem: `networkPolicy restricts egress, and no destination has the port ${port} of the ensemble`,
          fix: `add where it runs: destinations: [{ to: Peer.pods({ app: 'zookeeper' }), ports: [${port}] }]`,
        }));
    },
    why: 'brokers that cannot connect to their ensemble never become ready',
    source: NETWORK_POLICY_PAGE,
    examples: {
      good: [
        { networkPolicy: NetworkAccess.restricted({ clients: [] }).restrictEgress() },
        { metadata: elsewhere(), networkPolicy: NetworkAccess.restricted({ clients: [] }) },
        { metadata: elsewhere(), networkPolicy: egressTo({ to: Peer.pods({ app: 'zoo' }), ports: [2181] }) },
        { metadata: elsewhere(), networkPolicy: egressTo({ to: Peer.addresses('198.51.100.0/28') }) },
      ],
      bad: [
        { metadata: elsewhere(), networkPolicy: NetworkAccess.restricted({ clients: [] }).restrictEgress() },
        { metadata: elsewhere(), networkPolicy: egressTo({ to: Peer.pods({ app: 'idp' }), ports: [443] }) },
      ],
    },
  },
];

/** The same, for one cluster. */
export function clusterNetworkRules(model: KafkaModel): RuleSet {
  return ruleSet(CLUSTER_NETWORK_RULES, model);
}

/** An ensemble of the same app. */
function ensembleWith(clients: readonly Peer[] | undefined): Metadata {
  const pod = { workload: 'zk', ordinal: 0, namespace: undefined, clusterDomain: 'cluster.local' };
  const sessions = { tickTime: 2000, min: 4000, max: 40_000 };
  return Metadata.zookeeper(
    ZookeeperConnection._ofPods([pod], {
      identity: Symbol('zk'),
      sessions,
      name: 'zk',
      clients,
      namespace: undefined,
      clientPort: 2181,
      usesTls: false,
    }),
  );
}

function elsewhere(): Metadata {
  return Metadata.zookeeper(ZookeeperConnection.of('zk-a.example:2181,zk-b.example:2181'));
}

function egressTo(destination: { readonly to: Peer; readonly ports?: number[] }): NetworkAccess {
  return NetworkAccess.restricted({ clients: [] }).restrictEgress({ destinations: [destination] });
}
