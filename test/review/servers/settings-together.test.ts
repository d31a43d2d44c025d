import { expect, test } from 'vitest';
import { effectsOf, serverWorkload } from '../../support/server-workload';

const side = (image: string, env: Record<string, string>) => [
  serverWorkload({
    image,
    env,
    claims: ['data'],
    container: { volumeMounts: ['/data', '/datalog', '/tmp'].map((mountPath) => ({ name: 'data', mountPath })) },
  }),
];

const SETTINGS = '/spec/template/spec/containers/server/(settings)';

test('min.insync.replicas raised to the replication factor, by variables', () => {
  const env = (minimum: string) => ({ KAFKA_DEFAULT_REPLICATION_FACTOR: '3', KAFKA_MIN_INSYNC_REPLICAS: minimum });
  expect(effectsOf(side('apache/kafka:3.9.0', env('2')), side('apache/kafka:3.9.0', env('3')))).toContain(
    `OUTAGE ${SETTINGS}/min.insync.replicas`,
  );
});

test('several members at the same time, by variables', () => {
  const servers = (...hosts: string[]) => ({
    ZOO_SERVERS: hosts.map((host, index) => `server.${index + 1}=${host}:2888:3888;2181`).join(' '),
  });
  const image = 'zookeeper:3.9.3';
  expect(effectsOf(side(image, servers('a', 'b', 'c')), side(image, servers('a', 'b', 'c', 'd', 'e')))).toContain(
    `OUTAGE ${SETTINGS}`,
  );
  const byPorts = (port: string) => ({ ZOO_SERVERS: `server.1=a:2888:3888;${port} server.2=b:2888:3888;${port}` });
  expect(effectsOf(side(image, byPorts('2181')), side(image, byPorts('2182'))).join()).not.toContain('(settings)');
});

test('brokers that state too few replicas cannot be restarted', () => {
  const env = (other: string) => ({ KAFKA_DEFAULT_REPLICATION_FACTOR: '1', OTHER: other });
  expect(effectsOf(side('apache/kafka:3.9.0', env('1')), side('apache/kafka:3.9.0', env('2')))).toContain(
    'OUTAGE /spec/template',
  );
});

test.each<Record<string, string>>([
  {},
  { KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '3' },
])('brokers that state nothing of topics: %j', (env) => {
  const [before, after] = ['1', '2'].map((OTHER) => side('apache/kafka:3.9.0', { ...env, OTHER }));
  expect(effectsOf(before, after).filter((effect) => effect.startsWith('OUTAGE'))).toEqual([]);
});
