import { lastValues, readProperties } from '../../java/read-properties';
import { unwritableValues } from '../../lint/props/config-values';
import { isSameValue } from '../../lint/props/same-value';
import type { Rule, Violation } from '../../lint/rule';
import { SERVER_FILE } from '../../server-config/kafka/file-names';
import type { KafkaExample, KafkaModel } from './model';

/** The values that brokers have of these differ from Kafka's defaults, although the shared files do not have them. */
const SET_ELSEWHERE: ReadonlySet<string> = new Set(['broker.id', 'node.id', 'log.dir', 'advertised.listeners']);

/** The value that every broker has of a key that the construct owns; undefined if each has its own. */
function valueInEffect(key: string, { properties, container, broker }: KafkaModel): string | undefined {
  const inFile = lastValues(readProperties(container.config?.[SERVER_FILE] ?? '').entries);
  const written = properties[key] ?? inFile.get(key);
  return written ?? (SET_ELSEWHERE.has(key) ? undefined : (broker.model.broker[key]?.default ?? undefined));
}

/** The keys and values of the config prop. */
export const PROPERTY_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-owned-key',
    severity: 'error',
    about: ['config'],
    check: (model) =>
      Object.entries(model.userConfig).flatMap(([key, value]): Violation[] =>
        Object.hasOwn(model.ownedKeys, key) && !isSameValue(value, valueInEffect(key, model))
          ? [{ problem: `config contains ${key}`, fix: model.ownedKeys[key] }]
          : [],
      ),
    why: 'the construct sets this property itself, and the brokers would not get this value',
    source: 'https://kafka.apache.org/39/configuration/broker-configs/',
    examples: {
      good: [
        { config: { 'num.partitions': 6 } },
        // what is written anyway
        { config: { 'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT', listeners: 'PLAINTEXT://:9093' } },
        { config: { 'process.roles': '', 'zookeeper.metadata.migration.enable': 'FALSE' } },
      ],
      bad: [
        { config: { 'broker.id': 1 } },
        { config: { 'log.dirs': '/data' } },
        { config: { listeners: 'PLAINTEXT://:1' } },
        { config: { 'zookeeper.metadata.migration.enable': true } },
      ],
    },
  },
  {
    id: 'kafka-unwritable-value',
    severity: 'error',
    about: ['config'],
    check: ({ userConfig }) => unwritableValues(userConfig),
    why: 'the value cannot be written to server.properties',
    source: 'KafkaClusterProps.config',
    examples: {
      good: [
        { config: { 'log.retention.ms': -1, 'broker.rack': '', 'auto.create.topics.enable': false } },
        { config: { 'log.flush.interval.messages': '9223372036854775807' } },
      ],
      bad: [
        { config: { 'num.partitions': Number.NaN } },
        // 9223372036854775807, the largest that Kafka takes, as JavaScript rounds it
        { config: { 'log.flush.interval.messages': 2 ** 63 } },
      ],
    },
  },
];
