import { nearest } from '../../../lint/did-you-mean';
import type { Violation } from '../../../lint/rule';
import { documentedFor } from '../documentation';
import { readValue } from '../model/config-value';
import { allKeys, definitionOf, isRead, listenerKey } from './broker-keys';
import type { BrokerRule } from './example-brokers';
import { otherVersionOf } from './other-versions';
import { pluginThatMayRead } from './plugin-keys';
import { isServiceKey } from './unresolved-values';

/** Keys that can only be set on a running cluster. */
const DYNAMIC_ONLY: readonly string[] = [
  'leader.replication.throttled.rate',
  'follower.replication.throttled.rate',
  'replica.alter.log.dirs.io.max.bytes.per.second',
];

/** Each key and its value, independent of all others. */
export const VALUE_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-unknown-key',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (config) =>
      unknownKeys(config)
        .filter((key) => otherVersionOf(key, config.facts.version) === undefined)
        .filter((key) => pluginThatMayRead(config, key) === undefined)
        .map((key) => ({
          key,
          problem: `there is no ${key} in Kafka ${config.facts.version}`,
          fix: fixOf(config, key),
        })),
    why: 'Kafka silently ignores unknown keys',
    source: documentedFor(),
    examples: {
      good: [
        { properties: { 'log.retention.hours': '24' } },
        { properties: { 'listener.name.plaintext.max.connections': '10' } },
        { properties: { 'listener.name.plaintext.plain.sasl.jaas.config': 'x' } },
        { properties: { 'confluent.balancer.enable': 'true' }, pluginKeys: ['confluent.'] },
        { properties: { 'rsm.config.bucket': 'b', 'config.providers.env.class': 'a.B' } },
      ],
      bad: [
        { properties: { 'log.retention.hour': '24' } },
        { properties: { 'min.in.sync.replicas': '2' } },
        { properties: { 'listener.name.plaintext.max.connection': '10' } },
        { properties: { 'retention.ms': '1000' } },
        { properties: { 'leader.replication.throttled.rate': '1000' } },
        { properties: { 'confluent.balancer.enable': 'true' } },
        { properties: { 'Num.Partitions': '3' } },
        { properties: { 'metric.reporters': 'org.example.Reporter', 'log.retention.hour': '24' } },
        { properties: { 'metric.reporters': 'org.example.Reporter', 'retention.ms': '24' } },
      ],
    },
  },
  {
    id: 'kafka-key-of-plugin',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: (config) =>
      unknownKeys(config)
        .filter((key) => otherVersionOf(key, config.facts.version) === undefined)
        .flatMap((key): Violation[] => {
          const plugin = pluginThatMayRead(config, key);
          if (plugin === undefined || plugin.isKnown) return [];
          return [
            {
              key,
              problem: `there is no ${key} in Kafka ${config.facts.version}; ${plugin.name} may read it`,
              fix: 'declare it with pluginKeys (--plugin) if a plug-in reads it; if not, remove it',
            },
          ];
        }),
    why: 'Kafka silently ignores unknown keys, and a plug-in those that it does not know',
    source: documentedFor(),
    examples: {
      good: [
        {
          properties: {
            'metric.reporters': 'com.linkedin.kafka.cruisecontrol.metricsreporter.CruiseControlMetricsReporter',
            'cruise.control.metrics.reporter.bootstrap.servers': 'localhost:9092',
          },
        },
        { properties: { 'metric.reporters': 'org.example.Reporter', 'example.url': 'a' }, pluginKeys: ['example.'] },
      ],
      bad: [{ properties: { 'metric.reporters': 'org.example.Reporter', 'example.url': 'a' } }],
    },
  },
  {
    id: 'kafka-key-not-in-version',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (config) =>
      unknownKeys(config).flatMap((key) => {
        const other = otherVersionOf(key, config.facts.version);
        if (other === undefined) return [];
        return { key, problem: `there is no ${key} in Kafka ${config.facts.version}: ${other.when}`, fix: other.fix };
      }),
    why: 'a broker of this version silently ignores the key',
    source: 'https://kafka.apache.org/43/getting-started/upgrade/',
    examples: {
      good: [
        { properties: { 'log.message.downconversion.enable': 'true' } },
        { kafka: '4.2', properties: { 'group.streams.max.size': '5' } },
      ],
      bad: [
        { kafka: '4.0', properties: { 'log.message.downconversion.enable': 'true' } },
        { kafka: '4.2', properties: { 'zookeeper.connect': 'zk:not-a-port' } },
        { kafka: '4.2', properties: { 'inter.broker.protocol.version': '99' } },
        { properties: { 'group.streams.max.size': '5' } },
        { properties: { 'quota.producer.default': '1000' } },
        { properties: { port: '9092' } },
      ],
    },
  },
  {
    id: 'kafka-invalid-value',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (config) =>
      [...config.texts].flatMap(([key, text]): Violation[] => {
        const definition = definitionOf(config, key);
        if (definition === undefined || config.isProvided(key) || config.isUnresolved(key)) return [];
        // Kafka reads the settings of a listener only if that listener exists
        if (listenerKey(config, key) !== undefined && !isOfListener(config, key)) return [];
        const reading = readValue(definition, text);
        return 'value' in reading
          ? []
          : [{ key, problem: `${key} is ${shown(definition.type, text)}`, fix: `use ${reading.expected}` }];
      }),
    why: 'Kafka refuses to start',
    source: documentedFor(),
    examples: {
      good: [
        { properties: { 'auto.create.topics.enable': 'FALSE', 'num.io.threads': ' +8 ' } },
        { properties: { 'compression.type': 'zstd', 'compression.gzip.level': '-1' } },
        { properties: { 'log.cleaner.io.max.bytes.per.second': '1e9', 'log.cleanup.policy': 'compact , delete' } },
        { properties: { 'ssl.client.auth': 'required', 'metrics.recording.level': 'debug' } },
        { kafka: '4.2', properties: { 'process.roles': 'broker,broker,controller', 'log.segment.bytes': '1048576' } },
        {
          properties: {
            'num.io.threads': '${env:IO_THREADS}',
            'config.providers': 'env',
            'config.providers.env.class': 'org.apache.kafka.common.config.provider.EnvVarConfigProvider',
          },
        },
      ],
      bad: [
        { properties: { 'auto.create.topics.enable': 'yes' } },
        { properties: { 'num.io.threads': '0' } },
        { properties: { 'num.io.threads': '8.0' } },
        { properties: { 'num.io.threads': '' } },
        { properties: { 'num.partitions': '3000000000' } },
        { properties: { 'offsets.topic.replication.factor': '40000' } },
        { properties: { 'log.message.timestamp.type': 'logappendtime' } },
        { properties: { 'ssl.client.auth': 'REQUIRED' } },
        { properties: { 'compression.type': 'GZIP' } },
        { properties: { 'compression.type': 'none' } },
        { properties: { 'compression.gzip.level': '0' } },
        { properties: { 'log.cleanup.policy': 'compact,,delete' } },
        { properties: { 'log.cleaner.min.cleanable.ratio': '1.5' } },
        { properties: { 'metric.reporters': 'a', 'client.quota.callback.class': 'not a class' } },
        { properties: { 'inter.broker.protocol.version': '3.99' } },
        { kafka: '4.2', properties: { 'log.segment.bytes': '1048575' } },
        { kafka: '4.2', properties: { 'num.replica.fetchers': '0' } },
        { kafka: '4.2', properties: { 'log.dirs': '/a,' } },
        { kafka: '4.2', properties: { 'controller.quorum.voters': '1@kafka-0' } },
      ],
    },
  },
  {
    id: 'kafka-missing-key',
    severity: 'error',
    about: ['zookeeper.connect', 'process.roles', 'node.id', 'controller.listener.names'],
    server: 'refuses',
    check: (config) => {
      const { version } = config.facts;
      const required = Object.entries(config.model.broker)
        .filter(([, { default: value }]) => value === undefined)
        .map(([key]) => key);
      const missing = [...required, ...(config.usesZookeeper ? ['zookeeper.connect'] : [])]
        .filter((key) => !config.has(key))
        .filter((key) => !(key === 'node.id' && config.has('broker.id')));
      return missing.map((key) => ({
        key,
        problem: `${key} is not set`,
        fix: `set it: Kafka ${version} has no default`,
      }));
    },
    why: 'Kafka refuses to start',
    source: documentedFor(),
    examples: {
      good: [{ properties: {} }, { kafka: '4.2', properties: { 'node.id': undefined, 'broker.id': '1' } }],
      bad: [
        { properties: { 'zookeeper.connect': undefined } },
        { kafka: '4.2', properties: { 'node.id': undefined } },
        { kafka: '4.2', properties: { 'controller.listener.names': undefined } },
      ],
    },
  },
];

type Config = Parameters<BrokerRule['check']>[0];

function unknownKeys(config: Config): readonly string[] {
  return [...config.texts.keys()].filter((key) => !isRead(config, key) && !isServiceKey(config, key));
}

function fixOf(config: Config, key: string): string {
  const topicKey = Object.hasOwn(config.model.topic, key) ? config.model.topic[key] : undefined;
  if (topicKey !== undefined) {
    const [broker] = topicKey.broker ?? [];
    return broker === undefined ? 'set it on topics: it is a topic key' : `write ${broker}: this is the topic key`;
  }
  if (DYNAMIC_ONLY.includes(key)) return 'set it on running brokers with kafka-configs.sh: a file cannot set it';
  const prefix = /^(listener\.name\.[^.]+\.)?(.*)$/.exec(key) ?? [];
  const meant = nearest(prefix[2] ?? key, allKeys(config));
  return meant === undefined
    ? 'remove it; if a plug-in reads it, declare it with pluginKeys (--plugin)'
    : `write ${prefix[1] ?? ''}${meant}; if a plug-in reads it, declare it with pluginKeys (--plugin)`;
}

function isOfListener(config: Config, key: string): boolean {
  const of = listenerKey(config, key);
  return config.listeners.listeners.some(({ name }) => name.toLowerCase() === of?.listener);
}

/** Hides secrets. */
function shown(type: string, text: string): string {
  return type === 'password' ? 'a secret' : JSON.stringify(text);
}
