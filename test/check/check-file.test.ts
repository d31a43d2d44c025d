import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { OVERRIDES } from '../../examples/article/overrides';
import { type CheckOptions, checkFile } from '../../lib/check/check-file';
import { KAFKA_VERSIONS } from '../../lib/server-config/kafka/model/model';
import { parseManifests, ROOT } from '../support/run-app';

/** Findings as `12 kafka-single-copy`, with the line where there is one. */
function found(text: string, options: CheckOptions = {}): readonly string[] {
  return checkFile(text, 'file', options).findings.map(({ rule, line }) => `${line ?? '-'} ${rule}`);
}

const fixture = (name: string) => readFileSync(join(ROOT, 'test/fixtures/servers', name), 'latin1');

describe('the configurations that the servers bring', () => {
  test('of Kafka 3.9 keep their data where it does not stay, and nothing else is wrong with them', () => {
    expect(found(fixture('server-3.9.properties'))).toEqual(['7 kafka-log-dir-in-tmp']);
    expect(found(fixture('kraft-3.9.properties'), { kafka: '3.9' })).toEqual(['14 kafka-log-dir-in-tmp']);
  });

  test.each(KAFKA_VERSIONS.slice(1))('of Kafka %s likewise', (kafka) => {
    for (const name of ['server-4.properties', 'broker-4.properties', 'controller-4.properties']) {
      expect(found(fixture(name), { kafka }), name).toEqual([expect.stringMatching(/^\d+ kafka-log-dir-in-tmp$/)]);
    }
  });

  test('of ZooKeeper 3.9 likewise, and are never purged', () => {
    expect(found(fixture('zoo_sample.cfg'))).toEqual(['4 zookeeper-data-in-tmp', '- zookeeper-autopurge-disabled']);
  });
});

test('the 87 overrides of the article, as of today', () => {
  const own = {
    'broker.id': 0,
    listeners: 'PLAINTEXT://:9093',
    'zookeeper.connect': 'zk-0.zk-svc:2181',
    'log.dir': '/var/lib/kafka',
  };
  const lines = Object.entries({ ...own, ...OVERRIDES }).map(([key, value]) => `${key}=${value}`);
  expect(lines).toHaveLength(87);
  const findings = checkFile(lines.join('\n'), 'article', { kafka: '3.9', brokers: 3 }).findings;
  expect(findings.map(({ severity, rule, key }) => `${severity} ${rule} ${key}`)).toEqual([
    'error kafka-key-not-in-version quota.consumer.default',
    'error kafka-key-not-in-version quota.producer.default',
    'warning kafka-unclean-leader-election unclean.leader.election.enable',
    'warning kafka-single-copy default.replication.factor',
    'error kafka-message-format-above-protocol inter.broker.protocol.version',
    'warning kafka-protocol-behind-version inter.broker.protocol.version',
  ]);
});

test('the files that the default app writes pass, joined as a broker joins them', () => {
  const file = (chart: string, name: string) => {
    return parseManifests(readFileSync(join(ROOT, 'dist', `${chart}.yaml`), 'utf8')).one('ConfigMap').data[name];
  };
  const broker = ['server.properties', 'dynamic.properties'].map((name) => file('20-kafka-brokers', name)).join('');
  expect(found(broker, { brokers: 3 })).toEqual([]);
  expect(found(file('10-zookeeper', 'zoo.cfg'))).toEqual([]);
});

describe('whose file it is', () => {
  const server = (text: string, options: CheckOptions = {}) => {
    const { product, version } = checkFile(text, 'file', options).server;
    return `${product} ${version}`;
  };

  test.each<[string, CheckOptions, string]>([
    ['zookeeper.connect=a:2181', {}, 'Kafka 3.9'],
    ['process.roles=broker', {}, 'Kafka 4.4'],
    ['controller.quorum.voters=1@a:9093', {}, 'Kafka 4.4'],
    ['process.roles=controller\nzookeeper.connect=a:2181', {}, 'Kafka 3.9'],
    ['process.roles=broker', { kafka: '4.1' }, 'Kafka 4.1'],
    ['tickTime=2000\ndataDir=/data', {}, 'ZooKeeper 3.9'],
    ['tickTime=2000\ndataDir=/data', { kafka: '3.9' }, 'ZooKeeper 3.9'],
    ['log.dirs=/data', { zookeeper: '3.9' }, 'Kafka 3.9'],
    ['', {}, 'Kafka 3.9'],
    ['', { zookeeper: '3.9' }, 'ZooKeeper 3.9'],
    ['', { kafka: '4.2', zookeeper: '3.9' }, 'Kafka 4.2'],
    ['some.thing=1', { zookeeper: '3.9' }, 'ZooKeeper 3.9'],
  ])('%j with %j is for %s', (text, options, expected) => {
    expect(server(text, options)).toBe(expected);
  });
});

describe('a file', () => {
  const good = 'zookeeper.connect=a:2181\nlog.dirs=/data\n';

  test('has its findings at the line of the key whose value counts, or of the line that does not count', () => {
    expect(found(`${good}num.io.threads=8\n\nnum.io.threads=0\n`)).toEqual([
      '3 properties-duplicate-key',
      '5 kafka-invalid-value',
    ]);
  });

  test('that Java cannot read has no other finding', () => {
    expect(found(`${good}a=\\u1\nnum.io.threads=0`)).toEqual(['3 properties-malformed-escape']);
  });

  test('with a byte-order mark has it reported at the key that it spoils', () => {
    expect(found(`\u00ef\u00bb\u00bflog.dirs=/data\nzookeeper.connect=a:2181`)).toContain(
      '1 properties-byte-order-mark',
    );
    expect(found(`\u00ef\u00bb\u00bf# comment\n${good}`)).toEqual([]);
  });

  test('with line ends of Windows, continuations and escapes is read as the server reads it', () => {
    expect(found('zookeeper.connect=a:2181,\\\r\n   b:2181\r\nlog.dirs=/d\\u0061ta\r\n')).toEqual([]);
  });

  test('acknowledges a warning by a comment, and only with a reason', () => {
    const text = `${good}unclean.leader.election.enable=true\n`;
    expect(found(text)).toEqual(['3 kafka-unclean-leader-election']);
    expect(found(`# cdk8s-kafka acknowledges kafka-unclean-leader-election: metrics only\n${text}`)).toEqual([]);
    expect(found(`# cdk8s-kafka acknowledges kafka-unclean-leader-election:\n${text}`)).toEqual([
      '4 kafka-unclean-leader-election',
      '- invalid-acknowledgement',
    ]);
  });

  test('may have keys of plug-ins that were declared', () => {
    expect(found(`${good}confluent.x=1`)).toEqual(['3 kafka-unknown-key']);
    expect(found(`${good}confluent.x=1`, { pluginKeys: ['confluent.'] })).toEqual([]);
  });

  test('links to the documentation of its own version', () => {
    const { findings } = checkFile('process.roles=broker', 'file', { kafka: '4.2' });
    expect(findings.map(({ source }) => source)).toContain('https://kafka.apache.org/42/configuration/broker-configs/');
  });
});

describe('a file of something else', () => {
  const producer = ['bootstrap.servers=a:9092', 'acks=all', 'linger.ms=5', 'key.serializer=x', 'compression.type=zstd'];

  test('is reported as that, and not key by key', () => {
    expect(found(producer.join('\n'))).toEqual(['- unrecognized-file']);
    expect(found('{\n"broker.id": 1,\n"log.dirs": "/data",\n}')).toEqual(['- unrecognized-file']);
  });

  test('may be a manifest, which says what to check instead', () => {
    const manifest = readFileSync(join(ROOT, 'dist/20-kafka-brokers.yaml'), 'latin1');
    const { findings } = checkFile(manifest, 'file', {});
    expect(findings.map(({ rule, problem }) => `${rule}: ${problem}`)).toEqual([
      'unrecognized-file: this is a Kubernetes manifest',
    ]);
  });

  test('is checked if its server is named', () => {
    expect(found(producer.join('\n'), { kafka: '3.9' })).toContain('1 kafka-unknown-key');
  });

  test('is not what a few slips make of a server', () => {
    expect(found('log.retention.hour=1\nlog.dir.s=/data')).toContain('1 kafka-unknown-key');
  });

  test('may have keys that every object of JavaScript has', () => {
    const { findings } = checkFile('broker.id=0\nconstructor=1\n__proto__=2\ntoString=3\nhasOwnProperty=4', 'file', {
      kafka: '3.9',
    });
    const unknown = findings.filter(({ rule }) => rule === 'kafka-unknown-key').map(({ key }) => key);
    expect(unknown).toEqual(['constructor', '__proto__', 'toString', 'hasOwnProperty']);
    expect(JSON.stringify(findings)).not.toMatch(/native code|undefined/);
  });
});
