import { describe, expect, test } from 'vitest';
import { review } from '../../../lib/review/review';
import type { Free } from '../../support/review';
import { configMap, effectsOf, type ServerWorkload, serverWorkload, worstOf } from '../../support/server-workload';

const KRAFT = { KAFKA_PROCESS_ROLES: 'broker' };

const mount = (mountPath: string, name = 'data', more: Free = {}) => ({ volumeMounts: [{ name, mountPath, ...more }] });
const volume = (source: Free, name = 'data') => ({ volumes: [{ name, ...source }] });
const claim = (claimName: string) => ({ persistentVolumeClaim: { claimName } });

/** The change of one thing, together with a variable, so that the pods are replaced. */
function change(before: ServerWorkload, after: ServerWorkload = before) {
  const side = (options: ServerWorkload, replaced: string) =>
    serverWorkload({ ...options, env: { ...options.env, OTHER: replaced } });
  return [[side(before, '1')], [side(after, '2')]] as const;
}

const worst = (before: ServerWorkload, after: ServerWorkload = before) => worstOf(...change(before, after));

/** What a report says that becomes of the data. */
function moved(before: ServerWorkload, after: ServerWorkload = before): readonly unknown[] {
  const { changes } = review(...change(before, after));
  return changes
    .filter(({ effect, path }) => effect === 'DATA' && path.endsWith('/volumeMounts'))
    .map(({ from, to }) => [from, to]);
}

describe('data that is deleted with its pod', () => {
  const env = { ...KRAFT, KAFKA_LOG_DIRS: '/data/kafka' };

  test.each<[string, ServerWorkload]>([
    ['an emptyDir', { env, container: mount('/data'), pod: volume({ emptyDir: {} }) }],
    ['a volume without a source', { env, container: mount('/data'), pod: volume({}) }],
    [
      'an ephemeral volume',
      { env, container: mount('/data'), pod: volume({ ephemeral: { volumeClaimTemplate: {} } }) },
    ],
    ['no volume', { env }],
    ['a claim at another path', { env, container: mount('/other'), claims: ['data'] }],
    ['a claim whose path only begins the same', { env, container: mount('/data/kaf'), claims: ['data'] }],
    [
      'an emptyDir below a claim',
      {
        env,
        container: {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'tmp', mountPath: '/data/kafka' },
          ],
        },
        claims: ['data'],
        pod: volume({ emptyDir: {} }, 'tmp'),
      },
    ],
    [
      'one of two directories',
      { env: { ...KRAFT, KAFKA_LOG_DIRS: '/data/a,/scratch/b' }, container: mount('/data'), claims: ['data'] },
    ],
    [
      'a VOLUME of the image below a mount',
      {
        env: { ...KRAFT, KAFKA_LOG_DIRS: '/var/lib/kafka/data' },
        container: mount('/var/lib/kafka'),
        claims: ['data'],
      },
    ],
    [
      'the default of Bitnami',
      {
        image: 'bitnami/kafka:3.9.0',
        env: { KAFKA_CFG_PROCESS_ROLES: 'broker' },
        container: mount('/data'),
        claims: ['data'],
      },
    ],
    [
      'the default of Confluent',
      {
        image: 'confluentinc/cp-kafka:7.4.0',
        env: { KAFKA_ZOOKEEPER_CONNECT: 'zk:2181' },
        container: mount('/var/lib/kafka'),
        claims: ['data'],
      },
    ],
    [
      'the default of ZooKeeper',
      { image: 'zookeeper:3.9.3', container: mount('/var/lib/zookeeper'), claims: ['data'] },
    ],
    [
      'the log of a single ZooKeeper',
      { image: 'zookeeper:3.9.3', replicas: 1, container: mount('/data'), claims: ['data'] },
    ],
    ['an unknown image without volumes', { image: 'registry.example/team/kafka:3.9.0' }],
    [
      'an unknown image with an emptyDir',
      { image: 'registry.example/team/kafka:3.9.0', container: mount('/data'), pod: volume({ emptyDir: {} }) },
    ],
  ])('%s', (_, workload) => {
    expect(worst(workload)).toBe('DATA');
    expect(
      worst({
        ...workload,
        kind: 'Deployment',
        pod: {
          ...workload.pod,
          ...(workload.claims === undefined
            ? {}
            : { volumes: [...(workload.pod?.volumes ?? []), { name: 'data', ...claim('c') }] }),
        },
        claims: [],
      }),
    ).toBe('DATA');
  });

  test.each<[string, ServerWorkload]>([
    ['a claim', { env, container: mount('/data'), claims: ['data'] }],
    ['a claim at the directory itself', { env, container: mount('/data/kafka/'), claims: ['data'] }],
    ['a directory of the node', { env, container: mount('/data'), pod: volume({ hostPath: { path: '/mnt' } }) }],
    ['a network volume', { env, container: mount('/data'), pod: volume({ nfs: { server: 'a', path: '/x' } }) }],
    [
      'an emptyDir that holds no data',
      {
        env,
        container: {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
        claims: ['data'],
        pod: volume({ emptyDir: {} }, 'tmp'),
      },
    ],
    [
      'the VOLUME of the image, mounted exactly',
      {
        env: { ...KRAFT, KAFKA_LOG_DIRS: '/var/lib/kafka/data' },
        container: mount('/var/lib/kafka/data'),
        claims: ['data'],
      },
    ],
    [
      'a directory below the VOLUME of the image',
      {
        env: { ...KRAFT, KAFKA_LOG_DIRS: '/var/lib/kafka/data/topics' },
        container: mount('/var/lib/kafka/data'),
        claims: ['data'],
      },
    ],
    [
      'the default of Bitnami',
      {
        image: 'bitnami/kafka:3.9.0',
        env: { KAFKA_CFG_PROCESS_ROLES: 'broker' },
        container: mount('/bitnami/kafka'),
        claims: ['data'],
      },
    ],
    [
      'the default of ZooKeeper, of which the others send the log',
      { image: 'zookeeper:3.9.3', container: mount('/data'), claims: ['data'] },
    ],
    [
      'settings that are not visible',
      { image: 'confluentinc/cp-kafka:7.4.0', container: mount('/data'), claims: ['data'] },
    ],
    [
      'an unknown image with a claim',
      { image: 'registry.example/team/kafka:3.9.0', container: mount('/x'), claims: ['data'] },
    ],
    ['a tool', { image: 'registry.example/team/kafka-exporter:1' }],
    ['another program', { image: 'registry.example/team/app:1' }],
    ['a client in the same image', { image: 'apache/kafka:3.9.0', container: { command: ['sleep', 'infinity'] } }],
    ['a shell in the same image', { image: 'wurstmeister/kafka:2.13-2.8.1', container: { command: ['bash'] } }],
    ['a pod that waits', { image: 'apache/kafka:3.9.0', container: { command: ['tail', '-f', '/dev/null'] } }],
    [
      'a consumer in the same image',
      { image: 'apache/kafka:3.9.0', container: { command: ['bin/kafka-console-consumer.sh', '--topic', 'a'] } },
    ],
  ])('but not: %s', (_, workload) => {
    expect(worst(workload)).toBe('ROLL');
  });

  test('not if no pod is replaced', () => {
    const workload = { env: { KAFKA_LOG_DIRS: '/data' }, spec: { updateStrategy: { type: 'OnDelete' } } };
    expect(worst(workload)).toBe('LATENT');
  });

  test('by a file', () => {
    const side = (a: string, file = 'log.dirs=/data/kafka\nzookeeper.connect=a:2181\n') => [
      serverWorkload({
        kind: 'Deployment',
        env: { A: a },
        container: {
          command: ['/opt/kafka/bin/kafka-server-start.sh', '/cfg/server.properties'],
          volumeMounts: [{ name: 'data', mountPath: '/data' }],
        },
        pod: {
          volumes: [
            { name: 'data', emptyDir: {} },
            { name: 'cfg', configMap: { name: 'cm' } },
          ],
        },
      }),
      configMap('cm', { 'server.properties': file }),
    ];
    expect(worstOf(side('1'), side('2'))).toBe('DATA');
    // Kafka's own default is in /tmp
    expect(worstOf(side('1', 'zookeeper.connect=a:2181\n'), side('2', 'zookeeper.connect=a:2181\n'))).toBe('DATA');
  });

  test('the report names the directory and what keeps it', () => {
    expect(moved({ env, container: mount('/data'), pod: volume({ emptyDir: {} }) })).toEqual([
      ['/data/kafka in the emptyDir data (kafka)', '/data/kafka in a new one'],
    ]);
  });
});

describe('data that stays where no server reads it', () => {
  const env = { ...KRAFT, KAFKA_LOG_DIRS: '/data/kafka' };
  const base: ServerWorkload = { kind: 'Deployment', env, container: mount('/data'), pod: volume(claim('a')) };

  test.each<[string, ServerWorkload]>([
    ['another claim', { ...base, pod: volume(claim('b')) }],
    ['an emptyDir', { ...base, pod: volume({ emptyDir: {} }) }],
    ['a directory of the node', { ...base, pod: volume({ hostPath: { path: '/mnt' } }) }],
    ['another path', { ...base, container: mount('/elsewhere') }],
    ['no mount', { ...base, container: {} }],
    ['a subPath', { ...base, container: mount('/data', 'data', { subPath: 'x' }) }],
    ['a mount above', { ...base, container: mount('/') }],
    ['an image with another default', { ...base, env: KRAFT }],
  ])('%s', (_, after) => {
    expect(worst(base, after)).toBe('DATA');
    expect(worst(after, base)).toBe('DATA');
  });

  test.each<[string, ServerWorkload]>([
    [
      'the same claim in a volume of another name',
      { ...base, container: mount('/data', 'x'), pod: volume(claim('a'), 'x') },
    ],
    [
      'the mount and log.dirs together',
      { ...base, env: { ...env, KAFKA_LOG_DIRS: '/new/kafka' }, container: mount('/new') },
    ],
    [
      'a subPath that is the end of the directory',
      { ...base, container: mount('/data/kafka', 'data', { subPath: 'kafka' }) },
    ],
    ['a trailing slash', { ...base, container: mount('/data/') }],
    [
      'another directory for scratch files',
      {
        ...base,
        pod: {
          volumes: [
            { name: 'data', ...claim('a') },
            { name: 'x', emptyDir: {} },
          ],
        },
      },
    ],
  ])('but not: %s', (_, after) => {
    expect(worst(base, after)).toBe('ROLL');
    expect(worst(after, base)).toBe('ROLL');
  });

  test('a directory of the node, written in two ways', () => {
    const before = { ...base, pod: volume({ hostPath: { path: '/mnt/a' } }) };
    const after = {
      ...base,
      container: mount('/data', 'data', { subPath: 'a' }),
      pod: volume({ hostPath: { path: '/mnt' } }),
    };
    expect(moved(before, after)).toEqual([]);
  });

  test('an image with a VOLUME below the mount', () => {
    const before = {
      env: { KAFKA_LOG_DIRS: '/var/lib/kafka/data' },
      image: 'apache/kafka-native:4.1.0',
      container: mount('/var/lib/kafka'),
      claims: ['data'],
    };
    expect(moved(before, { ...before, image: 'apache/kafka:4.1.0' })).toEqual([
      [
        '/var/lib/kafka/data in the claim data (data)',
        '/var/lib/kafka/data in the unnamed volume of the image at /var/lib/kafka/data',
      ],
    ]);
  });

  test('an image with another default directory', () => {
    const before = {
      image: 'bitnami/kafka:3.9.0',
      env: { KAFKA_CFG_PROCESS_ROLES: 'broker' },
      container: mount('/bitnami/kafka'),
      claims: ['data'],
    };
    expect(worst(before, { ...before, image: 'apache/kafka:3.9.0', env: KRAFT })).toBe('DATA');
  });

  test('a file and its mount move together', () => {
    const side = (directory: string) => [
      serverWorkload({
        container: { command: ['/opt/kafka/bin/kafka-server-start.sh', '/cfg/server.properties'], ...mount(directory) },
        claims: ['data'],
        pod: volume({ configMap: { name: 'cm' } }, 'cfg'),
      }),
      configMap('cm', {
        'server.properties': `log.dirs=${directory}/topics\nzookeeper.connect=a:2181\ndefault.replication.factor=3\noffsets.topic.replication.factor=3\nmin.insync.replicas=2\n`,
      }),
    ];
    expect(effectsOf(side('/a'), side('/b')).filter((effect) => effect.startsWith('DATA'))).toEqual([]);
  });
});

describe('a directory named after the pod', () => {
  const hostname = { ...KRAFT, KAFKA_LOG_DIRS: '/data/kafka' };
  const subPath = {
    container: {
      volumeMounts: [{ name: 'data', mountPath: '/data', subPathExpr: '$(POD_NAME)' }],
      env: [
        { name: 'KAFKA_LOG_DIRS', value: '/data' },
        { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
      ],
    },
  };

  test('of a Deployment', () => {
    const side = (label: string) =>
      serverWorkload({ ...subPath, kind: 'Deployment', pod: volume(claim('a')), annotations: { label } });
    expect(worstOf([side('a')], [side('b')])).toBe('DATA');
  });

  test('but not of a StatefulSet', () => {
    const side = (label: string) => serverWorkload({ ...subPath, pod: volume(claim('a')), annotations: { label } });
    expect(worstOf([side('a')], [side('b')])).toBe('ROLL');
  });

  test('by the default of the image', () => {
    const workload: ServerWorkload = {
      image: 'wurstmeister/kafka:2.13-2.8.1',
      env: { KAFKA_ZOOKEEPER_CONNECT: 'a:2181' },
      container: mount('/kafka'),
      pod: volume(claim('a')),
    };
    expect(worst({ ...workload, kind: 'Deployment' })).toBe('DATA');
    expect(worst(workload)).toBe('ROLL');
    expect(worst({ ...workload, kind: 'Deployment', env: { ...workload.env, KAFKA_LOG_DIRS: '/kafka/logs' } })).toBe(
      'ROLL',
    );
    expect(worst({ ...workload, env: hostname, container: mount('/data') })).toBe('ROLL');
  });
});

describe('servers that are removed', () => {
  const emptyDir: ServerWorkload = {
    kind: 'Deployment',
    env: { ...KRAFT, KAFKA_LOG_DIRS: '/data' },
    container: mount('/data'),
    pod: volume({ emptyDir: {} }),
  };

  test('with data in no claim', () => {
    expect(worstOf([serverWorkload(emptyDir)], [])).toBe('DATA');
    expect(worstOf([serverWorkload(emptyDir)], [serverWorkload({ ...emptyDir, replicas: 2 })])).toBe('DATA');
  });

  test('but not in another version of the API', () => {
    const old = { ...serverWorkload(emptyDir), apiVersion: 'extensions/v1beta1' };
    expect(worstOf([old], [serverWorkload(emptyDir)])).not.toBe('DATA');
  });

  test('but not with a claim, or more of them', () => {
    const kept = { ...emptyDir, pod: volume(claim('a')) };
    expect(worstOf([serverWorkload(kept)], [])).toBe('OUTAGE');
    expect(effectsOf([serverWorkload(emptyDir)], [serverWorkload({ ...emptyDir, replicas: 4 })]).join()).not.toContain(
      'DATA',
    );
  });
});
