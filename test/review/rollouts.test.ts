import { describe, expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import type { Free } from '../support/review';

interface Servers {
  readonly kind?: string;
  readonly replicas?: number;
  readonly spec?: Free;
  readonly env?: Readonly<Record<string, string>>;
  readonly image?: string;
  readonly pod?: Free;
}

const workload = (
  name: string,
  { kind = 'StatefulSet', replicas = 1, spec, env = {}, image, pod }: Servers,
): Manifest => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [
          {
            name: 'server',
            image: image ?? 'apache/kafka:3.9.0',
            env: Object.entries(env).map(([key, value]) => ({ name: key, value })),
          },
        ],
        ...pod,
      },
    },
    ...spec,
  },
});

/** Restarts the workloads with these names. */
function restart(objects: readonly Manifest[], ...names: readonly string[]): readonly string[] {
  const after = structuredClone(objects) as Free[];
  for (const object of after) {
    if (names.includes(object.metadata.name)) object.spec.template.metadata.annotations = { restarted: 'x' };
  }
  // these servers have no volumes, which is reported as DATA
  return [...new Set(review(objects, after).changes.map(({ effect }) => effect))].filter((effect) => effect !== 'DATA');
}

const zookeeperFile = (hosts: readonly string[], more = ''): Manifest => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'zk-cm' },
  data: {
    'zoo.cfg': `dataDir=/data\n${hosts.map((host, i) => `server.${i + 1}=${host}:2888:3888`).join('\n')}\n${more}`,
  },
});
const file = { volumes: [{ name: 'config', configMap: { name: 'zk-cm' } }] };
const zookeepers = (name: string, replicas: number, more: Servers = {}) =>
  workload(name, { image: 'zookeeper:3.9.3', replicas, pod: file, ...more });

describe('one ensemble in several StatefulSets', () => {
  const five = [zookeeperFile(['pzoo-0.pzoo', 'pzoo-1.pzoo', 'pzoo-2.pzoo', 'zoo-0.zoo', 'zoo-1.zoo'])];
  const four = [zookeeperFile(['pzoo-0.pzoo', 'pzoo-1.pzoo', 'zoo-0.zoo', 'zoo-1.zoo'])];

  test('of five members, two may restart', () => {
    const objects = [...five, zookeepers('pzoo', 3), zookeepers('zoo', 2)];
    expect(restart(objects, 'zoo')).toEqual(['ROLL']);
    expect(restart(objects, 'pzoo')).toEqual(['ROLL']);
    expect(restart(objects, 'pzoo', 'zoo')).toEqual(['ROLL']);
  });

  test('of four members, one may restart', () => {
    const objects = [...four, zookeepers('pzoo', 2), zookeepers('zoo', 2)];
    expect(restart(objects, 'zoo')).toEqual(['ROLL']);
    expect(restart(objects, 'pzoo', 'zoo')).toEqual(['OUTAGE', 'ROLL']);
  });

  test('members that no pod is for are missing', () => {
    expect(restart([...five, zookeepers('pzoo', 1), zookeepers('zoo', 2)], 'pzoo')).toEqual(['OUTAGE', 'ROLL']);
  });

  test('only one of the StatefulSets is in the manifests', () => {
    expect(restart([...five, zookeepers('zoo', 2)], 'zoo')).toEqual(['ROLL']);
  });

  test('observers have no vote', () => {
    const observers = [zookeeperFile(['zk-0.zk'], 'peerType=observer\n'), zookeepers('observers', 1)];
    expect(restart(observers, 'observers')).toEqual(['ROLL']);
  });

  test('members by variables, each with its own address', () => {
    const servers = (own: number) =>
      [1, 2, 3].map((id) => `server.${id}=${id === own ? '0.0.0.0' : `zk-${id}`}:2888:3888;2181`).join(' ');
    const objects = [1, 2, 3].map((id) =>
      workload(`zk-${id}`, {
        kind: 'Deployment',
        image: 'zookeeper:3.9.3',
        env: { ZOO_MY_ID: `${id}`, ZOO_SERVERS: servers(id) },
      }),
    );
    expect(restart(objects, 'zk-1')).toEqual(['ROLL']);
    expect(restart(objects, 'zk-1', 'zk-2')).toEqual(['OUTAGE', 'ROLL']);
  });
});

describe('brokers', () => {
  const env = {
    KAFKA_ZOOKEEPER_CONNECT: 'zk:2181',
    KAFKA_DEFAULT_REPLICATION_FACTOR: '3',
    KAFKA_MIN_INSYNC_REPLICAS: '2',
  };
  const more = {
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '3',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '3',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '2',
  };
  const deployments = [0, 1, 2].map((id) =>
    workload(`kafka-${id}`, { kind: 'Deployment', env: { ...env, ...more, KAFKA_BROKER_ID: `${id}` } }),
  );

  test('a Deployment each: all that change restart at the same time', () => {
    expect(restart(deployments, 'kafka-0')).toEqual(['ROLL']);
    expect(restart(deployments, 'kafka-0', 'kafka-1')).toEqual(['OUTAGE', 'ROLL']);
  });

  test('of different clusters, they do not matter to each other', () => {
    const [one, two] = ['a', 'b'].map((name) =>
      workload(name, { replicas: 3, env: { ...env, ...more, KAFKA_ZOOKEEPER_CONNECT: `zk:2181/${name}` } }),
    );
    expect(restart([one, two], 'a', 'b')).toEqual(['ROLL']);
  });

  test('the only broker', () => {
    const only = { env: { KAFKA_ZOOKEEPER_CONNECT: 'zk:2181' } };
    expect(restart([workload('kafka', only)], 'kafka')).toEqual(['OUTAGE', 'ROLL']);
    expect(restart([workload('kafka', { ...only, kind: 'Deployment' })], 'kafka')).toEqual(['OUTAGE', 'ROLL']);
    expect(restart([workload('kafka', { ...only, replicas: 0 })], 'kafka')).toEqual(['ROLL']);
  });

  test('one of three by variables that state no replication', () => {
    const three = [0, 1, 2].map((id) => workload(`kafka-${id}`, { env: { KAFKA_ZOOKEEPER_CONNECT: 'zk:2181' } }));
    expect(restart(three, 'kafka-1')).toEqual(['ROLL']);
    expect(restart(three, 'kafka-1', 'kafka-2')).toEqual(['OUTAGE', 'ROLL']);
  });

  test.each<readonly [string, Servers, readonly string[]]>([
    ['two at a time', { spec: { updateStrategy: { rollingUpdate: { maxUnavailable: 2 } } } }, ['OUTAGE', 'ROLL']],
    ['half at a time', { spec: { updateStrategy: { rollingUpdate: { maxUnavailable: '50%' } } } }, ['OUTAGE', 'ROLL']],
    ['one at a time', { spec: { podManagementPolicy: 'Parallel' } }, ['ROLL']],
    ['by deletion', { spec: { updateStrategy: { type: 'OnDelete' } } }, ['LATENT']],
    ['a Deployment, all at once', { kind: 'Deployment', spec: { strategy: { type: 'Recreate' } } }, ['OUTAGE', 'ROLL']],
    ['a Deployment', { kind: 'Deployment' }, ['ROLL']],
    ['a Deployment that is paused', { kind: 'Deployment', spec: { paused: true } }, ['ROLL']],
    [
      'a Deployment with a claim',
      {
        kind: 'Deployment',
        replicas: 1,
        pod: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'x' } }] },
      },
      ['LATENT', 'ROLL'],
    ],
  ])('%s: %j', (_, servers, effects) => {
    const objects = [workload('kafka', { replicas: 3, env: { ...env, ...more }, ...servers })];
    expect(restart(objects, 'kafka')).toEqual(effects);
  });

  test('controllers and brokers of one cluster restart independently', () => {
    const voters = '0@c-0.c:9093,1@c-1.c:9093,2@c-2.c:9093';
    const of = (name: string, roles: string) =>
      workload(name, {
        replicas: 3,
        env: { ...more, ...env, KAFKA_PROCESS_ROLES: roles, KAFKA_CONTROLLER_QUORUM_VOTERS: voters },
      });
    expect(restart([of('c', 'controller'), of('b', 'broker')], 'b', 'c')).toEqual(['ROLL']);
    expect(restart([of('c', 'controller'), of('b', 'broker'), of('b2', 'broker')], 'b', 'b2')).toEqual([
      'OUTAGE',
      'ROLL',
    ]);
  });

  test('other applications may restart', () => {
    const other = workload('ui', { kind: 'Deployment', image: 'provectuslabs/kafka-ui:1' });
    expect(restart([other], 'ui')).toEqual(['ROLL']);
  });
});
