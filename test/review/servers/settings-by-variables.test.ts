import { describe, expect, test } from 'vitest';
import type { Effect } from '../../../lib/lint/effect';
import { review } from '../../../lib/review/review';
import type { Free } from '../../support/review';
import {
  configMap,
  effectsOf,
  type ServerWorkload,
  secret,
  serverWorkload,
  worstOf,
} from '../../support/server-workload';

/** All have a claim, so that nothing is lost because pods are replaced. */
const CLAIM: ServerWorkload = { claims: ['data'], container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] } };

type Case = [
  title: string,
  image: string,
  before: Record<string, string>,
  after: Record<string, string>,
  key: string,
  effect: Effect,
];

test.each<Case>([
  ['log.dirs', 'apache/kafka:3.9.0', { KAFKA_LOG_DIRS: '/data/a' }, { KAFKA_LOG_DIRS: '/data/b' }, 'log.dirs', 'DATA'],
  [
    'log.dirs',
    'confluentinc/cp-kafka:7.4.0',
    { KAFKA_LOG_DIRS: '/data/a' },
    { KAFKA_LOG_DIRS: '/data/b' },
    'log.dirs',
    'DATA',
  ],
  [
    'log.dirs',
    'wurstmeister/kafka:2.13-2.8.1',
    { KAFKA_LOG_DIRS: '/data/a' },
    { KAFKA_LOG_DIRS: '/data/b' },
    'log.dirs',
    'DATA',
  ],
  [
    'log.dirs',
    'bitnami/kafka:3.9.0',
    { KAFKA_CFG_LOG_DIRS: '/data/a' },
    { KAFKA_CFG_LOG_DIRS: '/data/b' },
    'log.dirs',
    'DATA',
  ],
  ['an alias', 'bitnami/kafka:3.9.0', { KAFKA_LOG_DIRS: '/data/a' }, { KAFKA_LOG_DIRS: '/data/b' }, 'log.dirs', 'DATA'],
  [
    'log.dirs',
    'registry.example/team/broker:1',
    { KAFKA_LOG_DIRS: '/data/a', KAFKA_ADVERTISED_LISTENERS: 'A://a:1' },
    { KAFKA_LOG_DIRS: '/data/b', KAFKA_ADVERTISED_LISTENERS: 'A://a:1' },
    'log.dirs',
    'DATA',
  ],
  ['retention', 'apache/kafka:3.9.0', {}, { KAFKA_LOG_RETENTION_MS: '1000' }, 'log.retention.ms', 'DATA'],
  [
    'retention',
    'bitnami/kafka:3.9.0',
    { KAFKA_CFG_LOG_RETENTION_BYTES: '-1' },
    { KAFKA_CFG_LOG_RETENTION_BYTES: '1' },
    'log.retention.bytes',
    'DATA',
  ],
  ['an id', 'apache/kafka:3.9.0', { KAFKA_NODE_ID: '1' }, { KAFKA_NODE_ID: '2' }, 'node.id', 'OUTAGE'],
  [
    'a protocol',
    'confluentinc/cp-kafka:7.4.0',
    { KAFKA_INTER_BROKER_PROTOCOL_VERSION: '3.4' },
    { KAFKA_INTER_BROKER_PROTOCOL_VERSION: '3.3' },
    'inter.broker.protocol.version',
    'OUTAGE',
  ],
  ['dataDir', 'zookeeper:3.9.3', { ZOO_DATA_DIR: '/data/a' }, { ZOO_DATA_DIR: '/data/b' }, 'dataDir', 'DATA'],
  [
    'dataLogDir',
    'bitnami/zookeeper:3.9',
    { ZOO_DATA_LOG_DIR: '/data/a' },
    { ZOO_DATA_LOG_DIR: '/data/b' },
    'dataLogDir',
    'DATA',
  ],
  [
    'a port',
    'confluentinc/cp-zookeeper:7.4.0',
    { ZOOKEEPER_CLIENT_PORT: '2181' },
    { ZOOKEEPER_CLIENT_PORT: '2182' },
    'clientPort',
    'OUTAGE',
  ],
  ['an id', 'zookeeper:3.9.3', { ZOO_MY_ID: '1' }, { ZOO_MY_ID: '2' }, 'myid', 'OUTAGE'],
  [
    'an id',
    'confluentinc/cp-zookeeper:7.4.0',
    { ZOOKEEPER_SERVER_ID: '1' },
    { ZOOKEEPER_SERVER_ID: '2' },
    'myid',
    'OUTAGE',
  ],
])('%s of %s: %j -> %j', (_, image, before, after, key, effect) => {
  const [old, next] = [before, after].map((env) => [serverWorkload({ ...CLAIM, image, env })]);
  expect(effectsOf(old, next)).toContain(`${effect} /spec/template/spec/containers/server/(settings)/${key}`);
});

test.each<[string, string, Record<string, string>, Record<string, string>]>([
  ['a variable of the JVM', 'apache/kafka:3.9.0', { KAFKA_HEAP_OPTS: '-Xmx1g' }, { KAFKA_HEAP_OPTS: '-Xmx2g' }],
  [
    'a variable that the image overrides',
    'bitnami/zookeeper:3.9',
    { ZOO_DATA_DIR: '/data/a' },
    { ZOO_DATA_DIR: '/data/b' },
  ],
  [
    'a variable that the image does not read',
    'solsson/kafka:2.5.1',
    { KAFKA_LOG_DIRS: '/data/a' },
    { KAFKA_LOG_DIRS: '/data/b' },
  ],
  [
    'a client',
    'registry.example/team/app:1',
    { KAFKA_ZOOKEEPER_CONNECT: 'a:2181' },
    { KAFKA_ZOOKEEPER_CONNECT: 'b:2181' },
  ],
  [
    'a tool',
    'provectuslabs/kafka-ui:1',
    { KAFKA_LOG_DIRS: '/a', KAFKA_LISTENERS: 'A' },
    { KAFKA_LOG_DIRS: '/b', KAFKA_LISTENERS: 'A' },
  ],
])('harmless: %s', (_, image, before, after) => {
  const [old, next] = [before, after].map((env) => serverWorkload({ ...CLAIM, image, env }));
  expect(effectsOf([old], [next]).filter((effect) => effect.includes('(settings)'))).toEqual([]);
});

test('a server that Kafka’s own script starts reads no variables', () => {
  const container = { ...CLAIM.container, command: ['/opt/kafka/bin/kafka-server-start.sh', '/cfg/server.properties'] };
  const [old, next] = ['/data/a', '/data/b'].map((value) =>
    serverWorkload({ ...CLAIM, container, env: { KAFKA_LOG_DIRS: value } }),
  );
  expect(effectsOf([old], [next]).filter((effect) => effect.includes('(settings)'))).toEqual([]);
});

describe('a variable of a ConfigMap', () => {
  const envFrom = { ...CLAIM.container, envFrom: [{ configMapRef: { name: 'settings' } }] };
  const side = (hours: string, hash: string) => [
    serverWorkload({ ...CLAIM, image: 'confluentinc/cp-kafka:7.4.0', container: envFrom, annotations: { hash } }),
    configMap('settings', { KAFKA_LOG_RETENTION_HOURS: hours, KAFKA_NUM_PARTITIONS: hours }),
  ];

  test('with a hash in the template', () => {
    expect(effectsOf(side('168', 'a'), side('1', 'b'))).toContain(
      'DATA /spec/template/spec/containers/server/(settings)/log.retention.hours',
    );
  });

  test('without a restart, a harmless one is latent', () => {
    expect(worstOf(side('1', 'a'), side('168', 'a'))).toBe('LATENT');
  });

  test('which env overrides, changes nothing', () => {
    const overridden = (hours: string) => [
      serverWorkload({
        ...CLAIM,
        image: 'confluentinc/cp-kafka:7.4.0',
        container: { ...envFrom, env: [{ name: 'KAFKA_LOG_RETENTION_HOURS', value: '5' }] },
      }),
      configMap('settings', { KAFKA_LOG_RETENTION_HOURS: hours }),
    ];
    expect(worstOf(overridden('168'), overridden('1'))).toBe('LATENT');
  });

  test('by configMapKeyRef', () => {
    const env = [{ name: 'KAFKA_LOG_DIRS', valueFrom: { configMapKeyRef: { name: 'settings', key: 'dirs' } } }];
    const with_ = (dirs: string) => [
      serverWorkload({ ...CLAIM, container: { ...CLAIM.container, env } }),
      configMap('settings', { dirs }),
    ];
    expect(worstOf(with_('/data/a'), with_('/data/b'))).toBe('DATA');
  });
});

test('a value moves from env to a ConfigMap: no change of the value', () => {
  const old = [serverWorkload({ ...CLAIM, env: { KAFKA_LOG_DIRS: '/data/a' } })];
  const next = [
    serverWorkload({ ...CLAIM, container: { ...CLAIM.container, envFrom: [{ configMapRef: { name: 'settings' } }] } }),
    configMap('settings', { KAFKA_LOG_DIRS: '/data/a' }),
  ];
  expect(effectsOf(old, next).filter((effect) => effect.includes('(settings)'))).toEqual([]);
});

test('the value of a Secret is hidden', () => {
  const env = [{ name: 'KAFKA_SUPER_USERS', valueFrom: { secretKeyRef: { name: 's', key: 'users' } } }];
  const side = (users: string) => [
    serverWorkload({ ...CLAIM, container: { ...CLAIM.container, env } }),
    secret('s', { users }),
  ];
  const found = review(side('User:a;User:b'), side('User:a')).changes.find(({ path }) => path.endsWith('super.users'));
  expect(found).toMatchObject({ effect: 'OUTAGE', from: '(hidden)', to: '(hidden)' });
});

describe('ids made by scripts', () => {
  const byScript = (script: string, image = 'confluentinc/cp-kafka:7.4.0', more: Free = {}) =>
    serverWorkload({ ...CLAIM, image, container: { ...CLAIM.container, command: ['bash', '-c', script], ...more } });

  test.each([
    [
      'cp-kafka',
      'export KAFKA_BROKER_ID=${HOSTNAME##*-} && /etc/confluent/docker/run',
      'export KAFKA_BROKER_ID=$((${HOSTNAME##*-}+1)) && /etc/confluent/docker/run',
      'broker.id',
    ],
    [
      '--override',
      'kafka-server-start.sh a.properties --override broker.id=${HOSTNAME##*-}',
      'kafka-server-start.sh a.properties --override broker.id=$((${HOSTNAME##*-} + 1))',
      'broker.id',
    ],
    [
      'sed',
      'ID=${HOSTNAME##*-}; sed -i "s/broker.id=.*/broker.id=$ID/" a.properties; kafka-server-start.sh a.properties',
      'ID=$((1+${HOSTNAME##*-})); sed -i "s/broker.id=.*/broker.id=$ID/" a.properties; kafka-server-start.sh a.properties',
      'broker.id',
    ],
    [
      'myid',
      'echo $((${HOSTNAME##*-}+1)) > /data/myid; exec zkServer.sh start-foreground',
      'echo $((${HOSTNAME##*-}+10)) > /data/myid; exec zkServer.sh start-foreground',
      'myid',
    ],
  ])('a shift by %s', (_, before, after, key) => {
    expect(effectsOf([byScript(before)], [byScript(after)])).toContain(
      `OUTAGE /spec/template/spec/containers/server/(settings)/${key}`,
    );
  });

  test('the same id in another notation', () => {
    const [before, after] = ['${HOSTNAME##*-}', '$((${HOSTNAME##*-}))'].map((id) =>
      byScript(`export KAFKA_BROKER_ID=${id} && /etc/confluent/docker/run`),
    );
    expect(worstOf([before], [after])).toBe('ROLL');
  });

  test('from a script to the label of the pod', () => {
    const label = { fieldRef: { fieldPath: "metadata.labels['apps.kubernetes.io/pod-index']" } };
    const after = serverWorkload({
      ...CLAIM,
      image: 'confluentinc/cp-kafka:7.4.0',
      container: { ...CLAIM.container, env: [{ name: 'KAFKA_BROKER_ID', valueFrom: label }] },
    });
    expect(worstOf([byScript('export KAFKA_BROKER_ID=${HOSTNAME##*-} && /etc/confluent/docker/run')], [after])).toBe(
      'ROLL',
    );
    expect(
      worstOf([byScript('export KAFKA_BROKER_ID=$((${HOSTNAME##*-}+1)) && /etc/confluent/docker/run')], [after]),
    ).toBe('OUTAGE');
  });

  test('by a script of a ConfigMap in an init container, with an offset in a variable', () => {
    const init =
      'ID_OFFSET=${ID_OFFSET:-1}\nexport ZOOKEEPER_SERVER_ID=$((${HOSTNAME##*-} + $ID_OFFSET))\necho "${ZOOKEEPER_SERVER_ID:-1}" | tee /var/lib/zookeeper/data/myid';
    const side = (offset: string) => [
      serverWorkload({
        ...CLAIM,
        image: 'solsson/kafka:2.5.1',
        container: {
          ...CLAIM.container,
          command: ['./bin/zookeeper-server-start.sh', '/etc/kafka/zookeeper.properties'],
        },
        pod: {
          initContainers: [
            {
              name: 'init',
              image: 'solsson/kafka-initutils:1',
              command: ['/bin/bash', '/etc/kafka-configmap/init.sh'],
              env: [{ name: 'ID_OFFSET', value: offset }],
            },
          ],
          volumes: [{ name: 'configmap', configMap: { name: 'zookeeper-config' } }],
        },
      }),
      configMap('zookeeper-config', { 'init.sh': init, 'zookeeper.properties': 'dataDir=/data/x\ntickTime=2000\n' }),
    ];
    expect(effectsOf(side('1'), side('4'))).toContain('OUTAGE /spec/template/spec/containers/server/(settings)/myid');
  });
});

test('a value moves from a variable to a file: no change of the value', () => {
  const pod = { volumes: [{ name: 'cfg', configMap: { name: 'cm' } }] };
  const file = 'zookeeper.connect=a:2181\nlog.dirs=/data/x\n';
  const old = [
    serverWorkload({ ...CLAIM, pod, env: { KAFKA_LOG_RETENTION_HOURS: '1' } }),
    configMap('cm', { 'server.properties': file }),
  ];
  const next = [
    serverWorkload({ ...CLAIM, pod }),
    configMap('cm', { 'server.properties': `${file}log.retention.hours=1\n` }),
  ];
  expect(effectsOf(old, next)).toContain('NOOP /data/server.properties/log.retention.hours');
  expect(effectsOf(next, old).filter((effect) => effect.startsWith('DATA'))).toEqual([]);
});

describe('more replicas of servers with an id in a variable', () => {
  const scaled = (
    kind: ServerWorkload['kind'],
    env: Readonly<Record<string, string>>,
    [from, to]: readonly [number, number],
  ) => {
    const side = (replicas: number) => [
      serverWorkload({ ...CLAIM, kind, replicas, image: 'wurstmeister/kafka:2.13-2.8.1', env }),
    ];
    return review(side(from), side(to)).changes.filter(({ why }) => why.includes('the same id'));
  };

  test.each(['Deployment', 'StatefulSet'] as const)('are an OUTAGE in a %s', (kind) => {
    expect(scaled(kind, { KAFKA_BROKER_ID: '1' }, [1, 3]).map(({ effect, to }) => [effect, to])).toEqual([
      ['OUTAGE', '3 servers with broker.id 1'],
    ]);
  });

  test('are none if the id is made from the ordinal, is not set, or nothing is added', () => {
    expect(scaled('StatefulSet', { KAFKA_BROKER_ID: '$(POD_INDEX)' }, [1, 3])).toEqual([]);
    expect(scaled('StatefulSet', { KAFKA_BROKER_ID: '-1' }, [1, 3])).toEqual([]);
    expect(scaled('StatefulSet', {}, [1, 3])).toEqual([]);
    expect(scaled('StatefulSet', { KAFKA_BROKER_ID: '1' }, [1, 1])).toEqual([]);
  });
});
