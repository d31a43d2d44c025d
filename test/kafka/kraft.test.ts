import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import {
  KafkaCluster,
  type KafkaClusterProps,
  KafkaImage,
  Metadata,
  Placement,
  Rack,
  Storage,
  ZookeeperConnection,
} from '../../lib';
import { readProperties } from '../../lib/java/read-properties';

interface Written {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Record<string, string> };
  readonly data: Record<string, string>;
  readonly spec: {
    readonly replicas: number;
    readonly selector: { readonly matchExpressions: unknown };
    readonly maxUnavailable: number;
    readonly volumeClaimTemplates: readonly { readonly metadata: { readonly name: string } }[];
    readonly template: { readonly spec: PodSpec; readonly metadata: { readonly annotations: Record<string, string> } };
  };
}

interface PodSpec {
  readonly nodeSelector?: object;
  readonly containers: readonly {
    readonly image: string;
    readonly args: readonly string[];
    readonly env: readonly object[];
    readonly readinessProbe: { readonly exec: { readonly command: readonly string[] }; readonly tcpSocket?: object };
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  }[];
}

/** The objects of a cluster by kind and name. */
function written(props?: KafkaClusterProps, namespace?: string) {
  const chart = new Chart(new App(), 'test', { namespace });
  new KafkaCluster(chart, 'kafka', props);
  const objects = chart.toJson() as Written[];
  const find = (kind: string, name: string) => {
    const found = objects.find((object) => object.kind === kind && object.metadata.name === name);
    if (found === undefined) throw new Error(`there is no ${kind}/${name}`);
    return found;
  };
  const properties = (set: string, file = 'server.properties') =>
    Object.fromEntries(
      readProperties(find('ConfigMap', `${set}-cm`).data[file]).entries.map(({ key, value }) => [key, value]),
    );
  const server = (set: string) => find('StatefulSet', set).spec.template.spec.containers[0];
  return { objects, find, properties, server };
}

const refusal = (props: KafkaClusterProps): string => {
  try {
    written(props);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

const VOTERS = [0, 1, 2].map((id) => `${1000 + id}@kafka-controllers-${id}.kafka-controllers-svc:9094`).join(',');

describe('a cluster that chooses nothing', () => {
  test('has three controllers and three brokers of Kafka 4.3', () => {
    const { find, server } = written();
    expect(['kafka-controllers', 'kafka'].map((set) => find('StatefulSet', set).spec.replicas)).toEqual([3, 3]);
    expect([server('kafka').image, server('kafka-controllers').image]).toEqual([
      'apache/kafka:4.3.1',
      'apache/kafka:4.3.1',
    ]);
  });

  test('the controllers come first, and can be applied alone by their label', () => {
    const { objects } = written();
    const labels = objects.map(({ metadata }) => metadata.labels.app);
    expect(labels.lastIndexOf('kafka-controllers')).toBeLessThan(labels.indexOf('kafka'));
  });

  test('both roles have the same quorum, and each has its own listener', () => {
    const { properties } = written();
    const [controller, broker] = [properties('kafka-controllers'), properties('kafka')];
    expect([controller['controller.quorum.voters'], broker['controller.quorum.voters']]).toEqual([VOTERS, VOTERS]);
    expect([controller['process.roles'], broker['process.roles']]).toEqual(['controller', 'broker']);
    expect([controller.listeners, broker.listeners]).toEqual(['CONTROLLER://:9094', 'PLAINTEXT://:9093']);
    expect(broker['listener.security.protocol.map']).toBe(controller['listener.security.protocol.map']);
    expect(controller).not.toHaveProperty('initial.broker.registration.timeout.ms');
  });

  test('no key of ZooKeeper is left, and none that Kafka 4 has removed', () => {
    const { properties } = written();
    const keys = [...Object.keys(properties('kafka')), ...Object.keys(properties('kafka', 'dynamic.properties'))];
    expect(keys.filter((key) => /^(zookeeper|controlled\.shutdown|broker\.id)/.test(key))).toEqual([]);
  });

  test('is the same in a chart with a namespace, but for the advertised names', () => {
    const { properties } = written({}, 'streaming');
    expect(properties('kafka')['controller.quorum.voters']).toBe(VOTERS);
  });

  test('has no finding of any rule, with all of them', () => {
    const config = { 'num.partitions': 6 };
    for (const metadata of [Metadata.kraft(), Metadata.kraft({ controllers: 5 })]) {
      for (const brokers of [2, 3, 7])
        expect(refusal({ metadata, brokers, config, heap: '2Gi', strict: true })).toBe('');
    }
    expect(refusal({ metadata: Metadata.combined(), brokers: 1, config, heap: '2Gi' })).toBe('');
    const image = KafkaImage.official('apache/kafka:3.9.2');
    expect(refusal({ image, config, heap: '2Gi', strict: true })).toBe('');
  });
});

describe('one model of properties', () => {
  test('defaults of topics are in the files of both roles', () => {
    const { properties } = written({ config: { 'num.partitions': 6, 'default.replication.factor': 2 } });
    for (const set of ['kafka', 'kafka-controllers']) {
      expect(properties(set)).toMatchObject({ 'num.partitions': '6', 'default.replication.factor': '2' });
      expect(properties(set, 'dynamic.properties')).toMatchObject({ 'min.insync.replicas': '1' });
    }
  });

  test('a property that only brokers read restarts no controller, and the other way round', () => {
    const hashes = (props?: KafkaClusterProps) =>
      ['kafka', 'kafka-controllers'].map(
        (set) => written(props).find('StatefulSet', set).spec.template.metadata.annotations['cdk8s-kafka/config-hash'],
      );
    const [broker, controller] = hashes();
    expect(hashes({ config: { 'offsets.topic.num.partitions': 10 } })).toEqual([
      expect.not.stringMatching(broker),
      controller,
    ]);
    expect(hashes({ config: { 'leader.imbalance.check.interval.seconds': 60 } })).toEqual([
      broker,
      expect.not.stringMatching(controller),
    ]);
  });

  test('a change to a dynamic property restarts neither', () => {
    const templates = (props?: KafkaClusterProps) =>
      ['kafka', 'kafka-controllers'].map((set) => written(props).find('StatefulSet', set).spec.template);
    expect(templates({ config: { 'min.insync.replicas': 1 } })).toEqual(templates());
  });
});

describe('controllers', () => {
  test('have choices of their own, and take over what belongs to the place', () => {
    const { find, server } = written({
      metadata: Metadata.kraft({ controllers: 5, name: 'quorum', storage: Storage.persistent('2Gi'), heap: '512Mi' }),
      placement: Placement.oneServerPerHost().onNodes({ pool: 'kafka' }),
      labels: { team: 'events' },
      heap: '4Gi',
    });
    const set = find('StatefulSet', 'quorum');
    expect(set.spec.replicas).toBe(5);
    expect(set.metadata.labels.team).toBe('events');
    expect(set.spec.template.spec.nodeSelector).toEqual({ pool: 'kafka' });
    expect(server('quorum').args[0]).toContain('-Xmx512m');
    expect(find('PodDisruptionBudget', 'quorum-pdb').spec.maxUnavailable).toBe(2);
  });

  test('are ready when they vote, and not because their port is open', () => {
    const { readinessProbe } = written().server('kafka-controllers');
    expect(readinessProbe.exec.command[2]).toContain('kafka-metadata-quorum.sh');
    expect(readinessProbe.tcpSocket).toBeUndefined();
  });

  test('a finding about them says where', () => {
    expect(refusal({ metadata: Metadata.kraft({ heap: '1GB' }) })).toContain('in Metadata.kraft, ');
    expect(refusal({ metadata: Metadata.kraft({ replicas: 3 } as object) })).toContain('fix: write controllers: 3');
  });
});

describe('combined nodes', () => {
  test('one StatefulSet has both roles and listeners', () => {
    const { objects, properties, server } = written({ metadata: Metadata.combined(), brokers: 1 });
    expect(objects.filter(({ kind }) => kind === 'StatefulSet')).toHaveLength(1);
    expect(properties('kafka')).toMatchObject({
      'process.roles': 'broker,controller',
      listeners: 'PLAINTEXT://:9093,CONTROLLER://:9094',
      'controller.quorum.voters': '0@kafka-0.kafka-svc:9094',
      'default.replication.factor': '1',
    });
    expect(server('kafka').readinessProbe.tcpSocket).toEqual({ port: 9093 });
  });

  test('three of them wait for the quorum and for their replicas', () => {
    const props = { metadata: Metadata.combined(), acknowledge: { 'kafka-combined-nodes': 'a test' } };
    const [, , script] = written(props).server('kafka').readinessProbe.exec.command;
    expect(script.indexOf('kafka-metadata-quorum.sh')).toBeLessThan(script.indexOf('kafka-topics.sh'));
  });
});

describe('the metadata version', () => {
  test('is in a file beside the others, whose change restarts nothing, and applied by a Job', () => {
    const [old, raised] = ['4.2', '4.3'].map((metadataVersion) =>
      written({ metadata: Metadata.kraft({ metadataVersion }) }),
    );
    expect(old.properties('kafka-controllers', 'features.properties')).toEqual({ 'metadata.version': '4.2' });
    expect(raised.find('StatefulSet', 'kafka-controllers')).toEqual(old.find('StatefulSet', 'kafka-controllers'));
    const jobs = [old, raised].map(
      ({ objects }) =>
        objects.find(({ metadata }) => metadata.name.startsWith('kafka-controllers-ftr-'))?.metadata.name,
    );
    expect(new Set(jobs).size).toBe(2);
    expect(jobs).not.toContain(undefined);
  });

  test('without one, nothing raises the features', () => {
    const { objects } = written();
    expect(objects.filter(({ metadata }) => metadata.name.includes('-ftr-'))).toEqual([]);
  });
});

describe('pools of brokers', () => {
  const POOLS: KafkaClusterProps = {
    heap: '2Gi',
    brokerPools: {
      archive: { firstBrokerId: 100, brokers: 2, storage: Storage.persistent('1Ti'), rack: Rack.of('b') },
    },
    rack: Rack.of('a'),
  };

  test('each is a StatefulSet with ids of its own, and takes over what it does not set', () => {
    const { server, find } = written(POOLS);
    expect(find('StatefulSet', 'kafka-archive').spec.replicas).toBe(2);
    expect(server('kafka-archive').args[0]).toContain('"node.id=$((${HOSTNAME##*-} + 100))"');
    expect(server('kafka-archive').args[0]).toContain('-Xmx2g');
    expect(server('kafka-archive').args[0]).toContain('"broker.rack=b"');
    expect(server('kafka').args[0]).toContain('"broker.rack=a"');
  });

  test('one budget counts the brokers of all', () => {
    const { objects } = written(POOLS);
    const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
    expect(budgets.map(({ metadata }) => metadata.name)).toEqual(['kafka-controllers-pdb', 'kafka-pdb']);
    expect(budgets[1].spec.selector.matchExpressions).toEqual([
      { key: 'app', operator: 'In', values: ['kafka', 'kafka-archive'] },
    ]);
  });

  test('clients find the brokers of all', () => {
    const cluster = new KafkaCluster(new Chart(new App(), 'test'), 'kafka', POOLS);
    expect(cluster.bootstrapServers.split(',')).toHaveLength(5);
    expect(cluster.brokers).toBe(5);
    expect(cluster.pools.map(({ name, firstNodeId, nodes }) => [name, firstNodeId, nodes])).toEqual([
      ['kafka', 0, 3],
      ['kafka-archive', 100, 2],
    ]);
    expect(cluster.toPodSelectorConfig().labelSelector._toKube()).toEqual({
      matchExpressions: [{ key: 'app', operator: 'In', values: ['kafka', 'kafka-archive'] }],
    });
  });

  test('adding one changes no other pod', () => {
    const templates = (props: KafkaClusterProps) =>
      ['kafka', 'kafka-controllers'].map((set) => written(props).find('StatefulSet', set));
    expect(templates(POOLS)).toEqual(templates({ ...POOLS, brokerPools: undefined, acknowledge: undefined }));
  });

  test('a finding about one says where', () => {
    expect(refusal({ brokerPools: { archive: { firstBrokerId: 100, heap: '1GB' } } })).toContain(
      'in brokerPools.archive, ',
    );
    expect(refusal({ brokerPools: { archive: { firstBrokerId: 100, replicas: 2 } as never } })).toContain(
      'fix: write brokers: 3',
    );
  });
});

describe('racks', () => {
  test('come from a label of the pod, without any right', () => {
    const { server } = written({ rack: Rack.fromPodLabel() });
    expect(server('kafka').args[0]).toContain(
      '"broker.rack=${BROKER_RACK:?the pod has no label topology.kubernetes.io/zone}"',
    );
    expect(server('kafka').env).toContainEqual({
      name: 'BROKER_RACK',
      valueFrom: { fieldRef: { fieldPath: "metadata.labels['topology.kubernetes.io/zone']" } },
    });
    expect(JSON.stringify(server('kafka-controllers').env)).not.toContain('BROKER_RACK');
  });
});

describe('more disks', () => {
  const DISKS = { additionalStorages: [Storage.persistent('20Gi')], metadataStorage: Storage.persistent('5Gi') };

  test('each has a claim and a directory, and the metadata stays where it is', () => {
    const { find, properties, server } = written(DISKS);
    expect(find('StatefulSet', 'kafka').spec.volumeClaimTemplates.map(({ metadata }) => metadata.name)).toEqual([
      'datadir',
      'datadir-1',
      'metadatadir',
    ]);
    expect(properties('kafka')).toMatchObject({
      'log.dirs': '/var/lib/kafka/data/topics,/var/lib/kafka/data-1/topics',
      'metadata.log.dir': '/var/lib/kafka/metadata/log',
    });
    expect(server('kafka').volumeMounts).toContainEqual({ name: 'datadir-1', mountPath: '/var/lib/kafka/data-1' });
    expect(properties('kafka-controllers')['log.dirs']).toBe('/var/lib/kafka/data/topics');
  });
});

describe('mistakes', () => {
  /** Each is reported once, and no consequence of it. */
  const MISTAKES: readonly (readonly [string, () => object, string])[] = [
    [
      'no number of controllers',
      () => ({ metadata: Metadata.kraft({ controllers: Number.NaN }) }),
      'controllers is NaN',
    ],
    ['too many controllers', () => ({ metadata: Metadata.kraft({ controllers: 1e9 }) }), 'controllers is 1000000000'],
    [
      'an option of controllers for combined nodes',
      () => ({ metadata: Metadata.combined({ controllers: 3 } as object), brokers: 1 }),
      'in Metadata.combined, there is no prop controllers',
    ],
    [
      'a name of controllers that follows from that of the cluster',
      () => ({ name: 'k'.repeat(50) }),
      'in Metadata.kraft, name is 62 characters long',
    ],
    [
      'a name of a pool that is no host name',
      () => ({ brokerPools: { Archive: { firstBrokerId: 100 } } }),
      'in brokerPools.Archive, name is "kafka-Archive"',
    ],
    ['a name with a slash', () => ({ brokerPools: { 'a/b': { firstBrokerId: 100 } } }), 'name is "kafka-a/b"'],
    ['no name', () => ({ brokerPools: { '': { firstBrokerId: 100 } } }), 'name is "kafka-"'],
    [
      'an id as a text',
      () => ({ brokerPools: { a: { firstBrokerId: '100' } } }),
      'in brokerPools.a, firstBrokerId is "100"',
    ],
    ['a pool without ids', () => ({ brokerPools: { a: {} } }), 'brokerPools.a has no firstBrokerId'],
    [
      'an unknown prop deep in a pool',
      () => ({ brokerPools: { a: { firstBrokerId: 100, resources: { memory: '1Gi' } } } }),
      'in brokerPools.a.resources, there is no prop memory',
    ],
    ['pools in a list', () => ({ brokerPools: [{ firstBrokerId: 100 }] }), 'brokerPools is [{"firstBrokerId":100}]'],
    ['an empty disk', () => ({ additionalStorages: [Storage.persistent('0')] }), 'additionalStorages size is "0"'],
    ['a disk without unit', () => ({ metadataStorage: Storage.persistent('5') }), 'metadataStorage size is "5"'],
    [
      'an image without ZooKeeper',
      () => ({
        image: KafkaImage.official('apache/kafka:4.3.1'),
        metadata: Metadata.zookeeper(ZookeeperConnection.of('zk:2181')),
      }),
      'the image is apache/kafka:4.3.1',
    ],
  ];

  test.each(MISTAKES)('%s', (_, props, problem) => {
    const message = refusal(props() as KafkaClusterProps);
    expect(message).toContain('1 problem found');
    expect(message).toContain(problem);
  });

  test.each(['brokers', 'dynamic-config', 'features', 'constructor', '0'])('a pool may be called %s', (name) => {
    expect(refusal({ brokerPools: { [name]: { firstBrokerId: 100 } } })).toBe('');
  });

  test('a pool cannot be called like the controllers', () => {
    const message = refusal({ brokerPools: { controllers: { firstBrokerId: 100 } } });
    expect(message).toContain('Metadata.kraft is called kafka-controllers, like other nodes');
  });
});
