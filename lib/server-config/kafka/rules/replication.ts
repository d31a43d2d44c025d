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

/** How many copies there are, and how many must be in sync. */
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
    why: 'Kafka starts all the same, and then no topic can be made that does not say how many copies it wants',
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
          problem: `${key} is ${factor}, brokers is ${brokers}`,
          fix: `use a whole number from 1 to ${Math.max(1, brokers ?? 1)}`,
          key,
        });
      });
    },
    why: 'Kafka starts all the same, and then no topic can be made: not even the one for consumer offsets',
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
      minimums(config)
        .filter(({ minIsr, copies }) => minIsr > copies)
        .map(({ minimum, factor, minIsr, copies }) => ({
          key: minimum,
          problem: `${minimum} is ${minIsr}, ${factor} is ${copies}`,
          fix: `raise ${factor} to ${minIsr} or more, or set ${minimum} to ${copies} or less`,
        })),
    why: 'every copy must then have each write: while one broker is away, nothing can be written with acks=all',
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
      minimums(config)
        .filter(({ minIsr, copies }) => minIsr === copies && copies > 1)
        .map(({ minimum, factor, minIsr, copies }) => ({
          key: minimum,
          problem: `${minimum} is ${minIsr}, ${factor} is ${copies} too`,
          fix:
            copies === config.facts.brokers
              ? `set ${minimum} to ${copies - 1}`
              : `set ${minimum} to ${copies - 1}, or raise ${factor} to ${copies + 1}`,
        })),
    why: 'while one broker is away, as in every rolling restart, nothing can be written with acks=all',
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
      REPLICATION_FACTORS.filter((key) => several(config) && config.number(key) === 1).map((key) => ({
        key,
        problem: `${key} is 1${config.has(key) ? '' : ', by default'}, brokers is ${config.facts.brokers}`,
        fix: `use ${Math.min(3, config.facts.brokers ?? 3)}`,
      })),
    why: 'what one broker holds is gone while it is away, and lost with its disk',
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
        several(config) && config.number(key) === 1 && (config.number('default.replication.factor') ?? 0) >= 3,
        {
          problem: `${key} is 1${config.has(key) ? '' : ', by default'}`,
          fix: 'use 2: writes still go on while one of three copies is away',
          key,
        },
      );
    },
    why: 'acks=all then acknowledges a message that one broker alone may have',
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

/** Of the topic that share groups keep their state in, from 4.0 on. */
const OF_SHARE_GROUPS = {
  minimum: 'share.coordinator.state.topic.min.isr',
  factor: 'share.coordinator.state.topic.replication.factor',
};

interface Minimum {
  readonly minimum: string;
  readonly factor: string;
  readonly minIsr: number;
  readonly copies: number;
}

/** Only where the file says how many copies there are: topics may well be made with more than Kafka's own default. */
function minimums(config: BrokerProperties): readonly Minimum[] {
  return [...MIN_ISR_KEYS, OF_SHARE_GROUPS].flatMap(({ minimum, factor }) => {
    const [minIsr, copies] = [config.number(minimum), config.number(factor)];
    const isGiven = config.has(factor) && minIsr !== undefined && copies !== undefined && copies >= 1;
    return isGiven ? [{ minimum, factor, minIsr, copies }] : [];
  });
}

function several({ facts }: BrokerProperties): boolean {
  return facts.brokers !== undefined && facts.brokers > 1;
}
