import { expect, test } from 'vitest';
import type { Effect } from '../../../lib/lint/effect';
import type { Free } from '../../support/review';
import { configMap, serverWorkload, worstOf } from '../../support/server-workload';

const CLAIM = { claims: ['data'], container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] } };
const ZK = { KAFKA_ZOOKEEPER_CONNECT: 'zk:2181', KAFKA_LOG_DIRS: '/data/a' };
const KRAFT = { KAFKA_PROCESS_ROLES: 'broker,controller', KAFKA_LOG_DIRS: '/data/a' };

const images = (env: Record<string, string>, from: string, to: string): Effect | 'NONE' =>
  worstOf([serverWorkload({ ...CLAIM, env, image: from })], [serverWorkload({ ...CLAIM, env, image: to })]);

test.each([
  [ZK, 'confluentinc/cp-kafka:7.5.0', 'confluentinc/cp-kafka:7.6.0', 'ROLL'],
  [ZK, 'confluentinc/cp-kafka:7.6.0', 'confluentinc/cp-kafka:7.7.0', 'OUTAGE'],
  [KRAFT, 'confluentinc/cp-kafka:7.9.0', 'confluentinc/cp-kafka:8.0.0', 'ROLL'],
  [KRAFT, 'apache/kafka:3.9.0', 'apache/kafka:4.1.0', 'ROLL'],
  [KRAFT, 'confluentinc/cp-kafka:8.0.0', 'confluentinc/cp-kafka:7.9.0', 'OUTAGE'],
] as const)('%o: %s to %s is %s', (env, from, to, effect) => {
  expect(images(env, from, to)).toBe(effect);
});

const envs = (image: string, before: Record<string, string>, after: Record<string, string>) =>
  worstOf([serverWorkload({ ...CLAIM, image, env: before })], [serverWorkload({ ...CLAIM, image, env: after })]);

test.each([
  ['apache/kafka:3.9.0', 'CLUSTER_ID'],
  ['confluentinc/cp-kafka:7.9.0', 'CLUSTER_ID'],
  ['bitnami/kafka:3.9.0', 'KAFKA_KRAFT_CLUSTER_ID'],
])('%s: another %s is an OUTAGE, and one that is now written is not', (image, name) => {
  const kraft = image.startsWith('bitnami') ? { ...KRAFT, KAFKA_CFG_LOG_DIRS: '/data/a' } : KRAFT;
  expect(envs(image, { ...kraft, [name]: 'a' }, { ...kraft, [name]: 'b' })).toBe('OUTAGE');
  expect(envs(image, kraft, { ...kraft, [name]: 'b' })).toBe('ROLL');
});

test('the command for the id of wurstmeister: other ids are an OUTAGE, another way to the same ones is not', () => {
  const command = (text: string) => ({ ...ZK, BROKER_ID_COMMAND: text });
  const first = command("hostname | awk -F'-' '{print $2}'");
  const image = 'wurstmeister/kafka:2.13-2.8.1';
  expect(envs(image, first, command('expr $(hostname | cut -d- -f2) + 1001'))).toBe('OUTAGE');
  expect(envs(image, first, command('hostname | cut -d- -f2'))).toBe('ROLL');
});

test('a key of a ConfigMap that no container reads', () => {
  const env: Free[] = [{ name: 'KAFKA_LOG_DIRS', valueFrom: { configMapKeyRef: { name: 'c', key: 'dirs' } } }];
  const side = (data: Record<string, string>, container: Free = { env }) => [
    serverWorkload({ ...CLAIM, container: { ...CLAIM.container, ...container } }),
    configMap('c', data),
  ];
  const [before, after] = [
    { dirs: '/data/a', contact: 'a' },
    { dirs: '/data/a', contact: 'b' },
  ];
  expect(worstOf(side(before), side(after))).toBe('NOOP');
  const all = { env, envFrom: [{ configMapRef: { name: 'c' } }] };
  expect(worstOf(side(before, all), side(after, all))).toBe('LATENT');
});
