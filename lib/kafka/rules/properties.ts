import { unwritableValues } from '../../rules/config-values';
import { type Rule, unless, type Violation } from '../../rules/rule';
import { GREATEST_INT, isWholeNumber } from '../../rules/whole-number';
import { OWNED_PROPERTIES } from '../owned-properties';
import { WHOLE_NUMBERS } from '../whole-numbers';
import { BROKER_CONFIGS, type KafkaExample, type KafkaModel } from './model';

/** What may stand in the map of broker properties. */
export const PROPERTY_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-owned-property',
    severity: 'error',
    about: ['config'],
    check: ({ givenConfig }) =>
      Object.entries(givenConfig).flatMap(([key, value]): Violation[] =>
        Object.hasOwn(OWNED_PROPERTIES, key)
          ? [{ problem: `config holds ${key}=${value}`, fix: OWNED_PROPERTIES[key] }]
          : [],
      ),
    why: 'the construct writes this property itself; two sources for one property cannot both be right',
    source: 'https://kafka.apache.org/39/documentation.html#configuration',
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
    id: 'kafka-unwritable-property',
    severity: 'error',
    about: ['config'],
    check: ({ givenConfig }) => unwritableValues(givenConfig),
    why: 'only text can be written into server.properties',
    source: 'KafkaClusterProps.config',
    examples: {
      good: [{ config: { 'log.retention.ms': -1, 'compression.type': '', 'auto.create.topics.enable': false } }],
      bad: [{ config: { 'num.partitions': Number.NaN } }],
    },
  },
  {
    id: 'kafka-number-out-of-range',
    severity: 'error',
    about: ['config'],
    check: ({ server: { properties } }) =>
      Object.entries(WHOLE_NUMBERS).flatMap(([key, { least }]) =>
        unless(
          properties[key] === undefined || isWholeNumber(properties[key], least),
          `${key} is ${JSON.stringify(properties[key])}`,
          `use a whole number from ${least} to ${GREATEST_INT}`,
        ),
      ),
    why: 'Kafka refuses to start, or gives up at once; and probes and the grace period are derived from it',
    source: BROKER_CONFIGS,
    examples: {
      good: [{ config: { 'zookeeper.connection.timeout.ms': 60_000, 'controlled.shutdown.max.retries': 0 } }],
      bad: [
        { config: { 'zookeeper.connection.timeout.ms': 0 } },
        { config: { 'zookeeper.connection.timeout.ms': '1m' } },
        { config: { 'controlled.shutdown.max.retries': -10 } },
        { config: { 'zookeeper.session.timeout.ms': 3e9 } },
      ],
    },
  },
];
