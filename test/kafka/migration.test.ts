import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  Authorization,
  Certificate,
  KafkaCluster,
  type KafkaClusterProps,
  KafkaImage,
  type KraftOptions,
  Metadata,
  MigrationStep,
  NetworkAccess,
  NodeSecurity,
  Peer,
  ZookeeperConnection,
  ZookeeperEnsemble,
} from '../../lib';
import { readProperties } from '../../lib/java/read-properties';
import type { Manifest } from '../../lib/manifests/manifest';

const CLUSTER_ID = 'MkU3OEVBNTcwNTJENDM2Qg';
const FROM = ZookeeperConnection.of('zk-0.zk-svc:2181', '/kafka');
const STEPS = [MigrationStep.CONTROLLERS, MigrationStep.DUAL_WRITE, MigrationStep.BROKERS] as const;
const IMAGE = KafkaImage.official('apache/kafka:3.9.2');

const SECURED: KafkaClusterProps = {
  nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls')),
  authorization: Authorization.acls(),
};

const BEFORE = Metadata.zookeeper(FROM);
const AFTER = Metadata.kraft({ clusterId: CLUSTER_ID });
const at = (step: MigrationStep, options: KraftOptions = { clusterId: CLUSTER_ID }) =>
  Metadata.migration(FROM, step, options);

function written(metadata: Metadata, props: KafkaClusterProps = {}): readonly Manifest[] {
  const chart = new Chart(new App(), 'test');
  new KafkaCluster(chart, 'kafka', { metadata, image: IMAGE, ...props });
  return chart.toJson() as Manifest[];
}

const ofApp = (app: string, objects: readonly Manifest[]) =>
  objects.filter(({ metadata }) => (metadata.labels as Record<string, string>).app === app);
const brokers = (metadata: Metadata, props?: KafkaClusterProps) => ofApp('kafka', written(metadata, props));
const controllers = (metadata: Metadata, props?: KafkaClusterProps) =>
  ofApp('kafka-controllers', written(metadata, props));

function properties(objects: readonly Manifest[]): Record<string, string> {
  const [map] = objects.filter(({ kind }) => kind === 'ConfigMap') as { readonly data?: Record<string, string> }[];
  const { entries } = readProperties(map.data?.['server.properties'] ?? '');
  return Object.fromEntries(entries.map(({ key, value }) => [key, value]));
}

const startScript = (objects: readonly Manifest[]) => {
  const [set] = objects.filter(({ kind }) => kind === 'StatefulSet') as unknown as {
    readonly spec: { readonly template: { readonly spec: { readonly containers: readonly { args: string[] }[] } } };
  }[];
  return set.spec.template.spec.containers[0].args[0];
};

describe('each step restarts only what it has to', () => {
  test('CONTROLLERS leaves the brokers as they are', () => {
    expect(brokers(at(MigrationStep.CONTROLLERS))).toEqual(brokers(BEFORE));
  });

  test('the controllers are the same in all steps', () => {
    const [first, ...others] = STEPS.map((step) => controllers(at(step)).filter(({ kind }) => kind !== 'Job'));
    for (const other of others) expect(other).toEqual(first);
  });

  test('BROKERS brings the brokers to where they stay', () => {
    expect(brokers(at(MigrationStep.BROKERS))).toEqual(brokers(AFTER));
  });

  test('with certificates and ACLs too', () => {
    const props = SECURED;
    const nodes = (objects: readonly Manifest[]) =>
      objects.filter(({ kind }) => /^(StatefulSet|ConfigMap)$/.test(kind));
    expect(nodes(brokers(at(MigrationStep.CONTROLLERS), props))).toEqual(nodes(brokers(BEFORE, props)));
    expect(nodes(brokers(at(MigrationStep.BROKERS), props))).toEqual(nodes(brokers(AFTER, props)));
  });
});

test('brokers in dual write know both stores, and keep their id and their authorizer', () => {
  const objects = brokers(at(MigrationStep.DUAL_WRITE), SECURED);
  const given = properties(objects);
  expect(given).toMatchObject({
    'zookeeper.connect': 'zk-0.zk-svc:2181/kafka',
    'zookeeper.metadata.migration.enable': 'true',
    'controller.listener.names': 'CONTROLLER_TLS',
    'authorizer.class.name': 'kafka.security.authorizer.AclAuthorizer',
  });
  expect(given['controller.quorum.voters']).toMatch(/^1000@kafka-controllers-0\.kafka-controllers-svc:9096,/);
  expect(given).not.toHaveProperty('process.roles');
  expect(startScript(objects)).toContain('--override "broker.id=');
});

test('controllers know ZooKeeper, the defaults of topics, and how to reach the brokers', () => {
  const props: KafkaClusterProps = { config: { 'num.partitions': 6 }, ...SECURED };
  const given = properties(controllers(at(MigrationStep.CONTROLLERS), props));
  expect(given).toMatchObject({
    'process.roles': 'controller',
    'zookeeper.connect': 'zk-0.zk-svc:2181/kafka',
    'zookeeper.metadata.migration.enable': 'true',
    'num.partitions': '6',
    'default.replication.factor': '3',
    'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  });
  const interBroker = given['inter.broker.listener.name'];
  expect(given['listener.security.protocol.map']).toContain(`${interBroker}:SSL`);
  expect(given[`listener.name.${interBroker.toLowerCase()}.ssl.keystore.type`]).toBe('PEM');
});

test('controllers of a migration look at ZooKeeper before they format a disk, and others do not', () => {
  expect(startScript(controllers(at(MigrationStep.CONTROLLERS)))).toContain('kraft_metadata_offset');
  expect(startScript(controllers(AFTER))).not.toContain('kraft_metadata_offset');
  expect(startScript(brokers(at(MigrationStep.BROKERS)))).not.toContain('kraft_metadata_offset');
});

test('each step has a Job of its own, and no other metadata has one', () => {
  const jobs = [...STEPS.map((step) => at(step)), BEFORE, AFTER].map((metadata) =>
    controllers(metadata)
      .concat(written(metadata))
      .filter(({ kind, metadata: { name } }) => kind === 'Job' && name.includes('-mig-'))
      .map(({ metadata: { name } }) => name),
  );
  expect(jobs.map((names) => new Set(names).size)).toEqual([1, 1, 1, 0, 0]);
  expect(new Set(jobs.flat()).size).toBe(3);
});

describe('network policies', () => {
  const policy = (name: string, metadata: Metadata) => {
    const access = NetworkAccess.restricted({ clients: [] }).restrictEgress({
      destinations: [{ to: Peer.pods({ app: 'zk' }), ports: [2181] }],
    });
    const found = written(metadata, { networkPolicy: access }).find((each) => each.metadata.name === name);
    return found?.spec as { readonly ingress: object; readonly egress: object };
  };
  const CONTROLLERS = '{"app":"kafka-controllers"}';

  test('let controllers and brokers reach each other while they migrate', () => {
    const step = at(MigrationStep.DUAL_WRITE);
    expect(JSON.stringify(policy('kafka-netpol', step).ingress)).toContain(CONTROLLERS);
    expect(JSON.stringify(policy('kafka-netpol', AFTER).ingress)).not.toContain(CONTROLLERS);
    expect(JSON.stringify(policy('kafka-controllers-netpol', step).egress)).toContain('"port":9093');
    expect(JSON.stringify(policy('kafka-controllers-netpol', AFTER).egress)).not.toContain('"port":9093');
  });

  test('of the ensemble have to admit the controllers', () => {
    const chart = new Chart(new App(), 'test');
    const zookeeper = new ZookeeperEnsemble(chart, 'zk', {
      networkPolicy: NetworkAccess.restricted({ clients: [Peer.pods({ app: 'kafka' })] }),
    });
    const metadata = Metadata.migration(zookeeper.connection, MigrationStep.CONTROLLERS, { clusterId: CLUSTER_ID });
    new KafkaCluster(chart, 'kafka', { metadata });
    expect(() => chart.toJson()).toThrow("add them to its clients: Peer.pods({ app: 'kafka-controllers' })");
  });
});

describe('what is refused', () => {
  test.each<[string, () => Metadata, string, KafkaClusterProps?]>([
    ['no id of the cluster', () => at(MigrationStep.CONTROLLERS, {}), 'has no clusterId'],
    ['an id of another form', () => at(MigrationStep.CONTROLLERS, { clusterId: 'orders' }), 'clusterId is "orders"'],
    ['an unknown step', () => at('DONE' as MigrationStep), 'the step of Metadata.migration is "DONE"'],
    [
      'something else than a connection',
      () => Metadata.migration('zk:2181' as never, MigrationStep.CONTROLLERS, { clusterId: CLUSTER_ID }),
      'Metadata.migration has "zk:2181"',
    ],
    [
      'a version without ZooKeeper',
      () => at(MigrationStep.BROKERS),
      'Kafka 4.0 and later cannot keep their metadata in ZooKeeper',
      { image: KafkaImage.official('apache/kafka:4.3.1') },
    ],
    [
      'an unknown option, with its place',
      () => at(MigrationStep.CONTROLLERS, { clusterId: CLUSTER_ID, controler: 3 } as KraftOptions),
      'in Metadata.migration, ',
    ],
    [
      'a version of the metadata',
      () => at(MigrationStep.DUAL_WRITE, { clusterId: CLUSTER_ID, metadataVersion: '3.9' }),
      'leave it out until the migration has ended',
    ],
  ])('%s', (_, metadata, message, props) => {
    expect(() => written(metadata(), props)).toThrow(message);
  });
});
