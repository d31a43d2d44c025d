import { Duration } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { DisruptionBudget, Storage } from '../../lib';
import { clusterFindings, ensembleFindings, rulesOf } from '../support/findings';

const TYPO = { config: { 'num.partition': 3 } };

describe('a wrong prop does not hide what is wrong with another', () => {
  test.each([
    { brokers: 0 },
    { brokers: -3 },
    { brokers: 1.5 },
    { brokers: '3' },
    { brokers: Number.POSITIVE_INFINITY },
    { heap: '1GB' },
    { heap: 2 },
    { name: 'A_' },
    { metadata: 'zookeeper' },
    { image: 'apache/kafka:3.9.2' },
    { storage: '10Gi' },
    { firstBrokerId: -1 },
    { replicas: 5 },
    { podLabels: { app: 'x' } },
  ])('%o and a misspelled key', (props) => {
    const rules = rulesOf(clusterFindings({ ...props, ...TYPO }));
    expect(rules).toContain('kafka-unknown-key');
    expect(rules).toHaveLength(2);
  });

  test.each([{ brokers: 0 }, { brokers: '3' }])('%o and a value out of range', (props) => {
    const config = { 'num.partitions': 0, 'min.insync.replicas': 'two' };
    const problems = clusterFindings({ ...props, config }).map(({ problem }) => problem);
    expect(problems).toHaveLength(3);
    expect(problems.join()).toContain('num.partitions');
    expect(problems.join()).toContain('min.insync.replicas');
  });

  test.each([{ pluginKeys: 'x' }, { pluginKeys: [1] }])('%o and a value out of range', (props) => {
    const rules = rulesOf(clusterFindings({ ...props, config: { 'num.partitions': 0, 'my.plugin': 1 } }));
    // whether the unknown key is one of a plug-in is unknown
    expect(rules).toEqual(['prop-wrong-type', 'kafka-invalid-value']);
  });

  test('several at once', () => {
    const props = {
      brokers: 0,
      heap: '1GB',
      firstBrokerId: -1,
      labels: { 'bad key!': 'x' },
      podLabels: { app: 'other', n: 1 },
      resources: { limits: {}, cpuRequest: 'half' },
      config: { 'num.partition': 3, 'log.retention.ms': Number.NaN, 'num.io.threads': 0 },
    };
    expect(rulesOf(clusterFindings(props)).sort()).toEqual(
      [
        'unknown-prop',
        'prop-wrong-type',
        'invalid-label',
        'heap-not-a-quantity',
        'resource-not-a-quantity',
        'kafka-invalid-broker-count',
        'kafka-invalid-first-broker-id',
        'kafka-unwritable-value',
        'kafka-unknown-key',
        'kafka-invalid-value',
      ].sort(),
    );
  });

  test.each([
    { replicas: 0 },
    { replicas: '3' },
    { tickTime: 5 },
  ])('%o and a key that ZooKeeper does not read', (props) => {
    expect(rulesOf(ensembleFindings({ ...props, config: { skipAC: 'no' } }))).toContain('zookeeper-unknown-key');
  });
});

describe('what follows from a wrong prop is not reported again', () => {
  test.each([
    { name: 'A_' },
    { name: 'a'.repeat(53) },
    { config: { 'default.replication.factor': 5 } },
    { config: { 'default.replication.factor': 0 } },
    { brokers: 0 },
    { brokers: 0, disruptionBudget: DisruptionBudget.minAvailable(2) },
    { brokers: 10_001 },
    { brokers: 0.5, terminationGracePeriod: Duration.minutes(6), storage: Storage.ephemeral() },
    { heap: '0', resources: { memoryLimit: '1Gi' } },
    { disruptionBudget: DisruptionBudget.maxUnavailable(1.5) },
    { disruptionBudget: DisruptionBudget.minAvailable(-2) },
    { terminationGracePeriod: Duration.seconds(0) },
    { firstBrokerId: -1 },
  ])('%o of a cluster', (props) => {
    expect(clusterFindings(props)).toHaveLength(1);
  });

  test.each([
    { name: 'A_' },
    { replicas: 0 },
    { replicas: 1.5, disruptionBudget: DisruptionBudget.minAvailable(2) },
    { disruptionBudget: DisruptionBudget.maxUnavailable(-1) },
  ])('%o of an ensemble', (props) => {
    expect(ensembleFindings(props)).toHaveLength(1);
  });
});
