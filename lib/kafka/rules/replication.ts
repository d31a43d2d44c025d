import { type Rule, unless } from '../../rules/rule';
import { isWholeNumber } from '../../rules/whole-number';
import { IN_SYNC_OF } from '../in-sync';
import { BROKER_CONFIGS, type KafkaExample, type KafkaModel } from './model';

const REPLICATION_FACTORS = [
  'default.replication.factor',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
];

/** How many copies there are, and how many must be in sync. */
export const REPLICATION_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  {
    id: 'kafka-replication-factor',
    severity: 'error',
    about: ['config', 'brokers'],
    check: ({ workload: { replicas }, server: { properties } }) =>
      REPLICATION_FACTORS.flatMap((key) =>
        unless(
          isWholeNumber(properties[key], 1) && Number(properties[key]) <= Math.max(1, replicas),
          `${key} is ${properties[key]}, brokers is ${replicas}`,
          `use a whole number from 1 to ${Math.max(1, replicas)}, or leave it out: it follows from brokers`,
        ),
      ),
    why: 'Kafka starts all the same, and then no topic can be made: not even the one for consumer offsets',
    source: `${BROKER_CONFIGS}_default.replication.factor`,
    examples: {
      good: [{ brokers: 1 }, { brokers: 5, config: { 'default.replication.factor': 5 } }],
      bad: [
        { brokers: 2, config: { 'default.replication.factor': 3 } },
        { config: { 'offsets.topic.replication.factor': 4 } },
        { config: { 'default.replication.factor': 0 } },
      ],
    },
  },
  {
    id: 'kafka-min-in-sync-above-replication-factor',
    severity: 'error',
    about: ['config'],
    check: ({ server: { properties } }) =>
      IN_SYNC_OF.flatMap(({ minimum, factor }) =>
        unless(
          isWholeNumber(properties[minimum], 1) && !(Number(properties[minimum]) > Number(properties[factor])),
          `${minimum} is ${properties[minimum]}, ${factor} is ${properties[factor]}`,
          `raise ${factor} to ${properties[minimum]} or more, or set ${minimum} to ${properties[factor]} or less`,
        ),
      ),
    why: 'every copy must then have each write: while one broker is away, nothing can be written with acks=all',
    source: `${BROKER_CONFIGS}_min.insync.replicas`,
    examples: {
      good: [
        { config: { 'default.replication.factor': 2 } },
        { config: { 'min.insync.replicas': 3 } },
        { brokers: 5, config: { 'default.replication.factor': 5, 'min.insync.replicas': 4 } },
      ],
      bad: [
        { config: { 'min.insync.replicas': 4 } },
        { config: { 'min.insync.replicas': 3, 'offsets.topic.replication.factor': 2 } },
        { brokers: 1, config: { 'transaction.state.log.min.isr': 2 } },
        { config: { 'min.insync.replicas': 0 } },
      ],
    },
  },
];
