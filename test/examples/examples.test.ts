import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AppRun, parseManifests, ROOT, runApp } from '../support/run-app';

/** Every example but the article, which has a test of its own, and the files that it writes. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'broker-pools': ['kafka.yaml'],
  'client-certificates': ['kafka.yaml'],
  'existing-ensemble': ['kafka.yaml'],
  'five-servers': ['zookeeper.yaml'],
  kraft: ['kafka.yaml'],
  'one-chart': ['events.yaml'],
  'one-node': ['kafka.yaml'],
  'other-namespace': ['10-zookeeper.yaml', '20-kafka-brokers.yaml'],
  passwords: ['kafka.yaml'],
  'patch-one-field': ['10-zookeeper.yaml', '20-kafka-brokers.yaml'],
  secured: ['kafka.yaml'],
  tls: ['kafka.yaml'],
  'two-clusters': ['10-zookeeper.yaml', '20-orders.yaml', '30-metrics.yaml'],
};

const runs: Record<string, AppRun> = {};
const file = (example: string, name: string) => parseManifests(runs[example].files[name]);

beforeAll(async () => {
  await Promise.all(
    Object.keys(EXAMPLES).map(async (example) => {
      runs[example] = await runApp(`examples/${example}/main.ts`);
    }),
  );
});

test('every example is tested', () => {
  const folders = readdirSync(join(ROOT, 'examples'));
  expect(folders.sort()).toEqual(['article', ...Object.keys(EXAMPLES)].sort());
});

describe.each(Object.entries(EXAMPLES))('%s', (example, files) => {
  test('runs and writes its files', () => {
    expect(runs[example]).toMatchObject({ status: 0, stderr: '' });
    expect(Object.keys(runs[example].files).sort()).toEqual(files);
  });

  test.each(files)('%s is what was reviewed', async (name) => {
    await expect(runs[example].files[name]).toMatchFileSnapshot(`../golden/${example}/${name}`);
  });
});

test('one chart holds both, one server each', () => {
  const { all } = file('one-chart', 'events.yaml');
  const sets = all.filter(({ kind }) => kind === 'StatefulSet');
  expect(sets.map(({ metadata, spec }) => [metadata.name, spec.replicas])).toEqual([
    ['zk', 1],
    ['kafka', 1],
  ]);
});

test('two clusters share nothing in their namespace but the ensemble, in folders of their own', () => {
  const names = (name: string) =>
    file('two-clusters', name).all.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  const all = ['20-orders.yaml', '30-metrics.yaml', '10-zookeeper.yaml'].flatMap(names);
  expect(new Set(all).size).toBe(14);
  const connect = (name: string) => file('two-clusters', name).file('server.properties')['zookeeper.connect'];
  expect(connect('20-orders.yaml')).toMatch(/zk-0\.zk-svc:2181.*\/orders$/);
  expect(connect('30-metrics.yaml')).toMatch(/\/metrics$/);
});

test('another namespace and domain make full names', () => {
  const brokers = file('other-namespace', '20-kafka-brokers.yaml');
  expect(brokers.file('server.properties')['zookeeper.connect']).toContain(
    'zk-0.zk-svc.coordination.svc.k8s.example:2181',
  );
  expect(brokers.all.every(({ metadata }) => metadata.namespace === 'streaming')).toBe(true);
});

test('an ensemble that exists needs nothing made for it', () => {
  const brokers = file('existing-ensemble', 'kafka.yaml');
  expect(brokers.all).toHaveLength(5);
  expect(brokers.file('server.properties')['zookeeper.connect']).toBe(
    'zk-a.example:2181,zk-b.example:2181,zk-c.example:2181/kafka',
  );
});

test('five servers keep a quorum of three', () => {
  const ensemble = file('five-servers', 'zookeeper.yaml');
  expect(ensemble.one('PodDisruptionBudget').spec.maxUnavailable).toBe(2);
  expect(ensemble.file('zoo.cfg')).toMatchObject({ 'server.5': 'zk-4.zk-svc:2888:3888', initLimit: '20' });
});

test('one patched field is the only difference to the default app', () => {
  const patched = file('patch-one-field', '20-kafka-brokers.yaml');
  // dist/ is what the default app writes: test/determinism.test.ts
  const untouched = parseManifests(readFileSync(join(ROOT, 'dist/20-kafka-brokers.yaml'), 'utf8'));
  untouched.one('StatefulSet').spec.minReadySeconds = 30;
  expect(patched.all).toEqual(untouched.all);
});

test('without a word about metadata, there are three controllers and three brokers', () => {
  const { all } = file('kraft', 'kafka.yaml');
  const sets = all.filter(({ kind }) => kind === 'StatefulSet');
  expect(sets.map(({ metadata, spec }) => [metadata.name, spec.replicas])).toEqual([
    ['kafka-controllers', 3],
    ['kafka', 3],
  ]);
});

test('one node is broker and controller', () => {
  const node = file('one-node', 'kafka.yaml');
  expect(node.one('StatefulSet').spec.replicas).toBe(1);
  expect(node.file('server.properties')).toMatchObject({
    'process.roles': 'broker,controller',
    'controller.quorum.voters': '0@kafka-0.kafka-svc:9094',
    'default.replication.factor': '1',
  });
});

test('two pools are one cluster, with one budget for all brokers', () => {
  const { all } = file('broker-pools', 'kafka.yaml');
  const budgets = all.filter(({ kind }) => kind === 'PodDisruptionBudget');
  expect(budgets.map(({ metadata }) => metadata.name)).toEqual(['kafka-controllers-pdb', 'kafka-pdb']);
  expect(budgets[1].spec).toEqual({
    maxUnavailable: 1,
    selector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['kafka', 'kafka-archive'] }] },
  });
});

describe('secured clusters', () => {
  const listeners = (example: string) => {
    const brokers = file(example, 'kafka.yaml').all.find(({ metadata }) => metadata.name === 'kafka-cm');
    return /^listeners=(.*)$/m.exec(brokers?.data['server.properties'] ?? '')?.[1];
  };

  test('each has its listeners for clients beside that of the nodes', () => {
    expect(listeners('tls')).toBe('BROKER_TLS://:9095,CLIENTS://:9092');
    expect(listeners('client-certificates')).toBe('BROKER_TLS://:9095,CLIENTS://:9092');
    expect(listeners('passwords')).toBe('BROKER_TLS://:9095,USERS://:9092');
    expect(listeners('secured')).toBe('BROKER_TLS://:9095,SERVICES://:9092,USERS://:9097');
  });

  test.each(['tls', 'client-certificates', 'passwords', 'secured'])('%s refers to Secrets and has none', (example) => {
    const { all } = file(example, 'kafka.yaml');
    expect(all.filter(({ kind }) => kind === 'Secret')).toEqual([]);
    expect(JSON.stringify(all)).toContain('"secretName":"kafka-tls"');
    expect(JSON.stringify(all)).not.toMatch(/BEGIN [A-Z ]+-----|password=[^\s"$]/);
  });
});
