import { expect, test } from 'vitest';
import { KafkaImage, Metadata, ZookeeperImage } from '../../lib';
import { clusterFindings, ensembleFindings, rulesOf } from '../support/findings';

class Image extends KafkaImage {
  constructor(private readonly returned: unknown) {
    super('registry.example/broker:3.9');
  }
  public container(): never {
    return this.returned as never;
  }
}

class ServerImage extends ZookeeperImage {
  constructor(private readonly returned: unknown) {
    super('registry.example/coordination:3.9');
  }
  public container(): never {
    return this.returned as never;
  }
}

const valid = { name: 'server', image: 'registry.example/x:1', command: ['run'], dataPath: '/data' };

test.each<[unknown, string]>([
  [undefined, 'returns no name'],
  [null, 'returns no command'],
  ['kafka', 'is not an object'],
  [{ ...valid, config: { 'server.properties': 5 } }, 'config is'],
  [{ ...valid, files: {} }, 'there is no prop files'],
  [{ ...valid, ownedEnv: {} }, 'there is no prop ownedEnv'],
  [{ ...valid, command: 'run' }, 'command is "run"'],
  [{ ...valid, dataPath: undefined }, 'returns no dataPath'],
  [{ ...valid, env: [{ value: 'x' }] }, 'env is'],
  [{ ...valid, writablePaths: '/tmp' }, 'writablePaths is'],
])('a contract that returns %o is reported', (returned, problem) => {
  for (const findings of [
    clusterFindings({ image: new Image(returned) }),
    ensembleFindings({ image: new ServerImage(returned) }),
  ]) {
    const found = findings.filter(({ rule }) => rule === 'invalid-image-contract');
    expect(found.map((each) => each.problem).join('\n')).toContain(problem);
  }
});

test('a contract that keeps the interface has no such finding', () => {
  expect(ensembleFindings({ image: new ServerImage(valid) })).toEqual([]);
});

test.each([
  'storage',
  'placement',
  'podSecurity',
  'probes',
  'disruptionBudget',
  'readiness',
  'dynamicConfig',
  'image',
  'metadata',
])('an object that only looks like a choice is rejected: %s', (prop) => {
  const tags = [
    'Storage',
    'Placement',
    'PodSecurity',
    'Probes',
    'DisruptionBudget',
    'BrokerReadiness',
    'DynamicConfig',
    'KafkaImage',
    'Metadata',
  ];
  const _choice = tags.find((tag) => tag.toLowerCase().endsWith(prop.toLowerCase()));
  expect(rulesOf(clusterFindings({ [prop]: { _choice } }))).toContain('prop-wrong-type');
});

test.each([
  { connectString() {} },
  { connectString: () => 'zk:2181', hosts: 'zk:2181' },
  'zk:2181',
  undefined,
])('a connection that is none is rejected: %o', (connection) => {
  expect(rulesOf(clusterFindings({ metadata: Metadata.zookeeper(connection as never) }))).toContain(
    'kafka-invalid-metadata',
  );
});

test.each([
  'kafka-chroot-collision',
  'kafka-cluster-id-collision',
  'duplicate-object',
  'not-in-a-chart',
])('%s is known, and an error', (id) => {
  const [finding, ...more] = clusterFindings({ acknowledge: { [id]: 'intended' } });
  expect(finding.problem).toBe(`${id} is acknowledged, which is an error`);
  expect(more).toEqual([]);
});
