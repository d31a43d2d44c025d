import { findingIf } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { type BrokerRule, TIERED_STORAGE } from './example-brokers';

/** Keys that set the same thing, most of them in different units: the first that is set wins. */
const ALTERNATIVES: readonly (readonly string[])[] = [
  ['log.dirs', 'log.dir'],
  ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ['log.roll.ms', 'log.roll.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
  ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'],
];

const RETENTION_KEYS = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'];

/** A local retention that equals the total. */
const SAME_AS_TOTAL = -2;

/** How long messages are kept, and how they can be lost. */
export const RETENTION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-retention',
    severity: 'error',
    about: [...RETENTION_KEYS, 'log.roll.ms', 'log.roll.jitter.ms'],
    server: 'refuses',
    check: (config) => [
      ...effectiveKey(config, RETENTION_KEYS).flatMap((key) =>
        findingIf(config.number(key) === 0, {
          problem: `${key} is 0`,
          fix: 'use 1 or more, or -1 to keep messages forever',
          key,
        }),
      ),
      ...findingIf((config.number('log.roll.ms') ?? 1) < 1, {
        problem: 'log.roll.ms is below 1',
        fix: 'use 1 or more',
        key: 'log.roll.ms',
      }),
      ...findingIf((config.number('log.roll.jitter.ms') ?? 0) < 0, {
        problem: 'log.roll.jitter.ms is below 0',
        fix: 'use 0 or more',
        key: 'log.roll.jitter.ms',
      }),
    ],
    why: 'Kafka refuses to start',
    source: KAFKA_CONFIG,
    examples: {
      good: [
        { properties: { 'log.retention.hours': '-1' } },
        { properties: { 'log.retention.ms': '1', 'log.roll.ms': '1' } },
        { properties: { 'log.retention.hours': '0', 'log.retention.minutes': '5' } },
      ],
      bad: [
        { properties: { 'log.retention.hours': '0' } },
        { properties: { 'log.retention.ms': '0' } },
        { properties: { 'log.roll.ms': '0' } },
        { kafka: '4.2', properties: { 'log.retention.minutes': '0' } },
        { properties: { 'log.roll.jitter.ms': '-1' } },
      ],
    },
  },
  {
    id: 'kafka-local-retention-above-total',
    severity: 'error',
    about: ['log.local.retention.ms', 'log.local.retention.bytes', ...RETENTION_KEYS, 'log.retention.bytes'],
    server: 'refuses',
    check: (config) => {
      if (!config.isBroker || !config.flag('remote.log.storage.system.enable')) return [];
      const limits = [
        ['log.local.retention.ms', retentionMs(config)],
        ['log.local.retention.bytes', config.number('log.retention.bytes')],
      ] as const;
      return limits.flatMap(([key, total]) => {
        const local = config.number(key);
        if (local === undefined || total === undefined || total < 0 || local === SAME_AS_TOTAL) return [];
        return findingIf(local < 0 || local > total, {
          problem: `${key} is ${local}, but the total retention is ${total}`,
          fix: `use ${total} or less, or ${SAME_AS_TOTAL} for the total`,
          key,
        });
      });
    },
    why: 'Kafka refuses to start: the local data is a part of the total',
    source: 'org.apache.kafka.storage.internals.log.LogConfig.validateBrokerLogConfigValues',
    examples: {
      good: [
        { properties: { ...TIERED_STORAGE, 'log.retention.hours': '1', 'log.local.retention.ms': '3600000' } },
        { properties: { ...TIERED_STORAGE, 'log.retention.hours': '-1', 'log.local.retention.ms': '-1' } },
        { properties: { 'log.retention.hours': '1', 'log.local.retention.ms': '3600001' } },
      ],
      bad: [
        { properties: { ...TIERED_STORAGE, 'log.retention.hours': '1', 'log.local.retention.ms': '3600001' } },
        { properties: { ...TIERED_STORAGE, 'log.retention.minutes': '1', 'log.local.retention.ms': '-1' } },
        {
          kafka: '4.2',
          properties: { ...TIERED_STORAGE, 'log.retention.bytes': '5', 'log.local.retention.bytes': '6' },
        },
      ],
    },
  },
  {
    id: 'kafka-retention-below-minus-one',
    severity: 'warning',
    about: RETENTION_KEYS,
    server: 'accepts',
    check: (config) =>
      effectiveKey(config, RETENTION_KEYS).flatMap((key) =>
        findingIf((config.number(key) ?? 0) < -1, {
          problem: `${key} is ${config.number(key)}`,
          fix: 'write -1, which means forever',
          key,
        }),
      ),
    why: 'Kafka reads every negative number as -1: messages are kept forever, and the disk fills up',
    source: documentedFor('log.retention.ms'),
    examples: {
      good: [{ properties: { 'log.retention.ms': '-1' } }],
      bad: [{ properties: { 'log.retention.ms': '-2' } }, { properties: { 'log.retention.hours': '-24' } }],
    },
  },
  {
    id: 'kafka-empty-cleanup-policy',
    severity: 'warning',
    about: ['log.cleanup.policy'],
    server: 'accepts',
    check: (config) =>
      findingIf(config.text('log.cleanup.policy') === '', {
        problem: 'log.cleanup.policy is empty',
        fix: 'write delete, compact, or both',
        key: 'log.cleanup.policy',
      }),
    why: 'topics are not compacted and messages never expire, whatever the retention: the disk fills up',
    source: documentedFor('log.cleanup.policy'),
    examples: {
      good: [{ properties: { 'log.cleanup.policy': 'delete' } }],
      bad: [{ properties: { 'log.cleanup.policy': ' ' } }],
    },
  },
  {
    id: 'kafka-key-overridden',
    severity: 'warning',
    about: ALTERNATIVES.flat(),
    server: 'accepts',
    check: (config) =>
      ALTERNATIVES.flatMap((keys) => {
        const [winner, ...losers] = keys.filter((key) => config.has(key));
        return losers.map((key) => ({
          key,
          problem: `${key} and ${winner} are both set`,
          fix: `remove ${key}: ${winner} takes precedence`,
        }));
      }),
    why: 'only one of the two has an effect, and the file does not show which',
    source: documentedFor('log.retention.ms'),
    examples: {
      good: [{ properties: { 'log.retention.minutes': '5' } }],
      bad: [
        { properties: { 'log.retention.minutes': '5', 'log.retention.hours': '24' } },
        { properties: { 'log.dir': '/a', 'log.dirs': '/b' } },
      ],
    },
  },
  {
    id: 'kafka-unclean-leader-election',
    severity: 'warning',
    about: ['unclean.leader.election.enable'],
    server: 'accepts',
    check: (config) => {
      const key = 'unclean.leader.election.enable';
      return findingIf(config.flag(key), {
        problem: `${key} is true`,
        fix: 'remove it, or set it only on topics that may lose messages',
        key,
      });
    },
    why: 'a replica without all acknowledged messages may become the leader: they are lost',
    source: documentedFor('unclean.leader.election.enable'),
    examples: {
      good: [{ properties: { 'unclean.leader.election.enable': 'false' } }],
      bad: [{ properties: { 'unclean.leader.election.enable': 'TRUE' } }],
    },
  },
];

/** Of alternative keys, the one that takes precedence, if any is set. */
function effectiveKey(config: BrokerProperties, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => config.has(key)).slice(0, 1);
}

/** Undefined if it cannot be read. */
function retentionMs(config: BrokerProperties): number | undefined {
  const [key = 'log.retention.hours'] = effectiveKey(config, RETENTION_KEYS);
  const value = config.number(key);
  const unit = key.endsWith('.hours') ? 3_600_000 : key.endsWith('.minutes') ? 60_000 : 1;
  return value === undefined ? undefined : value * unit;
}
