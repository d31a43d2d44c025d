import { describe, expect, test } from 'vitest';
import { type CheckOptions, checkFile } from '../../lib/check/check-file';

/** What real servers of Kafka 3.9 and 4.2 and ZooKeeper 3.9 were seen to do: this library must never be silent about it. */

const WITH_ZOOKEEPER = 'zookeeper.connect=zk:2181\nlog.dirs=/data\n';
const WITH_KRAFT = [
  'process.roles=broker,controller',
  'node.id=1',
  'controller.quorum.voters=1@kafka-0:9093',
  'controller.listener.names=CONTROLLER',
  'listeners=PLAINTEXT://:9092,CONTROLLER://:9093',
  'log.dirs=/data',
  '',
].join('\n');
const ENSEMBLE = [
  'tickTime=2000',
  'initLimit=10',
  'syncLimit=5',
  'dataDir=/data/zookeeper',
  'autopurge.purgeInterval=1',
  'clientPort=2181',
  '',
].join('\n');
const MEMBERS = 'server.1=a:2888:3888\nserver.2=b:2888:3888\nserver.3=c:2888:3888\n';
const LOGIN = 'org.apache.kafka.common.security.plain.PlainLoginModule required user_a="b";';
const SASL = 'listeners=PLAINTEXT://:9092,SASL_PLAINTEXT://:9093\nsasl.enabled.mechanisms=PLAIN\n';
const LOGINS = `${SASL}listener.name.sasl_plaintext.plain.sasl.jaas.config=${LOGIN}\n`;

type Case = [what: string, text: string, rule: string, options?: CheckOptions];

function rules(text: string, options: CheckOptions = {}): readonly string[] {
  return checkFile(text, 'file', options).findings.map(({ rule }) => rule);
}

describe('accepted by Kafka, and ignored or harmful', () => {
  test.each<Case>([
    ['a misspelled key', `${WITH_ZOOKEEPER}log.retention.hour=1`, 'kafka-unknown-key'],
    ['a key with a dot too many', `${WITH_ZOOKEEPER}min.in.sync.replicas=2`, 'kafka-unknown-key'],
    ['ZooKeeper for 4.2', `${WITH_KRAFT}zookeeper.connect=zk:not-a-port`, 'kafka-key-not-in-version', { kafka: '4.2' }],
    [
      'a protocol for 4.2',
      `${WITH_KRAFT}inter.broker.protocol.version=99`,
      'kafka-key-not-in-version',
      { kafka: '4.2' },
    ],
    [
      'a control plane for 4.2',
      `${WITH_KRAFT}control.plane.listener.name=X`,
      'kafka-key-not-in-version',
      { kafka: '4.2' },
    ],
    ['no copy', `${WITH_ZOOKEEPER}default.replication.factor=0`, 'kafka-replication-factor-below-one'],
    [
      'less than no copy',
      `${WITH_KRAFT}default.replication.factor=-1`,
      'kafka-replication-factor-below-one',
      { kafka: '4.2' },
    ],
    ['a chroot for each host', 'zookeeper.connect=a:2181/x,b:2181/x\nlog.dirs=/data', 'kafka-invalid-zookeeper-hosts'],
    ['semicolons between hosts', 'zookeeper.connect=a:2181;b:2181\nlog.dirs=/data', 'kafka-invalid-zookeeper-hosts'],
    [
      'another protocol among brokers',
      `${WITH_ZOOKEEPER}listener.security.protocol.map=PLAINTEXT:SASL_PLAINTEXT`,
      'kafka-inter-broker-protocol-mismatch',
    ],
    ['a login without listener and mechanism', `${WITH_ZOOKEEPER}sasl.jaas.config=${LOGIN}`, 'kafka-unused-login'],
    [
      'a listener in capitals',
      `${WITH_ZOOKEEPER}${SASL}listener.name.SASL_PLAINTEXT.plain.sasl.jaas.config=${LOGIN}`,
      'kafka-unknown-listener-prefix',
    ],
    ['commas between users', `${WITH_ZOOKEEPER}super.users=User:a,User:b`, 'kafka-ineffective-super-users'],
    ['users without authorizer', `${WITH_ZOOKEEPER}super.users=User:a`, 'kafka-ineffective-super-users'],
    ['SSL that no listener speaks', `${WITH_ZOOKEEPER}ssl.keystore.location=/k`, 'kafka-unused-security-settings'],
    [
      'SASL that no listener speaks',
      `${WITH_ZOOKEEPER}sasl.enabled.mechanisms=PLAIN`,
      'kafka-unused-security-settings',
    ],
    [
      'the authorizer of KRaft',
      `${WITH_ZOOKEEPER}authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer`,
      'kafka-authorizer-mode-mismatch',
    ],
    ['no cleanup policy', `${WITH_ZOOKEEPER}log.cleanup.policy=`, 'kafka-empty-cleanup-policy'],
    ['a retention below -1', `${WITH_ZOOKEEPER}log.retention.ms=-2`, 'kafka-retention-below-minus-one'],
    ['messages without a byte', `${WITH_ZOOKEEPER}message.max.bytes=0`, 'kafka-number-too-small'],
    ['a port that cannot be', `${WITH_ZOOKEEPER}advertised.listeners=PLAINTEXT://a:99999`, 'kafka-port-out-of-range'],
    ['a port below none', `${WITH_ZOOKEEPER}advertised.listeners=PLAINTEXT://a:-1`, 'kafka-port-out-of-range'],
    [
      'two voters of one id',
      WITH_KRAFT.replace('1@kafka-0:9093', '1@a:9093,1@b:9093'),
      'kafka-duplicate-quorum-voter',
      { kafka: '4.2' },
    ],
    [
      'a protocol with more behind it',
      `${WITH_ZOOKEEPER}inter.broker.protocol.version=3.9.2.1-IV9`,
      'kafka-protocol-behind-version',
    ],
    [
      'a buffer above the heap',
      `${WITH_ZOOKEEPER}log.cleaner.dedupe.buffer.size=4294967296`,
      'kafka-cleaner-buffer-above-default-heap',
    ],
    ['no patience with ZooKeeper', `${WITH_ZOOKEEPER}zookeeper.session.timeout.ms=0`, 'kafka-number-too-small'],
    ['one directory twice', 'zookeeper.connect=a:2181\nlog.dirs=/a,/a', 'kafka-duplicate-log-dir'],
  ])('%s', (_, text, rule, options) => {
    expect(rules(text, options)).toContain(rule);
  });
});

describe('refused by Kafka, though it looks fine', () => {
  test.each<Case>([
    ['a word in small letters', `${WITH_ZOOKEEPER}log.message.timestamp.type=logappendtime`, 'kafka-invalid-value'],
    ['a word in capitals', `${WITH_ZOOKEEPER}ssl.client.auth=REQUIRED`, 'kafka-invalid-value'],
    ['no compression by the name of others', `${WITH_ZOOKEEPER}compression.type=none`, 'kafka-invalid-value'],
    ['a compression in capitals', `${WITH_ZOOKEEPER}compression.type=GZIP`, 'kafka-invalid-value'],
    [
      'one port on two addresses',
      `${WITH_ZOOKEEPER}listeners=PLAINTEXT://10.0.0.1:9092,B://10.0.0.2:9092\nlistener.security.protocol.map=PLAINTEXT:PLAINTEXT,B:PLAINTEXT`,
      'kafka-duplicate-listener',
    ],
    [
      'a variable of Kubernetes',
      `${WITH_ZOOKEEPER}advertised.listeners=PLAINTEXT://$(POD_NAME):9092`,
      'kafka-unexpanded-placeholder',
    ],
    [
      'a variable of a shell',
      `${WITH_ZOOKEEPER}advertised.listeners=PLAINTEXT://\${HOSTNAME}:9092`,
      'kafka-unexpanded-placeholder',
    ],
    ['an old protocol', `${WITH_ZOOKEEPER}inter.broker.protocol.version=0.10.0`, 'kafka-message-format-above-protocol'],
    ['an id above the reserved ones', `${WITH_ZOOKEEPER}broker.id=1001`, 'kafka-broker-id-out-of-range'],
    ['no retention', `${WITH_ZOOKEEPER}log.retention.hours=0`, 'kafka-invalid-retention'],
    ['short idling', `${WITH_ZOOKEEPER}connections.max.idle.ms=100`, 'kafka-conflicting-limits'],
    [
      'a second mechanism without login',
      `${WITH_ZOOKEEPER}${LOGINS}sasl.enabled.mechanisms=PLAIN,SCRAM-SHA-512`,
      'kafka-sasl-mechanism-without-login',
    ],
    [
      'SSL without a key store',
      `${WITH_ZOOKEEPER}listeners=SSL://:9092\nsecurity.inter.broker.protocol=SSL`,
      'kafka-ssl-without-key-store',
    ],
    [
      'brokers with SSL and no trust store',
      `${WITH_ZOOKEEPER}listeners=SSL://:9092\nsecurity.inter.broker.protocol=SSL\nssl.keystore.location=/k\nssl.keystore.password=p`,
      'kafka-ssl-without-trust-store',
    ],
    [
      'a chroot with a trailing slash',
      'zookeeper.connect=a:2181/kafka/\nlog.dirs=/data',
      'kafka-invalid-zookeeper-chroot',
    ],
    ['roles for 4.2', `${WITH_ZOOKEEPER}broker.id=0`, 'kafka-missing-key', { kafka: '4.2' }],
    ['small segments for 4.2', `${WITH_KRAFT}log.segment.bytes=1048575`, 'kafka-invalid-value', { kafka: '4.2' }],
    ['a comma at the end for 4.2', WITH_KRAFT.replace('/data', '/data,'), 'kafka-invalid-value', { kafka: '4.2' }],
  ])('%s', (_, text, rule, options) => {
    expect(rules(text, options)).toContain(rule);
  });

  test('but what it reads in any case is left alone', () => {
    expect(rules(`${WITH_ZOOKEEPER}metrics.recording.level=debug\nauto.create.topics.enable=False`)).toEqual([]);
  });
});

describe('taken by ZooKeeper in its own way', () => {
  test.each<Case>([
    ['an unknown key', `${ENSEMBLE}${MEMBERS}tick=1`, 'zookeeper-unknown-key'],
    ['two lines of one id', `${ENSEMBLE}${MEMBERS}server.3=d:2888:3888`, 'properties-duplicate-key'],
    ['two ids of one address', `${ENSEMBLE}${MEMBERS.replace('b:', 'a:')}`, 'zookeeper-duplicate-server-address'],
    ['one port for clients and servers', `${ENSEMBLE.replace('2181', '2888')}${MEMBERS}`, 'zookeeper-duplicate-port'],
    ['two servers', `${ENSEMBLE}server.1=a:2888:3888\nserver.2=b:2888:3888`, 'zookeeper-even-voters'],
    ['four servers', `${ENSEMBLE}${MEMBERS}server.4=d:2888:3888`, 'zookeeper-even-voters'],
    ['a limit below none', `${ENSEMBLE.replace('=10', '=-10')}${MEMBERS}`, 'zookeeper-unsupported-number'],
    ['no port for clients', `${ENSEMBLE.replace('clientPort=2181\n', '')}${MEMBERS}`, 'zookeeper-missing-client-port'],
    ['two snapshots', `${ENSEMBLE}${MEMBERS}autopurge.snapRetainCount=2`, 'zookeeper-unsupported-number'],
    ['a type that is not that of its line', `${ENSEMBLE}${MEMBERS}peerType=observer`, 'zookeeper-peer-type-conflict'],
    ['a port that is a word', `${ENSEMBLE}${MEMBERS}admin.serverPort=http`, 'zookeeper-invalid-number-ignored'],
    [
      'metrics without provider',
      `${ENSEMBLE}${MEMBERS}metricsProvider.httpPort=7000`,
      'zookeeper-metrics-without-provider',
    ],
    ['one server line', `${ENSEMBLE}server.1=a:2888:3888`, 'zookeeper-single-server-line'],
    ['TLS without Netty', `${ENSEMBLE}${MEMBERS}secureClientPort=2182`, 'zookeeper-tls-without-netty'],
    ['a boolean of its own', `${ENSEMBLE}${MEMBERS}quorumListenOnAllIPs=yes`, 'zookeeper-invalid-boolean'],
    [
      'an observer beside one participant',
      `${ENSEMBLE}server.1=a:2888:3888\nserver.2=b:2888:3888:observer`,
      'zookeeper-observers-without-quorum',
    ],
  ])('%s', (_, text, rule, options) => {
    expect(rules(text, options)).toContain(rule);
  });

  test('while a plain ensemble is left alone', () => {
    expect(rules(`${ENSEMBLE}${MEMBERS}`)).toEqual([]);
  });
});
