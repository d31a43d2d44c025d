import { unwritableValues } from '../../lint/props/config-values';
import type { Rule, Violation } from '../../lint/rule';
import type { KafkaExample, KafkaModel } from './model';

/** The keys and values of the config prop. */
export const PROPERTY_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-owned-key',
    severity: 'error',
    about: ['config'],
    check: ({ userConfig, ownedKeys }) =>
      Object.keys(userConfig).flatMap((key): Violation[] =>
        Object.hasOwn(ownedKeys, key) ? [{ problem: `config contains ${key}`, fix: ownedKeys[key] }] : [],
      ),
    why: 'the construct sets this property itself, from other props',
    source: 'https://kafka.apache.org/39/configuration/broker-configs/',
    examples: {
      good: [{ config: { 'num.partitions': 6 } }],
      bad: [
        { config: { 'broker.id': 1 } },
        { config: { 'log.dirs': '/data' } },
        { config: { listeners: 'PLAINTEXT://:1' } },
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
      good: [{ config: { 'log.retention.ms': -1, 'broker.rack': '', 'auto.create.topics.enable': false } }],
      bad: [{ config: { 'num.partitions': Number.NaN } }],
    },
  },
];
