import { describe, expect, test } from 'vitest';
import type { Effect } from '../../lib/lint/effect';
import { review } from '../../lib/review/review';
import { type ServerWorkload, serverWorkload } from '../support/server-workload';

/** All data is in claims, so that nothing but the image is a change. */
function workload(image: string, options: ServerWorkload = {}) {
  const volumeMounts = ['/data', '/datalog', '/var/lib/kafka/data', '/bitnami', '/kafka'].map((mountPath) => ({
    name: 'data',
    mountPath,
  }));
  return serverWorkload({ ...options, image, container: { volumeMounts }, claims: ['data'] });
}

/** The effects on the image, worst first. */
function effects(from: string, to: string, options: ServerWorkload = {}): readonly string[] {
  const { changes } = review([workload(from, options)], [workload(to, options)]);
  return changes.filter(({ path }) => path.endsWith('/image')).map(({ effect }) => effect);
}

test.each<[from: string, to: string, effect: Effect]>([
  // patches, and the same version elsewhere
  ['apache/kafka:3.9.0', 'apache/kafka:3.9.1', 'ROLL'],
  ['apache/kafka:3.9.1', 'apache/kafka:3.9.0', 'ROLL'],
  ['apache/kafka:3.9.0', 'mirror.example/apache/kafka:3.9.0', 'ROLL'],
  ['apache/kafka:3.9.0', 'apache/kafka:3.9.0@sha256:ab', 'ROLL'],
  ['bitnami/kafka:3.9.0-debian-12-r1', 'bitnami/kafka:3.9.0-debian-12-r2', 'ROLL'],
  ['bitnami/kafka:3.9.0', 'bitnamilegacy/kafka:3.9.0', 'ROLL'],
  ['debezium/kafka:2.7', 'quay.io/debezium/kafka:2.7', 'ROLL'],
  ['team/kafka:20250101', 'registry.example/team/kafka:20250101', 'ROLL'],
  ['apache/kafka-native:4.1.0', 'apache/kafka:4.1.0', 'ROLL'],
  // minor versions
  ['apache/kafka:3.8.1', 'apache/kafka:3.9.0', 'ROLL'],
  ['confluentinc/cp-kafka:5.5.0', 'confluentinc/cp-kafka:6.0.0', 'ROLL'],
  ['confluentinc/cp-kafka:7.3.0', 'confluentinc/cp-kafka:7.4.0', 'ROLL'],
  ['wurstmeister/kafka:2.12-2.3.0', 'wurstmeister/kafka:2.13-2.8.1', 'ROLL'],
  ['zookeeper:3.8.4', 'zookeeper:3.9.3', 'ROLL'],
  ['zookeeper:3.9.3', 'zookeeper:3.8.4', 'ROLL'],
  ['confluentinc/cp-zookeeper:6.2.0', 'confluentinc/cp-zookeeper:7.0.0', 'ROLL'],
  ['apache/kafka:3.9.0', 'apache/kafka:3.8.1', 'OUTAGE'],
  ['confluentinc/cp-kafka:7.4.0', 'confluentinc/cp-kafka:7.3.0', 'OUTAGE'],
  // major versions
  ['apache/kafka:2.8.0', 'apache/kafka:3.9.0', 'OUTAGE'],
  ['apache/kafka:3.9.0', 'apache/kafka:4.0.0', 'OUTAGE'],
  ['apache/kafka:4.0.0', 'apache/kafka:3.9.0', 'OUTAGE'],
  ['confluentinc/cp-kafka:7.9.0', 'confluentinc/cp-kafka:8.0.0', 'OUTAGE'],
  ['bitnami/kafka:3', 'bitnami/kafka:4', 'OUTAGE'],
  // no versions
  ['team/kafka:20240101', 'team/kafka:20250301', 'UNKNOWN'],
  ['team/kafka:3.9.0', 'team/kafka:latest', 'UNKNOWN'],
  ['team/kafka:3f8a2b1', 'team/kafka:4e9b3c2', 'UNKNOWN'],
  ['apache/kafka@sha256:ab', 'apache/kafka@sha256:cd', 'UNKNOWN'],
  ['apache/kafka:latest@sha256:ab', 'apache/kafka:latest@sha256:cd', 'UNKNOWN'],
  ['apache/kafka:latest', 'mirror.example/apache/kafka:latest', 'UNKNOWN'],
  ['bitnami/kafka:3', 'bitnami/kafka:3.9', 'UNKNOWN'],
  ['confluentinc/cp-kafka:7.4.0', 'confluentinc/cp-kafka:9.9.0', 'UNKNOWN'],
  ['debezium/kafka:2.6', 'debezium/kafka:2.7', 'UNKNOWN'],
  // other projects
  ['bitnami/kafka:3.9.0', 'apache/kafka:3.9.0', 'UNKNOWN'],
])('%s -> %s: %s', (from, to, effect) => {
  expect(effects(from, to)[0]).toBe(effect);
});

test.each(['StatefulSet', 'Deployment', 'DaemonSet'] as const)('of a %s', (kind) => {
  expect(effects('apache/kafka:3.9.0', 'apache/kafka:4.0.0', { kind })[0]).toBe('OUTAGE');
});

test('a newer minor version is reported with what to do about the protocol', () => {
  const { changes } = review([workload('confluentinc/cp-kafka:5.5.0')], [workload('confluentinc/cp-kafka:6.0.0')]);
  expect(changes.map(({ steps }) => steps.join()).join()).toContain('inter.broker.protocol.version');
});

describe('with the protocol in a variable', () => {
  const pinned = (protocol: string): ServerWorkload => ({
    env: { KAFKA_ZOOKEEPER_CONNECT: 'zk:2181', KAFKA_INTER_BROKER_PROTOCOL_VERSION: protocol },
  });

  test.each([
    ['apache/kafka:3.8.0', 'apache/kafka:3.9.0', '3.8', 'ROLL'],
    ['apache/kafka:2.8.0', 'apache/kafka:3.9.0', '2.8', 'ROLL'],
    ['apache/kafka:3.9.0', 'apache/kafka:4.0.0', '3.9', 'OUTAGE'],
    ['apache/kafka:3.9.0', 'apache/kafka:3.8.0', '3.8', 'ROLL'],
    ['apache/kafka:3.9.0', 'apache/kafka:3.8.0', '3.9', 'OUTAGE'],
  ])('%s -> %s with %s: %s', (from, to, protocol, effect) => {
    expect(effects(from, to, pinned(protocol))[0]).toBe(effect);
  });

  test('without it, brokers with ZooKeeper use that of the new release immediately', () => {
    const env = { KAFKA_ZOOKEEPER_CONNECT: 'zk:2181' };
    const { changes } = review([workload('apache/kafka:3.8.0', { env })], [workload('apache/kafka:3.9.0', { env })]);
    expect(changes.map(({ effect, path }) => `${effect} ${path}`)).toContain(
      'OUTAGE /spec/template/spec/containers/server/(settings)/inter.broker.protocol.version',
    );
  });
});

test.each([
  ['team/app:20240101', 'team/app:latest'],
  ['team/kafka-exporter:1', 'team/kafka-exporter:latest'],
  ['provectuslabs/kafka-ui:1.0', 'provectuslabs/kafka-ui:2.0'],
])('not a server: %s -> %s', (from, to) => {
  expect(effects(from, to)).toEqual(['ROLL']);
});

test('Kafka 4 for brokers that use ZooKeeper is one problem: no protocol helps', () => {
  const [before, after] = ['apache/kafka:3.9.0', 'apache/kafka:4.0.0'].map((image) =>
    workload(image, { env: { KAFKA_ZOOKEEPER_CONNECT: 'zk:2181' } }),
  );
  const outages = review([before], [after]).changes.filter(({ effect }) => effect === 'OUTAGE');
  expect(outages.map(({ why }) => why)).toEqual([expect.stringContaining('Kafka 4 has no ZooKeeper')]);
});
