import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { BrokerConfig39 } from '../../../lib/server-config/kafka/model/broker-config-3.9';
import type { ConfigKey } from '../../../lib/server-config/kafka/model/config-key';
import { configModel, KAFKA_VERSIONS } from '../../../lib/server-config/kafka/model/model';
import { normalise, type RawKey } from '../../../scripts/config-model/normalise';
import { modelDiff } from '../../../scripts/kafka-versions/model-diff';
import { ROOT } from '../../support/run-app';

const broker39 = configModel('3.9').broker;
const broker42 = configModel('4.2').broker;

test('every version has all of its keys', () => {
  const counts = KAFKA_VERSIONS.map((version) => {
    const { broker, topic } = configModel(version);
    return [version, Object.keys(broker).length, Object.keys(topic).length];
  });
  expect(counts).toEqual([
    ['3.9', 329, 36],
    ['4.0', 306, 33],
    ['4.1', 336, 34],
    ['4.2', 342, 35],
    ['4.3', 360, 34],
    ['4.4', 379, 38],
  ]);
});

test.each(KAFKA_VERSIONS)('%s has sorted keys, known broker keys, and facts instead of documentation', (version) => {
  const { broker, topic } = configModel(version);
  expect(Object.keys(broker)).toEqual(Object.keys(broker).sort());
  expect(Object.keys(topic)).toEqual(Object.keys(topic).sort());
  expect(Object.values(topic).flatMap((key) => key.broker ?? [])).not.toHaveLength(0);
  for (const name of Object.values(topic).flatMap((key) => key.broker ?? [])) expect(broker).toHaveProperty([name]);
  for (const [name, key] of [...Object.entries(broker), ...Object.entries(topic)]) {
    const texts = Object.values(key)
      .flat()
      .filter((value) => typeof value === 'string');
    for (const text of texts) {
      expect(text.length, name).toBeLessThan(400);
      // lists of class names or rules have no spaces, but sentences do
      expect(text.split(' ').length, `${name}: ${text}`).toBeLessThan(4);
    }
  }
});

test.each<[string, string, ConfigKey]>([
  [
    'a number with a least value',
    'num.io.threads',
    { type: 'int', default: '8', min: 1, importance: 'high', update: 'cluster-wide' },
  ],
  [
    'a number of 16 bits',
    'offsets.topic.replication.factor',
    { type: 'short', default: '3', min: 1, importance: 'high' },
  ],
  [
    'a number with a fraction',
    'log.cleaner.min.cleanable.ratio',
    { type: 'double', default: '0.5', min: 0, max: 1, importance: 'medium', update: 'cluster-wide' },
  ],
  [
    'a number beside the range',
    'compression.gzip.level',
    { type: 'int', default: '-1', min: 1, max: 9, also: [-1], importance: 'medium', update: 'cluster-wide' },
  ],
  [
    'a range in prose',
    'remote.log.manager.copier.thread.pool.size',
    { type: 'int', default: '-1', min: 1, also: [-1], importance: 'medium' },
  ],
  [
    'a key without value',
    'log.retention.ms',
    { type: 'long', default: null, nullable: true, importance: 'high', update: 'cluster-wide' },
  ],
  ['a switch', 'auto.create.topics.enable', { type: 'boolean', default: 'true', nullable: true, importance: 'high' }],
  ['a number without a check', 'broker.id', { type: 'int', default: '-1', nullable: true, importance: 'high' }],
  [
    'a key of one broker',
    'listeners',
    { type: 'string', default: 'PLAINTEXT://:9092', nullable: true, importance: 'high', update: 'per-broker' },
  ],
  [
    'a password',
    'ssl.keystore.password',
    { type: 'password', default: null, nullable: true, importance: 'medium', update: 'per-broker' },
  ],
  ['a class', 'sasl.login.class', { type: 'class', default: null, nullable: true, importance: 'medium' }],
  [
    'a choice',
    'ssl.client.auth',
    {
      type: 'string',
      default: 'none',
      allowed: ['required', 'requested', 'none'],
      importance: 'medium',
      update: 'per-broker',
    },
  ],
  [
    'a choice in any case, undocumented',
    'group.consumer.migration.policy',
    {
      type: 'string',
      default: 'disabled',
      allowed: ['DISABLED', 'DOWNGRADE', 'UPGRADE', 'BIDIRECTIONAL'],
      ignoreCase: true,
      importance: 'medium',
      internal: true,
    },
  ],
  [
    'a list of known items',
    'log.cleanup.policy',
    {
      type: 'list',
      default: 'delete',
      items: ['compact', 'delete'],
      refuses: ['blank-item'],
      importance: 'medium',
      update: 'cluster-wide',
    },
  ],
  [
    'a value that is not empty',
    'remote.log.metadata.manager.listener.name',
    { type: 'string', default: null, nullable: true, notEmpty: true, importance: 'medium' },
  ],
  ['a value that may be empty', 'authorizer.class.name', { type: 'string', default: '', importance: 'low' }],
  [
    'a special syntax',
    'controller.quorum.voters',
    { type: 'list', default: '', form: 'quorum-voters', importance: 'high' },
  ],
])('the model of Kafka 3.9 has %s: %s', (_, key, facts) => {
  expect(broker39[key]).toEqual(facts);
});

test('compression.type allows the codecs and producer', () => {
  expect(broker39['compression.type'].allowed).toEqual(['uncompressed', 'zstd', 'lz4', 'snappy', 'gzip', 'producer']);
  expect(configModel('3.9').topic['compression.type']).toMatchObject({
    default: 'producer',
    broker: ['compression.type'],
  });
});

test('metadata versions have long and short forms, the short ones only if they are released', () => {
  const { allowed, form } = broker39['inter.broker.protocol.version'];
  expect(form).toBe('metadata-version');
  expect(allowed).toEqual(expect.arrayContaining(['0.8.0', '0.10.0-IV0', '0.10.0', '3.9-IV0', '3.9', '4.0-IV1']));
  expect(allowed).not.toContain('4.0');
});

test('a topic key names the broker keys of its default, in order of precedence', () => {
  const { topic } = configModel('3.9');
  expect(topic['retention.ms'].broker).toEqual(['log.retention.ms', 'log.retention.minutes', 'log.retention.hours']);
  expect(topic['cleanup.policy'].broker).toEqual(['log.cleanup.policy']);
  expect(topic['leader.replication.throttled.replicas']).toMatchObject({ form: 'throttled-replicas' });
});

test('from 3.9 to 4.2, keys were removed, added and changed', () => {
  const { removed, added, changed } = modelDiff(broker39, broker42);
  const change = (key: string, field: string) => changed.find((one) => one.key === key && one.field === field);
  expect(removed).toContain('zookeeper.connect');
  expect(removed).not.toContain('broker.id');
  expect(added).toContain('max.decompressed.message.bytes');
  expect(change('num.recovery.threads.per.data.dir', 'default')).toMatchObject({ from: '1', to: '2' });
  expect(change('group.coordinator.threads', 'default')).toMatchObject({ from: '1', to: '4' });
  expect(change('log.segment.bytes', 'min')).toMatchObject({ from: 14, to: 1048576 });
  expect(change('node.id', 'min')).toMatchObject({ from: undefined, to: 0 });
  expect(change('process.roles', 'default')).toEqual({
    key: 'process.roles',
    field: 'default',
    from: '',
    to: undefined,
  });
  expect(change('listeners', 'refuses')).toMatchObject({ from: undefined, to: ['empty', 'blank-item'] });
  expect(change('listeners', 'type')).toMatchObject({ from: 'string', to: 'list' });
  expect(changed.some(({ key }) => key === 'num.io.threads')).toBe(false);
});

test('a version does not differ from itself', () => {
  expect(modelDiff(broker42, broker42)).toEqual({ removed: [], added: [], changed: [] });
});

test('only the requested version is loaded', () => {
  const program = `
    const { configModel } = require('./lib/server-config/kafka/model/model.ts');
    const loaded = () => Object.keys(require.cache).filter((file) => file.endsWith('.json')).map((file) => file.slice(-'4.1.json'.length));
    const before = loaded();
    configModel('4.1');
    console.log(JSON.stringify([before, loaded()]));`;
  const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', program], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(JSON.parse(output)).toEqual([[], ['4.1.json']]);
});

test('editors know the keys: types, allowed values, user-defined names', () => {
  const good: BrokerConfig39 = {
    'num.io.threads': 8,
    'log.retention.hours': '168',
    'auto.create.topics.enable': false,
    'compression.type': 'zstd',
    'log.cleanup.policy': 'compact,delete',
    'super.users': 'User:admin',
    'listener.name.internal.ssl.keystore.location': '/keys',
  };
  // @ts-expect-error: unknown key
  const misspelled: BrokerConfig39 = { 'num.io.thread': 8 };
  // @ts-expect-error: unknown codec
  const unknown: BrokerConfig39 = { 'compression.type': 'brotli' };
  // @ts-expect-error: not a number
  const worded: BrokerConfig39 = { 'num.io.threads': 'many' };
  expect([good, misspelled, unknown, worded]).toHaveLength(4);
});

const RAW: RawKey = {
  type: 'int',
  required: false,
  default: '1',
  importance: 'low',
  internal: false,
  check: 'org.apache.kafka.common.config.ConfigDef$Range',
  checkText: '[1,...]',
  tried: ['-1', '0', '1'],
  accepts: ['1'],
  acceptsNull: false,
};

test.each([
  [
    'an unknown check',
    { check: 'org.example.Even', checkText: 'even' },
    'the text "even" of its check org.example.Even is not understood',
  ],
  [
    'an unknown description',
    { checkText: '(0,...]' },
    'the text "(0,...]" of its check org.apache.kafka.common.config.ConfigDef$Range is not understood',
  ],
  ['a range that Kafka does not apply', { accepts: ['0', '1'] }, 'but 0 contradicts it'],
  [
    'a list that refuses an item twice',
    { type: 'list', check: 'ConfigDef$ValidList', checkText: '[a]', tried: ['', 'a', 'a,', 'a,a'], accepts: ['a'] },
    'is not understood',
  ],
  ['an unknown type', { type: 'uuid' }, '"uuid" is not one of boolean'],
])('the generator fails on %s', (_, change, message) => {
  expect(normalise({ key: RAW })).toEqual({ key: { type: 'int', default: '1', min: 1, importance: 'low' } });
  expect(() => normalise({ key: { ...RAW, ...change } })).toThrow(`key: `);
  expect(() => normalise({ key: { ...RAW, ...change } })).toThrow(message);
});
