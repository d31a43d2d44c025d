import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  DynamicConfig,
  KafkaCluster,
  type KafkaClusterProps,
  Metadata,
  NetworkAccess,
  Peer,
  ZookeeperConnection,
  ZookeeperEnsemble,
  type ZookeeperEnsembleProps,
} from '../../lib';
import { apiProblems } from '../../lib/api-server/api-problems';
import { clusterFindings, ensembleFindings, findingsIn, rulesOf } from '../support/findings';
import { type Manifest, synthChart, synthKafka, synthZookeeper } from '../support/manifests';
import { allowedConnections, type Endpoint, mayConnect, podsOf } from './evaluate';

const SHOP: Endpoint = { name: 'shop', labels: { app: 'shop' } };
const PROMETHEUS: Endpoint = { name: 'prometheus', namespace: 'monitoring', labels: { app: 'prometheus' } };
/** Pods that have what others are admitted by, but not all of it, and an address. */
const STRANGERS: readonly Endpoint[] = [
  { name: 'stranger', labels: { app: 'stranger' } },
  { name: 'shop of another namespace', namespace: 'abroad', labels: { app: 'shop' } },
  { name: 'kafka of another namespace', namespace: 'abroad', labels: { app: 'kafka' } },
  { name: 'zk of another namespace', namespace: 'abroad', labels: { app: 'zk' } },
  { name: 'prometheus of this namespace', labels: { app: 'prometheus' } },
  { name: 'another pod of monitoring', namespace: 'monitoring', labels: { app: 'grafana' } },
  { name: 'outside', address: '203.0.113.7' },
];
const METRICS = [{ name: 'metrics', port: 9404 }];

const clients = [Peer.pods({ app: 'shop' })];
const scrapers = [Peer.pods({ app: 'prometheus' }).inNamespace('monitoring')];
const access = NetworkAccess.restricted({ clients, scrapers });
const toBrokers = NetworkAccess.restricted({ clients: [Peer.pods({ app: 'kafka' })] });

/** All connections to the servers that the policies allow to pods of the app, to those that are admitted, and to strangers. */
function connectionsIn(objects: readonly Manifest[]): readonly string[] {
  const pods = podsOf(objects);
  const servers = pods.filter(({ name }) => !name.endsWith('-cfg') && !name.endsWith('-ftr'));
  return [...allowedConnections(objects, [...pods, SHOP, PROMETHEUS, ...STRANGERS], servers)].sort();
}

/** The pair of the default app. */
function pair(
  props: Partial<KafkaClusterProps> = {},
  ensemble: ZookeeperEnsembleProps = { networkPolicy: toBrokers },
): readonly Manifest[] {
  return synthChart((chart) => {
    const zookeeper = new ZookeeperEnsemble(chart, 'zk', ensemble);
    const metadata = Metadata.zookeeper(zookeeper.connection);
    new KafkaCluster(chart, 'kafka', { metadata, networkPolicy: access, ports: METRICS, ...props });
  }).all;
}

const kraft = (props: Partial<KafkaClusterProps> = {}) =>
  synthKafka({
    metadata: Metadata.kraft({ metadataVersion: '4.3', ports: METRICS }),
    networkPolicy: access,
    ports: METRICS,
    ...props,
  }).all;

const policiesIn = (objects: readonly Manifest[]) => objects.filter(({ kind }) => kind === 'NetworkPolicy');
const namesIn = (objects: readonly Manifest[]) => policiesIn(objects).map(({ metadata }) => metadata.name);

describe('without networkPolicy', () => {
  test('there is no policy, and everyone may connect', () => {
    const objects = pair({ networkPolicy: undefined }, {});
    expect(policiesIn(objects)).toEqual([]);
    expect(connectionsIn(objects)).toContain('stranger -> zk:3888');
  });
});

describe('ingress', () => {
  test('with ZooKeeper: each port is open to those that need it, and to no one else', () => {
    expect(connectionsIn(pair())).toEqual(
      [
        'kafka -> kafka:9093',
        'kafka-cfg -> kafka:9093',
        'shop -> kafka:9093',
        'prometheus -> kafka:9404',
        'kafka -> zk:2181',
        'zk -> zk:2888',
        'zk -> zk:3888',
      ].sort(),
    );
  });

  test('with controllers: brokers and controllers reach controllers, clients and Jobs do not', () => {
    expect(connectionsIn(kraft())).toEqual(
      [
        'kafka -> kafka:9093',
        'kafka-cfg -> kafka:9093',
        'kafka-controllers-ftr -> kafka:9093',
        'shop -> kafka:9093',
        'prometheus -> kafka:9404',
        'kafka -> kafka-controllers:9094',
        'kafka-controllers -> kafka-controllers:9094',
        'prometheus -> kafka-controllers:9404',
      ].sort(),
    );
  });

  test('with several pools: all brokers reach all brokers and the controllers', () => {
    const objects = kraft({ brokerPools: { archive: { firstBrokerId: 100, ports: [] } } });
    expect(namesIn(objects)).toEqual(['kafka-controllers-netpol', 'kafka-netpol', 'kafka-archive-netpol']);
    const connections = connectionsIn(objects);
    for (const from of ['kafka', 'kafka-archive', 'kafka-cfg', 'kafka-controllers-ftr', 'shop']) {
      expect(connections).toContain(`${from} -> kafka:9093`);
      expect(connections).toContain(`${from} -> kafka-archive:9093`);
    }
    expect(connections.filter((each) => each.endsWith('kafka-controllers:9094'))).toEqual([
      'kafka -> kafka-controllers:9094',
      'kafka-archive -> kafka-controllers:9094',
      'kafka-controllers -> kafka-controllers:9094',
    ]);
  });

  test('with combined nodes: they are brokers and controllers, other pools only brokers', () => {
    const objects = synthKafka({
      metadata: Metadata.combined(),
      networkPolicy: access,
      ports: METRICS,
      brokerPools: { more: { firstBrokerId: 100, ports: [] } },
      acknowledge: { 'kafka-combined-nodes': 'small' },
    }).all;
    expect(connectionsIn(objects)).toEqual(
      [
        ...['kafka', 'kafka-more', 'kafka-cfg', 'shop'].flatMap((from) => [
          `${from} -> kafka:9093`,
          `${from} -> kafka-more:9093`,
        ]),
        'kafka -> kafka:9094',
        'kafka-more -> kafka:9094',
        'prometheus -> kafka:9404',
      ].sort(),
    );
  });

  test('an empty list of clients admits what belongs to the cluster, and no one else', () => {
    const alone = NetworkAccess.restricted({ clients: [], scrapers: [] });
    const objects = pair({ networkPolicy: alone });
    expect(connectionsIn(objects).filter((each) => each.includes('-> kafka:'))).toEqual([
      'kafka -> kafka:9093',
      'kafka-cfg -> kafka:9093',
    ]);
    // a rule with an empty list would admit everyone
    const rules = policiesIn(synthZookeeper({ networkPolicy: alone }).all)[0].spec.ingress;
    expect(rules).toHaveLength(1);
    expect(rules[0].ports).toEqual([{ port: 2888 }, { port: 3888 }]);
  });

  test('peers of several ports are written once, with all of their ports', () => {
    const networkPolicy = NetworkAccess.restricted({ clients: scrapers, scrapers });
    const [{ spec }] = policiesIn(synthZookeeper({ networkPolicy, ports: METRICS }).all);
    expect(spec.ingress.map(({ ports }: Manifest) => ports.map(({ port }: Manifest) => port))).toEqual([
      [2181, 9404],
      [2888, 3888],
    ]);
  });

  test('Jobs that do not exist are not admitted', () => {
    const objects = pair({ dynamicConfig: DynamicConfig.rollingRestart() });
    expect(JSON.stringify(policiesIn(objects))).not.toContain('kafka-cfg');
  });

  test('egress is left as it is', () => {
    for (const { spec } of policiesIn([...pair(), ...kraft()])) {
      expect(spec.policyTypes).toEqual(['Ingress']);
      expect(spec).not.toHaveProperty('egress');
    }
  });
});

describe('restricted egress', () => {
  const DNS: Endpoint = { name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } };
  const CACHE: Endpoint = { name: 'cache', address: '169.254.20.10' };
  const WEB: Endpoint = { name: 'web', address: '198.51.100.7' };
  const restricted = access.restrictEgress();
  const podNamed = (objects: readonly Manifest[], app: string) => {
    const pod = podsOf(objects).find(({ name }) => name === app);
    if (pod === undefined) throw new Error(`no pod ${app}`);
    return pod;
  };

  test('allows the same connections among the pods of the app', () => {
    expect(connectionsIn(pair({ networkPolicy: restricted }, { networkPolicy: toBrokers.restrictEgress() }))).toEqual(
      connectionsIn(pair()),
    );
    expect(connectionsIn(kraft({ networkPolicy: restricted }))).toEqual(connectionsIn(kraft()));
  });

  test('is stated for the pods of every server and every Job', () => {
    const objects = [...kraft({ networkPolicy: restricted }), ...synthZookeeper({ networkPolicy: restricted }).all];
    const apps = ['kafka', 'kafka-controllers', 'kafka-cfg', 'kafka-controllers-ftr', 'zk'];
    for (const pod of apps.map((app) => podNamed(objects, app))) {
      expect(mayConnect(objects, pod, WEB, 443), pod.name).toBe(false);
      expect(mayConnect(objects, pod, SHOP, 9093), pod.name).toBe(false);
      for (const protocol of ['UDP', 'TCP'] as const) {
        expect(mayConnect(objects, pod, DNS, 53, protocol), pod.name).toBe(true);
        expect(mayConnect(objects, pod, CACHE, 53, protocol), pod.name).toBe(true);
      }
      expect(mayConnect(objects, pod, { ...DNS, labels: {} }, 53, 'UDP'), pod.name).toBe(false);
      expect(mayConnect(objects, pod, DNS, 5353, 'UDP'), pod.name).toBe(false);
    }
  });

  test('admits what a namespace that denies everything would keep from servers and Jobs', () => {
    const everything = {
      kind: 'NetworkPolicy',
      metadata: { name: 'deny' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    };
    const objects = [...pair({ networkPolicy: restricted }, { networkPolicy: toBrokers.restrictEgress() }), everything];
    expect(connectionsIn(objects)).toEqual(connectionsIn(pair()).filter((each) => !each.startsWith('shop')));
    expect(mayConnect(objects, podNamed(objects, 'kafka-cfg'), DNS, 53, 'UDP')).toBe(true);
  });

  test('takes other servers of names, and more destinations', () => {
    const openshift = Peer.pods({ 'dns.operator.openshift.io/daemonset-dns': 'default' }).inNamespace('openshift-dns');
    const networkPolicy = access.restrictEgress({
      dns: [openshift],
      dnsPort: 5353,
      destinations: [
        { to: Peer.addresses('198.51.100.0/28'), ports: [443, 8443] },
        { to: Peer.pods({ app: 'idp' }).inNamespaces({ team: 'login' }) },
      ],
    });
    const objects = kraft({ networkPolicy });
    const resolver: Endpoint = {
      name: 'resolver',
      namespace: 'openshift-dns',
      labels: { 'dns.operator.openshift.io/daemonset-dns': 'default' },
    };
    const idp: Endpoint = {
      name: 'idp',
      namespace: 'sso',
      labels: { app: 'idp' },
      namespaceLabels: { team: 'login' },
    };
    for (const app of ['kafka', 'kafka-controllers', 'kafka-cfg']) {
      const pod = podNamed(objects, app);
      const may = (to: Endpoint, port: number) => mayConnect(objects, pod, to, port);
      expect([may(resolver, 5353), may(resolver, 53), may(DNS, 53)], app).toEqual([true, false, false]);
      expect([may(WEB, 443), may(WEB, 8443), may(WEB, 80)], app).toEqual([true, true, false]);
      expect([may(idp, 80), may({ ...idp, namespaceLabels: {} }, 80)], app).toEqual([true, false]);
    }
  });

  test('reaches the ensemble in its own namespace', () => {
    const app = new App();
    const coordination = new Chart(app, 'zookeeper', { namespace: 'coordination' });
    const streaming = new Chart(app, 'kafka', { namespace: 'streaming' });
    const ensemble = new ZookeeperEnsemble(coordination, 'zk', {
      networkPolicy: NetworkAccess.restricted({
        clients: [Peer.pods({ app: 'kafka' }).inNamespace('streaming')],
      }).restrictEgress(),
    });
    const metadata = Metadata.zookeeper(ensemble.connection);
    new KafkaCluster(streaming, 'kafka', { metadata, networkPolicy: restricted, ports: METRICS });
    const objects = [...coordination.toJson(), ...streaming.toJson()];
    expect(connectionsIn(objects)).toEqual(
      [
        'kafka -> kafka:9093',
        'kafka-cfg -> kafka:9093',
        'prometheus -> kafka:9404',
        'kafka -> zk:2181',
        'zk -> zk:2888',
        'zk -> zk:3888',
      ].sort(),
    );
  });

  test('has no policy for Jobs if there are none', () => {
    const objects = pair({ networkPolicy: restricted, dynamicConfig: DynamicConfig.rollingRestart() });
    expect(namesIn(objects)).toEqual(['zk-netpol', 'kafka-netpol']);
    expect(namesIn(pair({ networkPolicy: restricted }))).toEqual(['zk-netpol', 'kafka-netpol', 'kafka-jobs-netpol']);
  });
});

describe('a peer', () => {
  const fromOf = (...peers: Peer[]) =>
    policiesIn(synthZookeeper({ networkPolicy: NetworkAccess.restricted({ clients: peers }) }).all)[0].spec.ingress[0]
      .from;

  test.each([
    [Peer.pods({ app: 'a', tier: 'b' }), { podSelector: { matchLabels: { app: 'a', tier: 'b' } } }],
    [Peer.allPods(), { podSelector: {} }],
    [
      Peer.pods({ app: 'a' }).inNamespace('n'),
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'n' } },
        podSelector: { matchLabels: { app: 'a' } },
      },
    ],
    [
      Peer.allPods().inNamespaces({ team: 't' }),
      { namespaceSelector: { matchLabels: { team: 't' } }, podSelector: {} },
    ],
    [Peer.pods({ app: 'a' }).inAnyNamespace(), { namespaceSelector: {}, podSelector: { matchLabels: { app: 'a' } } }],
    [Peer.addresses('10.0.0.0/8'), { ipBlock: { cidr: '10.0.0.0/8' } }],
    [Peer.addresses('10.0.0.0/8', '10.1.0.0/16'), { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
  ])('is one item of the list: %#', (peer, item) => {
    expect(fromOf(peer)).toEqual([item]);
  });

  test('can be anyone, without a list', () => {
    expect(fromOf(Peer.anyone())).toBeUndefined();
  });

  test('is listed once', () => {
    expect(fromOf(Peer.pods({ app: 'a' }), Peer.pods({ app: 'a' }))).toHaveLength(1);
  });

  test('is a new one when it is moved', () => {
    const shop = Peer.pods({ app: 'shop' });
    shop.inNamespace('elsewhere');
    expect(fromOf(shop)).toEqual([{ podSelector: { matchLabels: { app: 'shop' } } }]);
  });
});

describe('the objects', () => {
  test('are accepted by the API server', () => {
    const networkPolicy = NetworkAccess.restricted({
      clients: [Peer.addresses('10.0.0.0/8', '10.1.0.0/16'), Peer.allPods().inAnyNamespace()],
      scrapers: [Peer.anyone()],
    }).restrictEgress({ destinations: [{ to: Peer.anyone(), ports: [443] }, { to: Peer.allPods() }] });
    const objects = policiesIn([...kraft({ networkPolicy }), ...pair()]);
    expect(objects).toHaveLength(5);
    expect(objects.flatMap((object) => apiProblems(object))).toEqual([]);
  });

  test('have the labels and annotations of the others, and come before the StatefulSet', () => {
    const { all } = synthZookeeper({ networkPolicy: toBrokers, labels: { team: 'a' }, annotations: { note: 'b' } });
    expect(all.map(({ kind }) => kind)).toEqual([
      'Service',
      'ConfigMap',
      'PodDisruptionBudget',
      'NetworkPolicy',
      'StatefulSet',
    ]);
    expect(policiesIn(all)[0]).toMatchObject({
      apiVersion: 'networking.k8s.io/v1',
      metadata: { name: 'zk-netpol', labels: { app: 'zk', team: 'a' }, annotations: { note: 'b' } },
      spec: { podSelector: { matchLabels: { app: 'zk' } } },
    });
  });

  test('change nothing of the others', () => {
    const without = pair({ networkPolicy: undefined }, {});
    expect(pair().filter(({ kind }) => kind !== 'NetworkPolicy')).toEqual(without);
  });

  test('can be patched', () => {
    const { all } = synthChart((chart) => {
      const zookeeper = new ZookeeperEnsemble(chart, 'zk', { networkPolicy: toBrokers });
      const kafka = new KafkaCluster(chart, 'kafka', {
        networkPolicy: NetworkAccess.restricted({ clients }).restrictEgress(),
      });
      const objects = [
        zookeeper.networkPolicy,
        kafka.controllers?.networkPolicy,
        kafka.pools[0].networkPolicy,
        kafka.jobsNetworkPolicy,
      ];
      for (const object of objects) {
        expect(object).toBeInstanceOf(ApiObject);
        object?.addJsonPatch(JsonPatch.add('/metadata/annotations', { patched: 'yes' }));
      }
    });
    const patched = policiesIn(all).map(({ metadata }) => [metadata.name, metadata.annotations?.patched]);
    expect(patched).toEqual([
      ['zk-netpol', 'yes'],
      ['kafka-controllers-netpol', 'yes'],
      ['kafka-netpol', 'yes'],
      ['kafka-jobs-netpol', 'yes'],
    ]);
  });
});

describe('findings', () => {
  const problems = (networkPolicy: unknown, find = ensembleFindings) =>
    find({ networkPolicy }).map(({ rule, problem }) => `${rule}: ${problem}`);

  test('options that cannot be used are reported, and the rest is still checked', () => {
    const wrong = NetworkAccess.restricted({ clients: Peer.anyone(), allowed: [] } as never).restrictEgress({
      dnsPort: '53',
      destinations: [{ ports: [443] }],
    } as never);
    expect(problems(wrong)).toEqual([
      'invalid-choice-options: in networkPolicy, there is no prop allowed',
      'invalid-choice-options: in networkPolicy, clients is an instance of Peer',
      'invalid-choice-options: in networkPolicy, dnsPort is "53"',
      'invalid-choice-options: in networkPolicy, destinations is [{"ports":[443]}]',
    ]);
    const port = NetworkAccess.restricted({ clients: [] }).restrictEgress({
      destinations: [{ to: Peer.anyone(), ports: 443 }],
    } as never);
    expect(problems(port)).toEqual([expect.stringContaining('in networkPolicy, destinations is [{')]);
    expect(problems({ clients: [] })).toEqual(['prop-wrong-type: networkPolicy is {"clients":[]}']);
    expect(problems(NetworkAccess.restricted(undefined as never))).toEqual([
      'network-clients-missing: NetworkAccess.restricted has no clients',
    ]);
  });

  test('what is wrong with peers is reported with the option that has them', () => {
    const wrong = NetworkAccess.restricted({
      clients: [Peer.pods({ app: 'a b' }), Peer.addresses('203.0.113.7/24')],
    }).restrictEgress({ destinations: [{ to: Peer.pods({}) }] });
    expect(ensembleFindings({ networkPolicy: wrong }).map(({ problem, fix }) => `${problem}; ${fix}`)).toEqual([
      expect.stringContaining('in clients, Peer.pods has "app": "a b"'),
      'in clients, "203.0.113.7/24" is not the first address of its range; ' +
        'write 203.0.113.0/24 for all of it, or 203.0.113.7/32 for this address',
      "in destinations, Peer.pods has {}; give labels, { app: 'shop' }, or use Peer.allPods()",
    ]);
  });

  test('a pool without ports is not reported', () => {
    const brokerPools = { archive: { firstBrokerId: 100, ports: [] } };
    expect(clusterFindings({ networkPolicy: access, ports: METRICS, brokerPools })).toEqual([]);
  });

  test('a pool with ports that no one may connect to is reported in its place', () => {
    const found = clusterFindings({
      networkPolicy: NetworkAccess.restricted({ clients }),
      brokerPools: { archive: { firstBrokerId: 100, ports: METRICS } },
    });
    expect(found.map(({ rule, problem }) => `${rule}: ${problem}`)).toEqual([
      'port-without-scrapers: in brokerPools.archive, networkPolicy admits no one to metrics 9404',
    ]);
  });

  test('brokers that their ensemble shuts out are reported with the peer to add', () => {
    const found = findingsIn((chart) => {
      const coordination = new Chart(chart, 'zookeeper', { namespace: 'coordination' });
      const streaming = new Chart(chart, 'kafka', { namespace: 'streaming' });
      const { connection } = new ZookeeperEnsemble(coordination, 'zk', { networkPolicy: toBrokers });
      new KafkaCluster(streaming, 'kafka', { metadata: Metadata.zookeeper(connection.withChroot('/a')) });
    });
    expect(found.map(({ rule, problem, fix }) => `${rule}: ${problem}; ${fix}`)).toEqual([
      'kafka-shut-out-of-ensemble: the networkPolicy of the ensemble zk does not admit the nodes of kafka; ' +
        "add them to its clients: Peer.pods({ app: 'kafka' }).inNamespace('streaming')",
    ]);
  });

  test('an ensemble that may admit the brokers is not reported', () => {
    const rules = (...peers: Peer[]) =>
      rulesOf(
        findingsIn((chart) => {
          const networkPolicy = NetworkAccess.restricted({ clients: peers });
          const coordination = new Chart(chart, 'zookeeper', { namespace: 'coordination' });
          const { connection } = new ZookeeperEnsemble(coordination, 'zk', { networkPolicy });
          const streaming = new Chart(chart, 'kafka', { namespace: 'streaming' });
          new KafkaCluster(streaming, 'kafka', { metadata: Metadata.zookeeper(connection) });
        }),
      );
    expect(rules(Peer.anyone())).toEqual([]);
    expect(rules(Peer.addresses('10.0.0.0/8'))).toEqual([]);
    expect(rules(Peer.allPods().inNamespace('streaming'))).toEqual([]);
    expect(rules(Peer.pods({ app: 'kafka' }).inNamespaces({ team: 'events' }))).toEqual([]);
    expect(rules(Peer.pods({ app: 'kafka' }).inAnyNamespace())).toEqual([]);
    const shutOut = ['kafka-shut-out-of-ensemble'];
    expect(rules(Peer.pods({ app: 'other' }).inAnyNamespace())).toEqual(shutOut);
    expect(rules(Peer.pods({ app: 'kafka' }).inNamespace('elsewhere'))).toEqual(shutOut);
    expect(rules(Peer.allPods().inNamespaces({ 'kubernetes.io/metadata.name': 'elsewhere' }))).toEqual(shutOut);
    expect(rules(Peer.allPods())).toEqual(shutOut);
  });

  test('a namespace that is not known is not held against a peer', () => {
    const rules = (peer: Peer) =>
      rulesOf(
        findingsIn((chart) => {
          const networkPolicy = NetworkAccess.restricted({ clients: [peer] });
          const { connection } = new ZookeeperEnsemble(chart, 'zk', { networkPolicy });
          new KafkaCluster(chart, 'kafka', { metadata: Metadata.zookeeper(connection) });
        }),
      );
    expect(rules(Peer.pods({ app: 'kafka' }).inNamespace('streaming'))).toEqual([]);
  });

  test('a destination of an ensemble elsewhere needs its port', () => {
    const metadata = Metadata.zookeeper(ZookeeperConnection.of('a.example:2281,b.example:2281'));
    const rules = (ports: number[]) =>
      rulesOf(
        clusterFindings({
          metadata,
          networkPolicy: NetworkAccess.restricted({ clients }).restrictEgress({
            destinations: [{ to: Peer.addresses('198.51.100.0/28'), ports }],
          }),
        }),
      );
    expect(rules([2281])).toEqual([]);
    expect(rules([2181])).toEqual(['kafka-egress-without-ensemble']);
  });
});
