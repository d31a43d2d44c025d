import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { KafkaCluster, Metadata, ZookeeperConnection, ZookeeperEnsemble } from '../../lib';
import { SOMEWHERE, synthChart, synthKafka } from '../support/manifests';

/** All properties that a broker starts with, from both files. */
const propertiesOf = (props: Parameters<typeof synthKafka>[0]) => {
  const manifests = synthKafka(props);
  return { ...manifests.file('server.properties'), ...manifests.file('dynamic.properties') };
};

test('a cluster is a headless service, its configuration, a budget, its brokers and what changes them, in this order', () => {
  const names = synthKafka().all.map(({ kind, metadata }) => `${kind} ${metadata.name.replace(/-[0-9a-f]{6}$/, '-…')}`);
  expect(names).toEqual([
    'Service kafka-svc',
    'ConfigMap kafka-cm',
    'PodDisruptionBudget kafka-pdb',
    'StatefulSet kafka',
    'Job kafka-cfg-…',
  ]);
});

describe('copies follow from the number of brokers', () => {
  test.each([
    { brokers: 1, factor: 1, inSync: 1, mayGo: 1 },
    { brokers: 2, factor: 2, inSync: 1, mayGo: 1 },
    { brokers: 3, factor: 3, inSync: 2, mayGo: 1 },
    { brokers: 9, factor: 3, inSync: 2, mayGo: 1 },
  ])('$brokers brokers keep $factor copies, $inSync of them in sync', ({ brokers, factor, inSync, mayGo }) => {
    const manifests = synthKafka({ brokers });
    expect(propertiesOf({ brokers })).toMatchObject({
      'default.replication.factor': String(factor),
      'offsets.topic.replication.factor': String(factor),
      'transaction.state.log.replication.factor': String(factor),
      'min.insync.replicas': String(inSync),
      'transaction.state.log.min.isr': String(inSync),
    });
    expect(manifests.one('PodDisruptionBudget').spec.maxUnavailable).toBe(mayGo);
    expect(manifests.one('StatefulSet').spec.replicas).toBe(brokers);
  });

  test('a factor given by hand carries what is derived from it', () => {
    const five = synthKafka({ brokers: 5, config: { 'default.replication.factor': 5, 'min.insync.replicas': 3 } });
    expect(five.file('server.properties')).toMatchObject({
      'offsets.topic.replication.factor': '5',
      'transaction.state.log.replication.factor': '5',
      'transaction.state.log.min.isr': '4',
    });
    expect(propertiesOf({ config: { 'default.replication.factor': 2 } })['min.insync.replicas']).toBe('1');
    const transactions = { 'transaction.state.log.replication.factor': 2 };
    expect(propertiesOf({ config: transactions })['transaction.state.log.min.isr']).toBe('1');
  });
});

test('configuration keeps names of Kafka, and strings, numbers and booleans become text', () => {
  const config = { 'num.partitions': 6, 'auto.create.topics.enable': false, 'compression.type': 'zstd' };
  expect(propertiesOf({ config })).toMatchObject({
    'num.partitions': '6',
    'auto.create.topics.enable': 'false',
    'compression.type': 'zstd',
  });
});

test('a value that java.util.Properties would misread is escaped', () => {
  const text = synthKafka({ config: { 'some.plugin': ' C:\\x\nä' }, pluginKeys: ['some.'] }).one('ConfigMap').data[
    'server.properties'
  ];
  expect(text).toContain('some.plugin=\\ C:\\\\x\\n\\u00e4\n');
});

test('brokers keep their data in a folder below the claim, on a path that the image declares as VOLUME', () => {
  const manifests = synthKafka();
  expect(manifests.server.volumeMounts).toContainEqual({ name: 'datadir', mountPath: '/var/lib/kafka/data' });
  expect(manifests.file('server.properties')['log.dirs']).toBe('/var/lib/kafka/data/topics');
});

test('a broker finds its namespace in its environment, where the JVM options of the broker are not', () => {
  const { env } = synthKafka({ heap: '6Gi', jvmOptions: ['-Dx=y'] }).server;
  expect(env).toEqual([{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }]);
});

test('the budget is what the weakest of the default topics can spare', () => {
  const budget = (config: Record<string, number>) => synthKafka({ brokers: 5, config }).one('PodDisruptionBudget').spec;
  const wide = { 'default.replication.factor': 5, 'min.insync.replicas': 3 };
  expect(budget(wide).maxUnavailable).toBe(1);
  expect(budget({ ...wide, 'transaction.state.log.min.isr': 3 }).maxUnavailable).toBe(2);
});

describe('a broker has the time it needs', () => {
  const startUpSeconds = ({ server }: ReturnType<typeof synthKafka>) =>
    server.startupProbe.periodSeconds * server.startupProbe.failureThreshold;

  test('to wait for ZooKeeper and to recover its logs', () => {
    expect(propertiesOf({})['zookeeper.connection.timeout.ms']).toBe('600000');
    expect(startUpSeconds(synthKafka())).toBe(600 + 3600);
  });

  test('and longer where it may wait longer', () => {
    const config = { 'zookeeper.connection.timeout.ms': 1_800_000 };
    expect(startUpSeconds(synthKafka({ config }))).toBe(1800 + 3600);
  });

  test('to hand over its partitions and to close its logs', () => {
    const grace = (config?: Record<string, number>) => synthKafka({ config }).pod.terminationGracePeriodSeconds;
    // five attempts of 31 s, three minutes for the logs, in whole minutes
    expect(grace()).toBe(360);
    expect(grace({ 'controlled.shutdown.max.retries': 10 })).toBe(540);
    expect(grace({ 'controlled.shutdown.max.retries': 3, 'controlled.shutdown.retry.backoff.ms': 5000 })).toBe(300);
  });
});

describe('bootstrap servers', () => {
  const bootstrap = (namespace?: string) =>
    new KafkaCluster(new Chart(new App(), 'chart', { namespace }), 'kafka', { metadata: SOMEWHERE, brokers: 2 })
      .bootstrapServers;

  test('are names for the same namespace where the chart has none', () => {
    expect(bootstrap()).toBe('kafka-0.kafka-svc:9093,kafka-1.kafka-svc:9093');
  });

  test('are full names where it has one', () => {
    expect(bootstrap('streaming').split(',')[1]).toBe('kafka-1.kafka-svc.streaming.svc.cluster.local:9093');
  });
});

describe('ZooKeeper is reached', () => {
  test('by hosts and chroot as they were given', () => {
    const zookeeper = ZookeeperConnection.of('a:2181,b:2181', '/kafka');
    expect(propertiesOf({ metadata: Metadata.zookeeper(zookeeper) })['zookeeper.connect']).toBe('a:2181,b:2181/kafka');
  });

  test('by relative names in one namespace, by full ones from another', () => {
    const connect = (ensembles: string, brokers: string) => {
      const chart = new Chart(new App(), 'zookeeper', { namespace: ensembles });
      const { connection } = new ZookeeperEnsemble(chart, 'zk', { replicas: 1 });
      return synthKafka({ metadata: Metadata.zookeeper(connection) }, { namespace: brokers }).file('server.properties')[
        'zookeeper.connect'
      ];
    };
    expect(connect('a', 'a')).toBe('zk-0.zk-svc:2181');
    expect(connect('a', 'b')).toBe('zk-0.zk-svc.a.svc.cluster.local:2181');
  });
});

test('the file names of two charts stay as they are: brokers take the connection as data', () => {
  const manifests = synthChart((chart) => {
    const zookeeper = new ZookeeperEnsemble(chart, 'zk');
    new KafkaCluster(chart, 'kafka', { metadata: Metadata.zookeeper(zookeeper.connection) });
    expect(chart.node.findAll().flatMap((construct) => construct.node.dependencies)).toEqual([]);
  });
  expect(manifests.all).toHaveLength(9);
});
