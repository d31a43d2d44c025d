import { findingIf } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor } from '../documentation';
import { MIN_ISR_KEYS } from '../tolerated-losses';
import type { BrokerRule } from './example-brokers';

const REPLICATION_FACTORS = [
  'default.replication.factor',
  'offsets.topic.replication.factor',
  'transaction.state.log.replication.factor',
  'share.coordinator.state.topic.replication.factor',
];

/** Replication factors, and how many replicas must be in sync. */
export const REPLICATION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-replication-factor-below-one',
    severity: 'error',
    about: ['default.replication.factor'],
    server: 'accepts',
    check: (config) => {
      const key = 'default.replication.factor';
      const value = config.number(key);
      return findingIf(value !== undefined && value < 1, { problem: `${key} is ${value}`, fix: 'use 1 or more', key });
    },
    why: 'Kafka starts, but topics can only be created with an explicit replication factor',
    source: documentedFor('default.replication.factor'),
    examples: {
      good: [{ properties: { 'default.replication.factor': '1' } }],
      bad: [
        { properties: { 'default.replication.factor': '0' } },
        { kafka: '4.2', properties: { 'default.replication.factor': '-1' } },
      ],
    },
  },
  {
    id: 'kafka-replication-factor-above-brokers',
    severity: 'error',
    about: REPLICATION_FACTORS,
    server: 'accepts',
    check: (config) => {
      const { brokers } = config.facts;
      return REPLICATION_FACTORS.flatMap((key) => {
        const factor = config.number(key);
        return findingIf(brokers !== undefined && factor !== undefined && factor > Math.max(1, brokers), {
          problem: `${key} is ${factor}, but there ${brokers === 1 ? 'is 1 broker' : `are ${brokers} brokers`}`,
          fix: `use a whole number from 1 to ${Math.max(1, brokers ?? 1)}`,
          key,
        });
      });
    },
    why: 'Kafka starts, but topics cannot be created, not even the one for consumer offsets',
    source: documentedFor('default.replication.factor'),
    examples: {
      good: [
        { brokers: 3, properties: { 'default.replication.factor': '3' } },
        { properties: { 'default.replication.factor': '30' } },
      ],
      bad: [
        { brokers: 2, properties: { 'default.replication.factor': '3' } },
        { brokers: 3, properties: { 'offsets.topic.replication.factor': '4' } },
        { brokers: 1, properties: {} },
        { kafka: '4.2', brokers: 3, properties: { 'share.coordinator.state.topic.replication.factor': '4' } },
      ],
    },
  },
  {
    id: 'kafka-min-isr-above-replication-factor',
    severity: 'error',
    about: MIN_ISR_KEYS.flatMap(({ minimum, factor }) => [minimum, factor]),
    server: 'accepts',
    check: (config) =>
      minIsrs(config)
        .filter(({ minIsr, replicas }) => minIsr > replicas)
        .map(({ minimum, factor, minIsr, replicas }) => ({
          key: minimum,
          problem: `${minimum} is ${minIsr}, ${factor} is ${replicas}`,
          fix: `set ${minimum} to ${Math.max(1, replicas - 1)}, or raise ${factor} to ${minIsr + 1}`,
        })),
    why: 'a partition never has that many replicas in sync: nothing can ever be written with acks=all',
    source: documentedFor('min.insync.replicas'),
    examples: {
      good: [
        { properties: { 'min.insync.replicas': '2', 'default.replication.factor': '3' } },
        { properties: { 'min.insync.replicas': '2' } },
      ],
      bad: [
        { properties: { 'min.insync.replicas': '4', 'default.replication.factor': '3' } },
        { properties: { 'min.insync.replicas': '3', 'offsets.topic.replication.factor': '2' } },
        { properties: { 'transaction.state.log.min.isr': '2', 'transaction.state.log.replication.factor': '1' } },
      ],
    },
  },
  {
    id: 'kafka-min-isr-equals-replication-factor',
    severity: 'warning',
    about: MIN_ISR_KEYS.flatMap(({ minimum, factor }) => [minimum, factor]),
    server: 'accepts',
    check: (config) =>
      minIsrs(config)
        .filter(({ minIsr, replicas }) => minIsr === replicas && replicas > 1)
        .map(({ minimum, factor, replicas }) => ({
          key: minimum,
          problem: `${minimum} and ${factor} are both ${replicas}`,
          fix:
            replicas === config.facts.brokers
              ? `set ${minimum} to ${replicas - 1}`
              : `set ${minimum} to ${replicas - 1}, or raise ${factor} to ${replicas + 1}`,
        })),
    why: 'while one broker is down, as in every rolling restart, nothing can be written with acks=all',
    source: documentedFor('min.insync.replicas'),
    examples: {
      good: [
        { properties: { 'min.insync.replicas': '2', 'default.replication.factor': '3' } },
        { properties: { 'min.insync.replicas': '1', 'default.replication.factor': '1' } },
      ],
      bad: [
        { properties: { 'min.insync.replicas': '3', 'default.replication.factor': '3' } },
        { properties: { 'transaction.state.log.min.isr': '2', 'transaction.state.log.replication.factor': '2' } },
      ],
    },
  },
  {
    id: 'kafka-single-copy',
    severity: 'warning',
    about: REPLICATION_FACTORS,
    server: 'accepts',
    check: (config) =>
      REPLICATION_FACTORS.filter((key) => hasSeveralBrokers(config) && config.number(key) === 1).map((key) => ({
        key,
        problem: `${key} is 1${config.has(key) ? '' : ' (the default)'}, although there are ${config.facts.brokers} brokers`,
        fix: `use ${Math.min(3, config.facts.brokers ?? 3)}`,
      })),
    why: "data is unavailable while its only broker is down, and lost with that broker's disk",
    source: documentedFor('default.replication.factor'),
    examples: {
      good: [
        { brokers: 3, properties: { 'default.replication.factor': '3', 'min.insync.replicas': '2' } },
        { properties: { 'offsets.topic.replication.factor': '1' } },
      ],
      bad: [
        { brokers: 3, properties: {} },
        { brokers: 3, properties: { 'default.replication.factor': '3', 'offsets.topic.replication.factor': '1' } },
      ],
    },
  },
  {
    id: 'kafka-min-isr-one',
    severity: 'warning',
    about: ['min.insync.replicas', 'default.replication.factor'],
    server: 'accepts',
    check: (config) => {
      const key = 'min.insync.replicas';
      return findingIf(
        hasSeveralBrokers(config) &&
          config.number(key) === 1 &&
          (config.number('default.replication.factor') ?? 0) >= 3,
        {
          problem: `${key} is 1${config.has(key) ? '' : ' (the default)'}`,
          fix: 'use 2: writes continue while one of three replicas is down',
          key,
        },
      );
    },
    why: 'with acks=all, a message may be acknowledged although only one broker has it',
    source: documentedFor('min.insync.replicas'),
    examples: {
      good: [
        { brokers: 3, properties: { 'default.replication.factor': '3', 'min.insync.replicas': '2' } },
        { properties: { 'default.replication.factor': '3' } },
      ],
      bad: [{ brokers: 3, properties: { 'default.replication.factor': '3' } }],
    },
  },
];

/** The internal topic with the state of share groups, since 4.0. */
const SHARE_GROUP_STATE = {
  minimum: 'share.coordinator.state.topic.min.isr',
  factor: 'share.coordinator.state.topic.replication.factor',
};

interface MinIsr {
  readonly minimum: string;
  readonly factor: string;
  readonly minIsr: number;
  readonly replicas: number;
}

/** Only if the file sets the replication factor: topics may be created with more replicas than Kafka's default. */
function minIsrs(config: BrokerProperties): readonly MinIsr[] {
  return [...MIN_ISR_KEYS, SHARE_GROUP_STATE].flatMap(({ minimum, factor }) => {
    const [minIsr, replicas] = [config.number(minimum), config.number(factor)];
    const isGiven = config.has(factor) && minIsr !== undefined && replicas !== undefined && replicas >= 1;
    return isGiven ? [{ minimum, factor, minIsr, replicas }] : [];
  });
}

function hasSeveralBrokers({ facts }: BrokerProperties): boolean {
  return facts.brokers !== undefined && facts.brokers > 1;
}
