import { describe, expect, test } from 'vitest';
import {
  addTwin,
  type Edit,
  edits,
  type Free,
  inBrokerFile,
  inDynamicFile,
  inFile,
  kafka,
  type ReviewCase,
  removeJob,
  renameJob,
  reviewEdit,
  rollBrokers,
  server,
  setImage,
  testCases,
} from '../support/review';

const dangerous = (name: string, edit: Edit, key: string, effect: ReviewCase['effect']): ReviewCase => ({
  name,
  edit: edits(edit, rollBrokers),
  path: `/data/server.properties/${key}`,
  effect,
});

const DANGEROUS: readonly ReviewCase[] = [
  dangerous('another data directory', inBrokerFile('data/topics', 'data/other'), 'log.dirs', 'DATA'),
  dangerous(
    'one data directory more, and a slash at the end of the other',
    inBrokerFile('data/topics', 'data/topics/,/var/lib/kafka/data/more'),
    'log.dirs',
    'ROLL',
  ),
  dangerous('another chroot', inBrokerFile(/(zookeeper.connect=.*)/, '$1/other'), 'zookeeper.connect', 'OUTAGE'),
  dangerous(
    'another ensemble',
    inBrokerFile(/zookeeper.connect=.*/, 'zookeeper.connect=other:2181'),
    'zookeeper.connect',
    'OUTAGE',
  ),
  dangerous(
    'one more server of the same ensemble',
    inBrokerFile(/(zookeeper.connect=.*)/, '$1,zk-3.zk-svc:2181'),
    'zookeeper.connect',
    'ROLL',
  ),
  dangerous(
    'another port of a listener',
    inBrokerFile('listeners=PLAINTEXT://:9093', 'listeners=PLAINTEXT://:9094'),
    'listeners',
    'OUTAGE',
  ),
  dangerous(
    'one more listener',
    inBrokerFile('listeners=PLAINTEXT://:9093', 'listeners=PLAINTEXT://:9093,MORE://:9094'),
    'listeners',
    'ROLL',
  ),
  dangerous(
    'another protocol of a listener',
    inBrokerFile('map=PLAINTEXT:PLAINTEXT', 'map=PLAINTEXT:SSL'),
    'listener.security.protocol.map',
    'OUTAGE',
  ),
  dangerous('an authorizer', inBrokerFile(/^/, 'authorizer.class.name=x\n'), 'authorizer.class.name', 'OUTAGE'),
  dangerous(
    'another SASL mechanism between brokers',
    inBrokerFile(/^/, 'sasl.mechanism.inter.broker.protocol=PLAIN\n'),
    'sasl.mechanism.inter.broker.protocol',
    'OUTAGE',
  ),
  dangerous('other roles', inBrokerFile(/^/, 'process.roles=broker\n'), 'process.roles', 'DATA'),
  {
    name: 'another data directory, in a file of another name',
    before: (o) => {
      const { data } = o['ConfigMap/kafka-cm'];
      data['kraft.properties'] = data['server.properties'];
      delete data['server.properties'];
    },
    edit: inFile('ConfigMap/kafka-cm', 'kraft.properties', 'data/topics', 'data/other'),
    path: '/data/kraft.properties/log.dirs',
    effect: 'DATA',
  },
  {
    name: 'min.insync.replicas equal to the replication factor',
    edit: edits(inDynamicFile('min.insync.replicas=2', 'min.insync.replicas=3'), rollBrokers),
    path: '/data/dynamic.properties/min.insync.replicas',
    effect: 'OUTAGE',
  },
];

const PROTOCOL = '/data/server.properties/inter.broker.protocol.version';

const UPGRADES: readonly ReviewCase[] = [
  {
    name: 'a newer protocol and a newer image at once',
    before: edits(inBrokerFile(/^/, 'inter.broker.protocol.version=3.8\n'), setImage('apache/kafka:3.8.1')),
    edit: edits(inBrokerFile('protocol.version=3.8', 'protocol.version=3.9'), setImage('apache/kafka:3.9.2')),
    path: PROTOCOL,
    effect: 'OUTAGE',
  },
  {
    name: 'a newer protocol alone',
    before: inBrokerFile(/^/, 'inter.broker.protocol.version=3.8\n'),
    edit: edits(inBrokerFile('protocol.version=3.8', 'protocol.version=3.9'), rollBrokers),
    path: PROTOCOL,
    effect: 'ROLL',
  },
  {
    name: 'a newer minor version with ZooKeeper, and no version of the protocol',
    before: setImage('apache/kafka:3.8.1'),
    edit: setImage('apache/kafka:3.9.2'),
    path: PROTOCOL,
    effect: 'OUTAGE',
  },
];

const COMMAND_LINE: readonly ReviewCase[] = [
  {
    name: 'another broker id, by --override',
    edit: (o) => {
      const [text] = server(o).args;
      expect(text).toContain('broker.id=');
      server(o).args = [text.replace(/broker\.id=[^"]*/, 'broker.id=7')];
    },
    path: '/spec/template/spec/containers/kafka/(settings)/broker.id',
    effect: 'OUTAGE',
  },
  {
    name: 'another data directory, by a variable of the image',
    before: (o) => {
      // the start script of the image reads variables, that of Kafka does not
      delete server(o).command;
      delete server(o).args;
      server(o).env = [{ name: 'KAFKA_LOG_DIRS', value: '/a' }];
    },
    edit: (o) => {
      server(o).env = [{ name: 'KAFKA_LOG_DIRS', value: '/b' }];
    },
    path: '/spec/template/spec/containers/kafka/(settings)/log.dirs',
    effect: 'DATA',
  },
];

/** A ConfigMap of another name, which the pods mount in place of the old one. */
const renameConfigMap: Edit = (o) => {
  o['ConfigMap/kafka-cm'].metadata.name = 'kafka-cm-2';
  const volume = kafka(o).template.spec.volumes.find(({ name }: Free) => name === 'config');
  volume.configMap.name = 'kafka-cm-2';
};

/** On both sides: a second ConfigMap with another data directory, which no pod mounts. */
const addOtherConfigMap: Edit = (o) => {
  const other = structuredClone(o['ConfigMap/kafka-cm']);
  other.metadata.name = 'kafka-cm-2';
  other.data['server.properties'] = other.data['server.properties'].replace('data/topics', 'data/other');
  o['ConfigMap/kafka-cm-2'] = other;
};

const mountOtherConfigMap: Edit = (o) => {
  kafka(o).template.spec.volumes.find(({ name }: Free) => name === 'config').configMap.name = 'kafka-cm-2';
};

const REPLACED: readonly ReviewCase[] = [
  {
    name: 'a ConfigMap that existed before, with another data directory',
    before: addOtherConfigMap,
    edit: mountOtherConfigMap,
    path: '/data/server.properties/log.dirs',
    effect: 'DATA',
  },
  {
    name: 'a ConfigMap with another data directory',
    edit: edits(inBrokerFile('data/topics', 'data/other'), renameConfigMap),
    path: '/data/server.properties/log.dirs',
    effect: 'DATA',
  },
  {
    name: 'a ConfigMap with the same content',
    before: removeJob,
    edit: renameConfigMap,
    path: '',
    effect: 'NOOP',
  },
];

describe('dangerous keys', () => testCases(DANGEROUS));
describe('upgrades', () => testCases(UPGRADES));
describe('settings on the command line', () => testCases(COMMAND_LINE));
describe('a ConfigMap that is mounted in place of another', () => testCases(REPLACED));

const DELIVERIES: readonly ReviewCase[] = [
  {
    name: 'a read-only key, with the hash of the pods',
    edit: edits(inBrokerFile('default.replication.factor=3', 'default.replication.factor=2'), rollBrokers),
    path: '/data/server.properties/default.replication.factor',
    effect: 'ROLL',
  },
  {
    name: 'a read-only key alone',
    edit: inBrokerFile('default.replication.factor=3', 'default.replication.factor=2'),
    path: '/data/server.properties/default.replication.factor',
    effect: 'LATENT',
  },
  {
    name: 'a read-only key, with the hash of the pods, and OnDelete',
    before: (o) => {
      kafka(o).updateStrategy = { type: 'OnDelete' };
    },
    edit: edits(inBrokerFile('default.replication.factor=3', 'default.replication.factor=2'), rollBrokers),
    path: '/data/server.properties/default.replication.factor',
    effect: 'LATENT',
  },
  {
    name: 'a read-only key that two StatefulSets read, of which one restarts',
    before: addTwin,
    edit: edits(inBrokerFile('default.replication.factor=3', 'default.replication.factor=2'), rollBrokers),
    path: '/data/server.properties/default.replication.factor',
    effect: 'LATENT',
  },
  {
    name: 'a log level, with the hash of the pods',
    edit: edits(inFile('ConfigMap/kafka-cm', 'log4j.properties', 'rootLogger=INFO', 'rootLogger=DEBUG'), rollBrokers),
    path: '/data/log4j.properties/log4j.rootLogger',
    effect: 'ROLL',
  },
  {
    name: 'a key of an immutable ConfigMap',
    before: (o) => {
      o['ConfigMap/kafka-cm'].immutable = true;
    },
    edit: edits(inDynamicFile('min.insync.replicas=2', 'min.insync.replicas=1'), rollBrokers),
    path: '/data/dynamic.properties',
    effect: 'IMMUTABLE',
  },
];

describe('keys by the way in which they reach the brokers', () => testCases(DELIVERIES));

describe('no more than a roll', () => {
  test('the same retention in another unit', () => {
    const edit = edits(inBrokerFile('log.retention.hours=1\n', 'log.retention.ms=3600000\n'), rollBrokers);
    const before = edits(inBrokerFile(/$/, 'log.retention.hours=1\n'), removeJob);
    expect(reviewEdit(edit, before).worst).toBe('ROLL');
  });

  test('the same data directory under another key', () => {
    expect(reviewEdit(edits(inBrokerFile('log.dirs=', 'log.dir='), rollBrokers)).worst).toBe('ROLL');
  });
});

test('comments of a file are reported, as NOOP', () => {
  const { changes, worst } = reviewEdit(inBrokerFile('# data of this broker', '# where its data is'));
  expect(changes.map(({ effect }) => effect)).toEqual(['NOOP']);
  expect(worst).toBe('NOOP');
});

test('lower retention is as dangerous if a Job applies it', () => {
  const { changes } = reviewEdit(edits(inBrokerFile(/$/, 'log.retention.ms=3600000\n'), renameJob));
  expect(changes[0]).toMatchObject({ effect: 'DATA', path: '/data/server.properties/log.retention.ms' });
});
