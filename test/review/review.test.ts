import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EFFECTS, type Effect } from '../../lib/lint/effect';
import { FIELD_ROWS } from '../../lib/review/effects';
import type { Manifest } from '../../lib/review/manifest/manifest';
import { readManifests } from '../../lib/review/reading/read-manifests';
import { review } from '../../lib/review/review';
import { ROOT } from '../support/run-app';

const FILES = ['dist/10-zookeeper.yaml', 'dist/20-kafka-brokers.yaml'];
const DIST = FILES.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
const manifests = () => readManifests(DIST, 'dist').map(({ manifest }) => manifest);

// biome-ignore lint/suspicious/noExplicitAny: tests change manifests freely
type Free = any;
type Objects = Record<string, Free>;

/** What a change of the default output does; objects are found as `StatefulSet/kafka`, Jobs as `Job`. */
function reviewed(change: (objects: Objects) => void, before: (objects: Objects) => void = () => {}) {
  const side = (mend: (objects: Objects) => void) => {
    const all: Free[] = manifests();
    const objects = Object.fromEntries(all.map((object) => [nameOf(object), object]));
    mend(objects);
    return Object.values(objects) as Manifest[];
  };
  const old = side(before);
  return review(
    old,
    side((objects) => {
      before(objects);
      change(objects);
    }),
  );
}

const nameOf = ({ kind, metadata }: Free) => (kind === 'Job' ? 'Job' : `${kind}/${metadata.name}`);
const kafka = (objects: Objects) => objects['StatefulSet/kafka'].spec;
const server = (objects: Objects) => kafka(objects).template.spec.containers[0];
const inFile = (object: string, file: string, from: string | RegExp, to: string) => (objects: Objects) => {
  const { data } = objects[object];
  expect(data[file]).toMatch(from);
  data[file] = data[file].replace(from, to);
};
const inBrokers = (from: string | RegExp, to: string) => inFile('ConfigMap/kafka-cm', 'server.properties', from, to);
const inDynamic = (from: string | RegExp, to: string) => inFile('ConfigMap/kafka-cm', 'dynamic.properties', from, to);
const rolls = (objects: Objects) => {
  kafka(objects).template.metadata.annotations['cdk8s-kafka/config-hash'] = 'other';
};

const policy = () => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'kafka' },
  spec: { podSelector: { matchLabels: { app: 'kafka' } } },
});

interface Case {
  readonly name: string;
  /** What is so on both sides. */
  readonly before?: (objects: Objects) => void;
  readonly change: (objects: Objects) => void;
  readonly path: string;
  readonly effect: Effect;
}

const CASES: readonly Case[] = [
  {
    name: 'more brokers',
    change: (o) => {
      kafka(o).replicas = 5;
    },
    path: '/spec/replicas',
    effect: 'LIVE',
  },
  {
    name: 'fewer brokers',
    change: (o) => {
      kafka(o).replicas = 2;
    },
    path: '/spec/replicas',
    effect: 'DATA',
  },
  {
    name: 'a number of brokers that is left out, and so is one',
    change: (o) => {
      delete kafka(o).replicas;
    },
    path: '/spec/replicas',
    effect: 'DATA',
  },
  {
    name: 'another image',
    change: (o) => {
      server(o).image = 'apache/kafka:3.9.1';
    },
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'ROLL',
  },
  {
    name: 'another service',
    change: (o) => {
      kafka(o).serviceName = 'x';
    },
    path: '/spec/serviceName',
    effect: 'IMMUTABLE',
  },
  {
    name: 'another way to make pods',
    change: (o) => {
      kafka(o).podManagementPolicy = 'OrderedReady';
    },
    path: '/spec/podManagementPolicy',
    effect: 'IMMUTABLE',
  },
  {
    name: 'larger claims',
    change: (o) => {
      kafka(o).volumeClaimTemplates[0].spec.resources.requests.storage = '20Gi';
    },
    path: '/spec/volumeClaimTemplates/datadir/spec/resources/requests/storage',
    effect: 'IMMUTABLE',
  },
  {
    name: 'a field of the set that nobody has heard of',
    change: (o) => {
      kafka(o).surprise = 1;
    },
    path: '/spec/surprise',
    effect: 'IMMUTABLE',
  },
  {
    name: 'claims that go with the set',
    change: (o) => {
      kafka(o).persistentVolumeClaimRetentionPolicy = { whenDeleted: 'Delete' };
    },
    path: '/spec/persistentVolumeClaimRetentionPolicy/whenDeleted',
    effect: 'DATA',
  },
  {
    name: 'a budget of two',
    change: (o) => {
      o['PodDisruptionBudget/kafka-pdb'].spec.maxUnavailable = 2;
    },
    path: '/spec/maxUnavailable',
    effect: 'LIVE',
  },
  {
    name: 'a service that selects others',
    change: (o) => {
      o['Service/kafka-svc'].spec.selector.app = 'x';
    },
    path: '/spec/selector/app',
    effect: 'OUTAGE',
  },
  {
    name: 'a service with a fixed address',
    change: (o) => {
      o['Service/kafka-svc'].spec.clusterIP = '10.0.0.1';
    },
    path: '/spec/clusterIP',
    effect: 'IMMUTABLE',
  },
  {
    name: 'servers that are found only when they are ready',
    change: (o) => {
      delete o['Service/zk-svc'].spec.publishNotReadyAddresses;
    },
    path: '/spec/publishNotReadyAddresses',
    effect: 'OUTAGE',
  },
  {
    name: 'another label of an object',
    change: (o) => {
      o['Service/zk-svc'].metadata.labels.team = 'x';
    },
    path: '/metadata/labels/team',
    effect: 'NOOP',
  },
  {
    name: 'a read-only key, with the hash of the pods',
    change: (o) => {
      inBrokers('default.replication.factor=3', 'default.replication.factor=2')(o);
      rolls(o);
    },
    path: '/data/server.properties/default.replication.factor',
    effect: 'ROLL',
  },
  {
    name: 'a read-only key alone',
    change: inBrokers('default.replication.factor=3', 'default.replication.factor=2'),
    path: '/data/server.properties/default.replication.factor',
    effect: 'LATENT',
  },
  {
    name: 'a cluster-wide key alone',
    change: inDynamic('min.insync.replicas=2', 'min.insync.replicas=1'),
    path: '/data/dynamic.properties/min.insync.replicas',
    effect: 'LATENT',
  },
  {
    name: 'a cluster-wide key with another Job',
    change: (o) => {
      inDynamic('min.insync.replicas=2', 'min.insync.replicas=1')(o);
      o.Job.metadata.name = 'kafka-cfg-000000';
    },
    path: '/data/dynamic.properties/min.insync.replicas',
    effect: 'LIVE',
  },
  {
    name: 'another folder for the data',
    change: (o) => {
      inBrokers('data/topics', 'data/other')(o);
      rolls(o);
    },
    path: '/data/server.properties/log.dirs',
    effect: 'DATA',
  },
  {
    name: 'another folder of ZooKeeper',
    change: (o) => {
      inBrokers(/(zookeeper.connect=.*)/, '$1/other')(o);
      rolls(o);
    },
    path: '/data/server.properties/zookeeper.connect',
    effect: 'OUTAGE',
  },
  {
    name: 'as many copies in sync as there are',
    change: (o) => {
      inDynamic('min.insync.replicas=2', 'min.insync.replicas=3')(o);
      rolls(o);
    },
    path: '/data/dynamic.properties/min.insync.replicas',
    effect: 'OUTAGE',
  },
  {
    name: 'an ensemble that grows by two at once',
    change: inFile(
      'ConfigMap/zk-cm',
      'zoo.cfg',
      /$/,
      'server.4=zk-3.zk-svc:2888:3888\nserver.5=zk-4.zk-svc:2888:3888\n',
    ),
    path: '/data/zoo.cfg',
    effect: 'OUTAGE',
  },
  {
    name: 'brokers that are more and others at once',
    change: (o) => {
      kafka(o).replicas = 5;
      rolls(o);
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'another major version',
    change: (o) => {
      server(o).image = 'apache/kafka:4.3.1';
    },
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'OUTAGE',
  },
  {
    name: 'an older major version',
    change: (o) => {
      server(o).image = 'apache/kafka:2.8.0';
    },
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'OUTAGE',
  },
  {
    name: 'a budget of two brokers of three',
    change: (o) => {
      o['PodDisruptionBudget/kafka-pdb'].spec.maxUnavailable = 2;
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'a budget by which one server of an ensemble has to stay',
    change: (o) => {
      const { spec } = o['PodDisruptionBudget/zk-pdb'];
      delete spec.maxUnavailable;
      spec.minAvailable = 1;
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'a budget of more than half of an ensemble, in percent',
    change: (o) => {
      o['PodDisruptionBudget/zk-pdb'].spec.maxUnavailable = '50%';
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'as many copies needed as leave nothing to the budget',
    change: (o) => {
      inDynamic('min.insync.replicas=2', 'min.insync.replicas=3')(o);
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'a claim that is mounted elsewhere',
    change: (o) => {
      server(o).volumeMounts[0].mountPath = '/elsewhere';
    },
    path: '/spec/template/spec/containers/kafka/volumeMounts',
    effect: 'DATA',
  },
  {
    name: 'labels of pods that the selector does not select',
    change: (o) => {
      kafka(o).template.metadata.labels.app = 'x';
    },
    path: '/spec/template/metadata/labels',
    effect: 'IMMUTABLE',
  },
  {
    name: 'another image where pods are replaced by deletion',
    before: (o) => {
      kafka(o).updateStrategy = { type: 'OnDelete' };
    },
    change: (o) => {
      server(o).image = 'apache/kafka:3.9.1';
    },
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'LATENT',
  },
  {
    name: 'a key, with a hash, where pods are replaced by deletion',
    before: (o) => {
      kafka(o).updateStrategy = { type: 'OnDelete' };
    },
    change: (o) => {
      inBrokers('default.replication.factor=3', 'default.replication.factor=2')(o);
      rolls(o);
    },
    path: '/data/server.properties/default.replication.factor',
    effect: 'LATENT',
  },
  {
    name: 'another image below a partition',
    before: (o) => {
      kafka(o).updateStrategy = { rollingUpdate: { partition: 3 } };
    },
    change: (o) => {
      server(o).image = 'apache/kafka:3.9.1';
    },
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'LATENT',
  },
  {
    name: 'another port of a listener',
    change: (o) => {
      inBrokers('listeners=PLAINTEXT://:9093', 'listeners=PLAINTEXT://:9094')(o);
      rolls(o);
    },
    path: '/data/server.properties/listeners',
    effect: 'OUTAGE',
  },
  {
    name: 'one more listener',
    change: (o) => {
      inBrokers('listeners=PLAINTEXT://:9093', 'listeners=PLAINTEXT://:9093,MORE://:9094')(o);
      rolls(o);
    },
    path: '/data/server.properties/listeners',
    effect: 'ROLL',
  },
  {
    name: 'another ensemble',
    change: (o) => {
      inBrokers(/zookeeper.connect=.*/, 'zookeeper.connect=other:2181')(o);
      rolls(o);
    },
    path: '/data/server.properties/zookeeper.connect',
    effect: 'OUTAGE',
  },
  {
    name: 'one more server of ZooKeeper to connect to',
    change: (o) => {
      inBrokers(/(zookeeper.connect=.*)/, '$1,zk-3.zk-svc:2181')(o);
      rolls(o);
    },
    path: '/data/server.properties/zookeeper.connect',
    effect: 'ROLL',
  },
  {
    name: 'an authorizer where there was none',
    change: (o) => {
      inBrokers(/^/, 'authorizer.class.name=x\n')(o);
      rolls(o);
    },
    path: '/data/server.properties/authorizer.class.name',
    effect: 'OUTAGE',
  },
  {
    name: 'another way for brokers to greet each other',
    change: (o) => {
      inBrokers(/^/, 'sasl.mechanism.inter.broker.protocol=PLAIN\n')(o);
      rolls(o);
    },
    path: '/data/server.properties/sasl.mechanism.inter.broker.protocol',
    effect: 'OUTAGE',
  },
  {
    name: 'another role',
    change: (o) => {
      inBrokers(/^/, 'process.roles=broker\n')(o);
      rolls(o);
    },
    path: '/data/server.properties/process.roles',
    effect: 'OUTAGE',
  },
  {
    name: 'a newer protocol and a newer image at once',
    before: (o) => {
      inBrokers(/^/, 'inter.broker.protocol.version=3.8\n')(o);
      server(o).image = 'apache/kafka:3.8.1';
    },
    change: (o) => {
      inBrokers('protocol.version=3.8', 'protocol.version=3.9')(o);
      server(o).image = 'apache/kafka:3.9.2';
    },
    path: '/data/server.properties/inter.broker.protocol.version',
    effect: 'OUTAGE',
  },
  {
    name: 'a newer protocol alone',
    before: inBrokers(/^/, 'inter.broker.protocol.version=3.8\n'),
    change: (o) => {
      inBrokers('protocol.version=3.8', 'protocol.version=3.9')(o);
      rolls(o);
    },
    path: '/data/server.properties/inter.broker.protocol.version',
    effect: 'ROLL',
  },
  {
    name: 'a cluster-wide key that goes, with another Job',
    before: inBrokers(/$/, 'log.retention.ms=1\n'),
    change: (o) => {
      inBrokers('log.retention.ms=1\n', '')(o);
      o.Job.metadata.name = 'kafka-cfg-000000';
    },
    path: '/data/server.properties/log.retention.ms',
    effect: 'LATENT',
  },
  {
    name: 'a cluster-wide key that is new, with the hash of the pods and the same Job',
    change: (o) => {
      inBrokers(/$/, 'log.index.interval.bytes=8192\n')(o);
      rolls(o);
    },
    path: '/data/server.properties/log.index.interval.bytes',
    effect: 'ROLL',
  },
  {
    name: 'a cluster-wide key, with the hash of the pods and no Job any more',
    change: (o) => {
      inDynamic('min.insync.replicas=2', 'min.insync.replicas=1')(o);
      rolls(o);
      delete o.Job;
    },
    path: '/data/dynamic.properties/min.insync.replicas',
    effect: 'LATENT',
  },
  {
    name: 'a cluster-wide key of controllers, which read their file',
    before: inBrokers(/^/, 'process.roles=controller\n'),
    change: (o) => {
      inDynamic('min.insync.replicas=2', 'min.insync.replicas=1')(o);
      o.Job.metadata.name = 'kafka-cfg-000000';
    },
    path: '/data/dynamic.properties/min.insync.replicas',
    effect: 'LATENT',
  },
  {
    name: 'a key that two sets read of which one restarts',
    before: (o) => {
      const other = structuredClone(o['StatefulSet/kafka']);
      other.metadata.name = 'other';
      o['StatefulSet/other'] = other;
    },
    change: (o) => {
      inBrokers('default.replication.factor=3', 'default.replication.factor=2')(o);
      rolls(o);
    },
    path: '/data/server.properties/default.replication.factor',
    effect: 'LATENT',
  },
  {
    name: 'a log level, with the hash of the pods',
    change: (o) => {
      inFile('ConfigMap/kafka-cm', 'log4j.properties', 'rootLogger=INFO', 'rootLogger=DEBUG')(o);
      rolls(o);
    },
    path: '/data/log4j.properties/log4j.rootLogger',
    effect: 'ROLL',
  },
  {
    name: 'a log level of an ensemble alone',
    change: inFile('ConfigMap/zk-cm', 'logback.xml', 'INFO', 'DEBUG'),
    path: '/data/logback.xml',
    effect: 'LATENT',
  },
  {
    name: 'a file of an ensemble, with the hash of its pods',
    change: (o) => {
      inFile('ConfigMap/zk-cm', 'logback.xml', 'INFO', 'DEBUG')(o);
      o['StatefulSet/zk'].spec.template.metadata.annotations['cdk8s-kafka/config-hash'] = 'x';
    },
    path: '/data/logback.xml',
    effect: 'ROLL',
  },
  {
    name: 'a key of what says that it is immutable',
    before: (o) => {
      o['ConfigMap/kafka-cm'].immutable = true;
    },
    change: (o) => {
      inDynamic('min.insync.replicas=2', 'min.insync.replicas=1')(o);
      rolls(o);
    },
    path: '/data/dynamic.properties',
    effect: 'IMMUTABLE',
  },
  {
    name: 'another name of the set',
    change: (o) => {
      o['StatefulSet/kafka'].metadata.name = 'events';
    },
    path: '/metadata/name',
    effect: 'DATA',
  },
  {
    name: 'another namespace',
    change: (o) => {
      for (const object of Object.values(o)) object.metadata.namespace = 'streaming';
    },
    path: '/metadata/name',
    effect: 'DATA',
  },
  {
    name: 'an ensemble that is in no file any more',
    change: (o) => {
      delete o['StatefulSet/zk'];
    },
    path: '',
    effect: 'OUTAGE',
  },
  {
    name: 'an object of a kind that nobody has heard of',
    change: (o) => {
      o.other = { apiVersion: 'example.com/v1', kind: 'Strange', metadata: { name: 'x' } };
    },
    path: '',
    effect: 'UNKNOWN',
  },
  {
    name: 'an amount in another notation, which is another template',
    change: (o) => {
      server(o).resources.limits.memory = '2147483648';
    },
    path: '/spec/template/spec/containers/kafka/resources/limits/memory',
    effect: 'ROLL',
  },
  {
    name: 'the order of capabilities, which is another template',
    change: (o) => {
      server(o).securityContext.capabilities = { drop: ['ALL', 'CHOWN'] };
    },
    before: (o) => {
      server(o).securityContext.capabilities = { drop: ['CHOWN', 'ALL'] };
    },
    path: '/spec/template/spec/containers/kafka/securityContext/capabilities/drop',
    effect: 'ROLL',
  },
  {
    name: 'an affinity that is empty, which is another template',
    before: (o) => {
      delete kafka(o).template.spec.affinity;
    },
    change: (o) => {
      kafka(o).template.spec.affinity = {};
    },
    path: '/spec/template/spec/affinity',
    effect: 'ROLL',
  },
  {
    name: 'the order of claims',
    before: (o) => {
      const [claim] = kafka(o).volumeClaimTemplates;
      kafka(o).volumeClaimTemplates.push({ ...claim, metadata: { name: 'more' } });
    },
    change: (o) => kafka(o).volumeClaimTemplates.reverse(),
    path: '/spec/volumeClaimTemplates/(order)',
    effect: 'IMMUTABLE',
  },
  {
    name: 'a port that is a text of digits',
    change: (o) => {
      server(o).livenessProbe.tcpSocket.port = '9093';
    },
    path: '/spec/template/spec/containers/kafka/livenessProbe/tcpSocket/port',
    effect: 'IMMUTABLE',
  },
  {
    name: 'another id of brokers, given at their start',
    change: (o) => {
      const [text] = server(o).args;
      expect(text).toContain('broker.id=');
      server(o).args = [text.replace(/broker\.id=[^"]*/, 'broker.id=7')];
    },
    path: '/spec/template/spec/containers/kafka/(settings)/broker.id',
    effect: 'OUTAGE',
  },
  {
    name: 'another folder, by a variable of the image',
    before: (o) => {
      server(o).env = [{ name: 'KAFKA_LOG_DIRS', value: '/a' }];
    },
    change: (o) => {
      server(o).env = [{ name: 'KAFKA_LOG_DIRS', value: '/b' }];
    },
    path: '/spec/template/spec/containers/kafka/(settings)/log.dirs',
    effect: 'DATA',
  },
  {
    name: 'a ConfigMap in place of another, with another folder in it',
    change: (o) => {
      inBrokers('data/topics', 'data/other')(o);
      o['ConfigMap/kafka-cm'].metadata.name = 'kafka-cm-2';
      const volume = kafka(o).template.spec.volumes.find(({ name }: Free) => name === 'config');
      volume.configMap.name = 'kafka-cm-2';
    },
    path: '/data/server.properties/log.dirs',
    effect: 'DATA',
  },
  {
    name: 'a ConfigMap in place of another that says the same',
    change: (o) => {
      o['ConfigMap/kafka-cm'].metadata.name = 'kafka-cm-2';
      const volume = kafka(o).template.spec.volumes.find(({ name }: Free) => name === 'config');
      volume.configMap.name = 'kafka-cm-2';
      delete o.Job;
    },
    before: (o) => delete o.Job,
    path: '',
    effect: 'NOOP',
  },
  {
    name: 'a file of brokers of another name',
    before: (o) => {
      const { data } = o['ConfigMap/kafka-cm'];
      data['kraft.properties'] = data['server.properties'];
      delete data['server.properties'];
    },
    change: inFile('ConfigMap/kafka-cm', 'kraft.properties', 'data/topics', 'data/other'),
    path: '/data/kraft.properties/log.dirs',
    effect: 'DATA',
  },
  {
    name: 'less time for messages, by a Job',
    change: (o) => {
      inBrokers(/$/, 'log.retention.ms=3600000\n')(o);
      o.Job.metadata.name = 'kafka-cfg-000000';
    },
    path: '/data/server.properties/log.retention.ms',
    effect: 'DATA',
  },
  {
    name: 'another protocol of a listener',
    change: (o) => {
      inBrokers('map=PLAINTEXT:PLAINTEXT', 'map=PLAINTEXT:SSL')(o);
      rolls(o);
    },
    path: '/data/server.properties/listener.security.protocol.map',
    effect: 'OUTAGE',
  },
  {
    name: 'one folder more, and a slash at the end of the other',
    change: (o) => {
      inBrokers('data/topics', 'data/topics/,/var/lib/kafka/data/more')(o);
      rolls(o);
    },
    path: '/data/server.properties/log.dirs',
    effect: 'ROLL',
  },
  {
    name: 'a member of the ensemble whose port for clients is written',
    change: (o) => {
      inFile('ConfigMap/zk-cm', 'zoo.cfg', /:3888$/gm, ':3888;2181')(o);
      o['StatefulSet/zk'].spec.template.metadata.annotations['cdk8s-kafka/config-hash'] = 'x';
    },
    path: '/data/zoo.cfg/server.1',
    effect: 'ROLL',
  },
  {
    name: 'a newer minor version with ZooKeeper, and no version of the protocol',
    before: (o) => {
      server(o).image = 'apache/kafka:3.8.1';
    },
    change: (o) => {
      server(o).image = 'apache/kafka:3.9.2';
    },
    path: '/data/server.properties/inter.broker.protocol.version',
    effect: 'OUTAGE',
  },
  {
    name: 'an image whose version nobody can read',
    change: (o) => {
      server(o).image = 'registry.example:5000/kafka:latest';
    },
    path: '/spec/template/spec/containers/kafka/image',
    effect: 'UNKNOWN',
  },
  {
    name: 'any change of a single server',
    before: (o) => {
      o['StatefulSet/zk'].spec.replicas = 1;
    },
    change: (o) => {
      o['StatefulSet/zk'].spec.template.metadata.annotations.x = 'y';
    },
    path: '/spec/template',
    effect: 'OUTAGE',
  },
  {
    name: 'two sets of one cluster at once',
    before: (o) => {
      const other = structuredClone(o['StatefulSet/kafka']);
      other.metadata.name = 'other';
      o['StatefulSet/other'] = other;
    },
    change: (o) => {
      rolls(o);
      o['StatefulSet/other'].spec.template.metadata.annotations.x = 'y';
    },
    path: '/spec/template',
    effect: 'OUTAGE',
  },
  {
    name: 'claims of another name',
    change: (o) => {
      kafka(o).volumeClaimTemplates[0].metadata.name = 'other';
      server(o).volumeMounts[0].name = 'other';
    },
    path: '/spec/template/spec/containers/kafka/volumeMounts',
    effect: 'DATA',
  },
  {
    name: 'another name of the cluster, in all its labels',
    change: (o) => {
      for (const [key, object] of Object.entries(o)) {
        if (!key.includes('kafka') && key !== 'Job') continue;
        o[key] = JSON.parse(JSON.stringify(object).replace(/kafka(-svc|-cm|-pdb|-cfg)?"/g, 'orders$1"'));
      }
    },
    path: '/metadata/name',
    effect: 'DATA',
  },
  {
    name: 'labels of pods that a Service asks for',
    before: (o) => {
      kafka(o).template.metadata.labels.role = 'broker';
      o['Service/kafka-svc'].spec.selector = { role: 'broker' };
    },
    change: (o) => {
      kafka(o).template.metadata.labels.role = 'server';
    },
    path: '/spec/selector',
    effect: 'OUTAGE',
  },
  {
    name: 'a port whose name a Service asks for',
    before: (o) => {
      o['Service/kafka-svc'].spec.ports[0].targetPort = 'server';
    },
    change: (o) => {
      expect(server(o).ports[0].name).toBe('server');
      server(o).ports[0].name = 'other';
    },
    path: '/spec/ports',
    effect: 'OUTAGE',
  },
  {
    name: 'a first policy for pods that run',
    change: (o) => {
      o.policy = policy();
    },
    path: '/spec',
    effect: 'OUTAGE',
  },
  {
    name: 'a Job that goes for good',
    change: (o) => delete o.Job,
    path: '',
    effect: 'LATENT',
  },
  {
    name: 'a Job of something else beside a key that changes',
    before: (o) => delete o.Job,
    change: (o) => {
      inDynamic('min.insync.replicas=2', 'min.insync.replicas=1')(o);
      const volumes = [{ name: 'config', configMap: { name: 'kafka-cm' } }];
      const template = { spec: { volumes, containers: [{ name: 'topics', command: ['kafka-topics.sh'] }] } };
      o.topics = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'topics' }, spec: { template } };
    },
    path: '/data/dynamic.properties/min.insync.replicas',
    effect: 'LATENT',
  },
  {
    name: 'a Service of something else than Kubernetes',
    before: (o) => {
      o.other = { apiVersion: 'serving.knative.dev/v1', kind: 'Service', metadata: { name: 'x' }, spec: { a: 1 } };
    },
    change: (o) => {
      o.other.spec.a = 2;
    },
    path: '/spec/a',
    effect: 'UNKNOWN',
  },
  {
    name: 'the order of containers',
    change: (o) => {
      kafka(o).template.spec.volumes.reverse();
    },
    path: '/spec/template/spec/volumes/(order)',
    effect: 'ROLL',
  },
];

describe('what a change does', () => {
  test.each(CASES)('$name: $effect', ({ before, change, path, effect }) => {
    const { changes, worst } = reviewed(change, before);
    const found = changes.filter((each) => each.path === path).map((each) => each.effect);
    expect({ path, found, all: changes.map((each) => `${each.effect} ${each.path}`) }).toMatchObject({
      found: expect.arrayContaining([effect]),
    });
    expect(EFFECTS.indexOf(worst as Effect)).toBeGreaterThanOrEqual(EFFECTS.indexOf(effect));
    expect(changes[0].effect).toBe(worst);
  });
});

test('a budget that was too large already is told only when it gets worse', () => {
  const budget = (o: Objects) => o['PodDisruptionBudget/zk-pdb'].spec;
  const large = (o: Objects) => {
    budget(o).maxUnavailable = 2;
  };
  const outages = (change: (o: Objects) => void) =>
    reviewed(change, large).changes.filter(({ effect }) => effect === 'OUTAGE');
  expect(outages((o) => delete budget(o).unhealthyPodEvictionPolicy)).toEqual([]);
  const without = reviewed(
    () => {},
    (o) => delete o['PodDisruptionBudget/zk-pdb'],
  );
  expect(without.worst).toBe('NONE');
  expect(
    outages((o) => {
      budget(o).maxUnavailable = 3;
    }),
  ).toMatchObject([{ path: '/spec', from: '2 may be evicted, 1 may be down', to: '3 may be evicted, 1 may be down' }]);
});

test('what is new with its pods has nothing to lose', () => {
  const all = manifests();
  expect(review([], [...all, policy() as Manifest]).worst).toBe('LIVE');
});

test('what few may read is told as a change, without its value', () => {
  const [old, now] = ['hunter2', 'hunter3'];
  const secret = (password: string): Free => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'x' },
    stringData: { 'server.properties': `broker.id=1\nssl.key.password=${password}\n`, other: password },
  });
  const side = (password: string) => (o: Objects) => {
    o['ConfigMap/kafka-cm'].data['server.properties'] +=
      `ssl.key.password=${password}\nsasl.jaas.config=x ${password}\n`;
    server(o).env = [
      { name: 'A', value: 'a' },
      { name: 'DB_PASSWORD', value: password },
    ];
    o['Service/kafka-svc'].metadata.annotations = { 'example.com/original': JSON.stringify(secret(password)) };
    o.secret = secret(password);
  };
  const { changes } = reviewed(side(now), (o) => {
    if (o.secret === undefined) side(old)(o);
  });
  expect(changes.map(({ path }) => path)).toEqual(
    expect.arrayContaining([
      '/data/server.properties/ssl.key.password',
      '/data/server.properties/sasl.jaas.config',
      '/spec/template/spec/containers/kafka/env/DB_PASSWORD/value',
      '/metadata/annotations/example.com~1original',
      '/data/other',
    ]),
  );
  expect(JSON.stringify(changes)).not.toMatch(/hunter|aHVudGVy/);
});

describe('what is no change', () => {
  const same: readonly (readonly [string, (objects: Objects) => void])[] = [
    ['nothing at all', () => {}],
    [
      'a default that is written out',
      (o) => {
        kafka(o).updateStrategy = { type: 'RollingUpdate', rollingUpdate: { partition: 0 } };
        server(o).terminationMessagePath = '/dev/termination-log';
        server(o).ports[0].protocol = 'TCP';
        server(o).livenessProbe.successThreshold = 1;
        o['Service/kafka-svc'].spec.ports[0].protocol = 'TCP';
      },
    ],
    [
      'an amount in other words',
      (o) => {
        server(o).resources = { limits: { memory: '2048Mi' }, requests: { cpu: 0.5, memory: '2097152Ki' } };
      },
    ],
    [
      'a port that aims at itself',
      (o) => {
        o['Service/kafka-svc'].spec.ports[0].targetPort = 9093;
      },
    ],
    [
      'the order of members',
      (o) => {
        o['StatefulSet/kafka'].spec = Object.fromEntries(Object.entries(kafka(o)).reverse());
      },
    ],
    [
      'what the server fills in',
      (o) => {
        o['StatefulSet/kafka'].status = { replicas: 3 };
        Object.assign(o['StatefulSet/kafka'].metadata, {
          uid: 'x',
          resourceVersion: '1',
          generation: 2,
          managedFields: [],
        });
      },
    ],
    [
      'something empty',
      (o) => {
        kafka(o).template.spec.tolerations = [];
        o['Service/kafka-svc'].metadata.annotations = {};
      },
    ],
  ];

  test.each(same)('%s', (_, change) => {
    expect(reviewed(change)).toEqual({ changes: [], worst: 'NONE', notes: [] });
  });

  test('steps name what they are about', () => {
    const steps = (namespace?: string) => {
      const moved = (o: Objects) => {
        for (const { metadata } of Object.values(o)) metadata.namespace = namespace;
      };
      const { changes } = reviewed((o) => {
        kafka(o).podManagementPolicy = 'OrderedReady';
        inBrokers('default.replication.factor=3', 'default.replication.factor=2')(o);
      }, moved);
      return changes.map((change) => change.steps[0]);
    };
    expect(steps()).toEqual([
      expect.stringContaining('allow at most'),
      'kubectl delete statefulset/kafka --cascade=orphan',
      'kubectl rollout restart statefulset/kafka',
    ]);
    expect(steps('streaming')).toEqual([
      expect.stringContaining('allow at most'),
      'kubectl delete statefulset/kafka --namespace streaming --cascade=orphan',
      'kubectl rollout restart statefulset/kafka --namespace streaming',
    ]);
  });

  test('what comes into a list is told, and not that the list has another order for it', () => {
    const { changes } = reviewed((o) => kafka(o).template.spec.volumes.unshift({ name: 'first', emptyDir: {} }));
    expect(changes.map(({ path }) => path)).toEqual(['/spec/template/spec/volumes/first']);
  });

  const sidecar = (image: string) => ({ name: 'exp', image, volumeMounts: [{ name: 'datadir', mountPath: '/d' }] });
  const harmless: readonly (readonly [string, (o: Objects) => void, before?: (o: Objects) => void])[] = [
    ['a container beside the server comes', (o) => kafka(o).template.spec.containers.push(sidecar('prom/jmx:1.0'))],
    [
      'a container beside the server goes',
      (o) => kafka(o).template.spec.containers.pop(),
      (o) => kafka(o).template.spec.containers.push(sidecar('a:1.0')),
    ],
    [
      'a container beside the server has another version',
      (o) => {
        kafka(o).template.spec.containers[0].image = 'a:main';
      },
      (o) => kafka(o).template.spec.containers.unshift(sidecar('a:1.0')),
    ],
    [
      'the server has another name',
      (o) => {
        server(o).name = 'main';
      },
    ],
    [
      'a folder of the host',
      (o) => {
        kafka(o).template.spec.volumes.push({ name: 'lt', hostPath: { path: '/etc/localtime' } });
        server(o).volumeMounts.push({ name: 'lt', mountPath: '/etc/localtime' });
      },
    ],
    [
      'no folder of the host any more',
      (o) => {
        kafka(o).template.spec.volumes.pop();
        server(o).volumeMounts.pop();
      },
      (o) => {
        if (server(o).volumeMounts.some(({ name }: Free) => name === 'lt')) return;
        kafka(o).template.spec.volumes.push({ name: 'lt', hostPath: { path: '/etc/localtime' } });
        server(o).volumeMounts.push({ name: 'lt', mountPath: '/etc/localtime' });
      },
    ],
    [
      'a slash at the end of a mount',
      (o) => {
        server(o).volumeMounts[0].mountPath += '/';
      },
    ],
    [
      'the log of an ensemble where its data is, written',
      (o) => {
        inFile('ConfigMap/zk-cm', 'zoo.cfg', /(dataDir=(.*))/, '$1\ndataLogDir=$2')(o);
        o['StatefulSet/zk'].spec.template.metadata.annotations['cdk8s-kafka/config-hash'] = 'x';
      },
    ],
    [
      'the same time for messages in another unit',
      (o) => {
        inBrokers('log.retention.hours=1\n', 'log.retention.ms=3600000\n')(o);
        rolls(o);
        delete o.Job;
      },
      (o) => {
        o['ConfigMap/kafka-cm'].data['server.properties'] =
          o['ConfigMap/kafka-cm'].data['server.properties'].concat('log.retention.hours=1\n');
        delete o.Job;
      },
    ],
  ];

  test.each(
    harmless.map(([name, change, before = () => {}]) => ({ name, change, before })),
  )('$name: no more than a roll', ({ change, before }) => {
    const { changes, worst } = reviewed(change, before);
    expect({ worst, all: changes.map(({ effect, path }) => `${effect} ${path}`) }).toMatchObject({ worst: 'ROLL' });
  });

  test('a folder that another key names is the same folder', () => {
    const { worst } = reviewed((o) => {
      inBrokers('log.dirs=', 'log.dir=')(o);
      rolls(o);
    });
    expect(worst).toBe('ROLL');
  });

  test('amounts are told as they are written', () => {
    const { changes } = reviewed((o) => {
      server(o).resources.limits.memory = '3072Mi';
    });
    expect(changes.map(({ path, from, to }) => ({ path, from, to }))).toEqual([
      { path: '/spec/template/spec/containers/kafka/resources/limits/memory', from: '2Gi', to: '3072Mi' },
    ]);
  });

  test('comments and the order of keys in a file are told, as nothing', () => {
    const { changes, worst } = reviewed(inBrokers('# data of this broker', '# where its data is'));
    expect(changes.map(({ effect }) => effect)).toEqual(['NOOP']);
    expect(worst).toBe('NOOP');
  });

  test('the order of objects', () => {
    expect(review(manifests(), manifests().reverse()).worst).toBe('NONE');
  });
});

describe('no change is missed', () => {
  /** Every leaf of a value, with a way to put another there. */
  function leaves(
    value: Free,
    put: (other: unknown) => void,
    path: string,
  ): { path: string; value: unknown; put(other: unknown): void }[] {
    if (typeof value !== 'object' || value === null) return [{ path, value, put }];
    return Object.keys(value).flatMap((key) =>
      leaves(
        value[key],
        (other) => {
          value[key] = other;
        },
        `${path}/${key}`,
      ),
    );
  }

  const other = (value: unknown): unknown => {
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    return /^\d+(Gi|m)$/.test(String(value)) ? `1${value}` : `${value}x`;
  };

  const NAMES = /^\/(apiVersion|kind|metadata\/(name|labels\/.*))$/;

  test('any leaf of the default output that changes is told, and none as nothing', () => {
    const missed: string[] = [];
    let looked = 0;
    manifests().forEach((object, index) => {
      leaves(object, () => {}, '').forEach(({ path }, leaf) => {
        const changed = manifests();
        const target = leaves(changed[index], () => {}, '')[leaf];
        target.put(other(target.value));
        looked++;
        const { changes } = review(manifests(), changed);
        const isTold = changes.length > 0 && (NAMES.test(path) || changes.some(({ effect }) => effect !== 'NOOP'));
        if (!isTold) missed.push(`${object.kind} ${path}`);
      });
    });
    expect(missed).toEqual([]);
    expect(looked).toBeGreaterThan(200);
  }, 60_000);
});

describe('the table of effects', () => {
  test.each(
    FIELD_ROWS.map((row) => [`${row.kinds.join()} ${row.path} ${row.direction ?? ''}`, row] as const),
  )('%s says why, what to do, and who says so', (_, row) => {
    expect(row.why).toMatch(/^[a-z].*[^.]$/s);
    expect(row.source).toMatch(/^https:\/\//);
    if (['IMMUTABLE', 'OUTAGE', 'DATA'].includes(row.effect)) expect(row.steps.length).toBeGreaterThan(0);
  });
});
