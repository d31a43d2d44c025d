import { App, Chart } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { brokerConfig, KafkaCluster, type KafkaClusterProps, KafkaImage, type KafkaServer } from '../../lib';
import { SOMEWHERE } from '../support/manifests';

let warn: MockInstance;
beforeEach(() => {
  warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => warn.mockRestore());

function chartOf(props: Partial<KafkaClusterProps>): Chart {
  const chart = new Chart(new App(), 'chart');
  new KafkaCluster(chart, 'kafka', { metadata: SOMEWHERE, ...props });
  return chart;
}

/** Rules of the findings: `error kafka-unknown-key`. */
function findings(props: Partial<KafkaClusterProps>): readonly string[] {
  let text = '';
  try {
    chartOf(props).toJson();
  } catch (error) {
    text = (error as Error).message;
  }
  const all = [text, ...warn.mock.calls.map(([said]) => String(said))].join('\n');
  return [...all.matchAll(/^(error|warning) \[([^\]]+)\]/gm)].map(([, severity, rule]) => `${severity} ${rule}`);
}

describe('the config of a cluster', () => {
  test.each<[string, Partial<KafkaClusterProps>, readonly string[]]>([
    ['of a misspelled key', { config: { 'log.retention.hour': 1 } }, ['error kafka-unknown-key']],
    ['of a key that is gone', { config: { 'quota.producer.default': 1 } }, ['error kafka-key-not-in-version']],
    ['of a key to come', { config: { 'group.streams.max.size': 1 } }, ['error kafka-key-not-in-version']],
    ['of a wrong value', { config: { 'num.io.threads': '8.5' } }, ['error kafka-invalid-value']],
    ['of a number where a word belongs', { config: { 'compression.type': 5 } }, ['error kafka-invalid-value']],
    ['of zero copies', { config: { 'default.replication.factor': 0 } }, ['error kafka-replication-factor-below-one']],
    [
      'of more copies than brokers',
      { brokers: 2, config: { 'default.replication.factor': 3 } },
      ['error kafka-replication-factor-above-brokers'],
    ],
    [
      'of too many in sync',
      { config: { 'min.insync.replicas': 4 } },
      ['error kafka-min-isr-above-replication-factor', 'error kafka-min-isr-above-replication-factor'],
    ],
    ['of numbers without use', { config: { 'zookeeper.session.timeout.ms': 0 } }, ['error kafka-number-too-small']],
    ['of a buffer above the heap', { heap: '128Mi' }, ['error kafka-cleaner-buffer-above-heap']],
    [
      'of leaders that lack messages',
      { config: { 'unclean.leader.election.enable': true } },
      ['warning kafka-unclean-leader-election'],
    ],
    ['of one copy', { config: { 'default.replication.factor': 1 } }, ['warning kafka-single-copy']],
  ])('hears of it by the rules of files: %s', (_, props, expected) => {
    expect(findings(props)).toEqual(expected);
  });

  test.each<[string, Partial<KafkaClusterProps>]>([
    ['one broker', { brokers: 1, config: { 'num.partitions': 6 } }],
    ['two brokers', { brokers: 2, config: { 'num.partitions': 6 } }],
    ['three brokers', { config: { 'num.partitions': '6', 'auto.create.topics.enable': false } }],
    ['nine brokers from 100 on', { brokers: 9, firstBrokerId: 100, config: { 'num.partitions': 6 } }],
    ['numbers as texts', { config: { 'log.retention.ms': '-1', 'num.io.threads': ' 8' } }],
  ])('has nothing to hear with %s', (_, props) => {
    expect(findings(props)).toEqual([]);
  });

  test('says with the path where, and what is meant', () => {
    const chart = chartOf({ config: { 'min.in.sync.replicas': 2 } });
    expect(() => chart.toJson()).toThrow(
      'error [kafka-unknown-key] chart/kafka: there is no min.in.sync.replicas in Kafka 3.9\n',
    );
    expect(() => chart.toJson()).toThrow('fix: write min.insync.replicas;');
  });

  test('is told once of a key that the construct owns', () => {
    expect(findings({ config: { listeners: 'nonsense', 'process.roles': 'none' } })).toEqual([
      'error kafka-owned-key',
      'error kafka-owned-key',
    ]);
  });

  test('is not asked for a listener that the construct forbids', () => {
    const config = { 'listener.security.protocol.map': 'PLAINTEXT:SSL', 'ssl.keystore.location': '/k' };
    expect(() => chartOf({ config, strict: true }).toJson()).toThrow(
      /\[kafka-unused-security-settings\].*fix: remove them: the listeners of this cluster do not use SSL\n/s,
    );
    expect(() => chartOf({ config }).toJson()).toThrow(
      '[kafka-owned-key] chart/kafka: config contains listener.security',
    );
  });

  test('may contain declared keys of plug-ins, but no others', () => {
    const config = { 'confluent.balancer.enable': true, 'cruise.control.x': 1 };
    expect(findings({ config, pluginKeys: ['confluent.', 'cruise.control.x'] })).toEqual([]);
    expect(findings({ config, pluginKeys: ['confluent.'] })).toEqual(['error kafka-unknown-key']);
  });

  test('is not looked into for a version without a model', () => {
    class Old extends KafkaImage {
      constructor() {
        super('old', '0.10.2');
      }
      public container(server: KafkaServer) {
        return KafkaImage.official('apache/kafka:3.9.2').container(server);
      }
    }
    expect(findings({ image: new Old(), config: { 'quota.producer.default': 1 } })).toEqual([]);
  });
});

describe('a warning', () => {
  const config = { 'unclean.leader.election.enable': true };

  test('is printed once, with its remedy, however many charts there are and however often they are synthesized', () => {
    const app = new App();
    const charts = ['a', 'b'].map((id) => new Chart(app, id));
    new KafkaCluster(charts[0], 'kafka', { metadata: SOMEWHERE, config });
    app.synthYaml();
    charts[1].toJson();
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0][0]).toMatch(
      /^warning \[kafka-unclean-leader-election\] a\/kafka: .*\n {2}why: .*\n {2}fix: /,
    );
  });

  test('is printed with the errors, after them, where there are some', () => {
    const chart = chartOf({ config: { ...config, 'num.io.threads': 0 } });
    expect(() => chart.toJson()).toThrow(
      /^1 problem and 1 warning found, no file was written\.\n\nerror .*\n\nwarning /s,
    );
    expect(warn).not.toHaveBeenCalled();
  });

  test('is an error where warnings are taken strictly', () => {
    expect(findings({ config, strict: true })).toEqual(['error kafka-unclean-leader-election']);
  });

  test('that is acknowledged is not printed, and the StatefulSet says why', () => {
    const reason = 'metrics only; losing some is fine';
    const chart = chartOf({ config, strict: true, acknowledge: { 'kafka-unclean-leader-election': reason } });
    const statefulSet = chart.toJson().find(({ kind }) => kind === 'StatefulSet');
    expect(statefulSet.metadata.annotations).toEqual({
      'cdk8s-kafka/acknowledged': `kafka-unclean-leader-election: ${reason}`,
    });
    expect(Object.keys(statefulSet.spec.template.metadata.annotations)).toEqual(['cdk8s-kafka/config-hash']);
    expect(warn).not.toHaveBeenCalled();
  });

  test.each([
    ['of an unknown rule', { 'kafka-unclean-leader-elections': 'x' }, 'fix: write kafka-unclean-leader-election\n'],
    ['of an error', { 'kafka-unknown-key': 'x' }, 'which is an error'],
    ['without a reason', { 'kafka-unclean-leader-election': ' ' }, 'without a reason'],
    ['with a reason of two lines', { 'kafka-unclean-leader-election': 'a\nb' }, 'has several lines'],
    ['in capitals', { 'Kafka-unclean-leader-election': 'x' }, 'which is neither a rule nor a change'],
  ])('cannot be acknowledged by the id %s', (_, acknowledge, message) => {
    const chart = chartOf({ config, acknowledge });
    expect(() => chart.toJson()).toThrow('error [invalid-acknowledgement] chart/kafka: ');
    expect(() => chart.toJson()).toThrow(message);
    // and it is reported still
    expect(() => chart.toJson()).toThrow('[kafka-unclean-leader-election]');
  });

  test('that was acknowledged and is not found is a warning itself', () => {
    expect(findings({ acknowledge: { 'kafka-single-copy': 'a test system' } })).toEqual([
      'warning invalid-acknowledgement',
    ]);
  });
});

describe('a change for the reviewer', () => {
  const acknowledge = {
    'DATA StatefulSet/kafka /spec/replicas': 'broker 3 was drained',
    'OUTAGE Service/streaming/kafka-svc': 'nobody uses it: now',
  };

  test('is acknowledged on the StatefulSet, beside the warnings, one line each', () => {
    const config = { 'unclean.leader.election.enable': true };
    const chart = chartOf({ config, acknowledge: { 'kafka-unclean-leader-election': 'metrics only', ...acknowledge } });
    const { annotations } = chart.toJson().find(({ kind }) => kind === 'StatefulSet').metadata;
    expect(annotations['cdk8s-kafka/acknowledged'].split('\n')).toEqual([
      'kafka-unclean-leader-election: metrics only',
      'DATA StatefulSet/kafka /spec/replicas: broker 3 was drained',
      'OUTAGE Service/streaming/kafka-svc: nobody uses it: now',
    ]);
  });

  test.each([
    [{ StatefulSet: 'x' }, '"StatefulSet" is acknowledged, which is neither a rule nor a change'],
    [{ 'BAD StatefulSet/kafka': 'x' }, '"BAD StatefulSet/kafka" is acknowledged, which is neither a rule nor a change'],
    [{ 'DATA statefulset/kafka': 'x' }, 'which is neither a rule nor a change'],
    [{ 'DATA StatefulSet/kafka': ' ' }, 'DATA StatefulSet/kafka is acknowledged without a reason'],
    [{ 'DATA StatefulSet/kafka': 'two\nlines' }, 'the reason for DATA StatefulSet/kafka has several lines'],
    [{ 'LIVE ConfigMap/x /data/a: b': 'x' }, 'which is neither a rule nor a change'],
  ])('cannot be acknowledged by %j', (invalid, message) => {
    const chart = chartOf({ acknowledge: invalid as unknown as Record<string, string> });
    expect(() => chart.toJson()).toThrow('error [invalid-acknowledgement] chart/kafka: ');
    expect(() => chart.toJson()).toThrow(message);
  });
});

// what follows from the number of brokers alone is not checked at synthesis: here it is, as one harmless setting loads the rules
test.each(
  Array.from({ length: 30 }, (_, index) => index + 1),
)('the defaults of %d brokers break no rule', (brokers) => {
  expect(findings({ brokers, config: { 'num.partitions': 1 } })).toEqual([]);
});

test('with a metadata of the wrong type, the problems of config are reported as well', () => {
  const chart = chartOf({ metadata: 'zookeeper', config: { 'num.partition': 6 } } as never);
  expect(() => chart.toJson()).toThrow('2 problems found');
  expect(() => chart.toJson()).toThrow('metadata is "zookeeper"');
});

test('a warning can be acknowledged where nothing can be checked', () => {
  const image = new (class extends KafkaImage {
    constructor() {
      super('example/kafka:2.8', '2.8');
    }

    public container() {
      return { name: 'kafka', image: this.reference, command: ['run'], dataPath: '/data' };
    }
  })();
  expect(() => chartOf({ image, acknowledge: { 'kafka-single-copy': 'a test' } }).toJson()).not.toThrow();
});

test('brokerConfig gives back what it is given', () => {
  const config = {
    'num.partitions': 6,
    'compression.type': 'zstd',
    'listener.name.plaintext.max.connections': 5,
  } as const;
  expect(brokerConfig(config)).toEqual(config);
  // @ts-expect-error a key that the construct writes itself
  brokerConfig({ listeners: 'PLAINTEXT://:9092' });
  // @ts-expect-error a misspelled key
  brokerConfig({ 'num.partition': 6 });
  // @ts-expect-error a value that Kafka does not know
  brokerConfig({ 'compression.type': 'zip' });
});
