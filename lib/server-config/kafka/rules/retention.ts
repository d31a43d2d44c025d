import { findingIf } from '../../../lint/rule';
import type { BrokerProperties } from '../broker-properties';
import { documentedFor, KAFKA_CONFIG } from '../documentation';
import { type BrokerRule, TIERED } from './example-brokers';

/** Keys that say one thing in several units; the first that is given wins. */
const ONE_OF: readonly (readonly string[])[] = [
  ['log.dirs', 'log.dir'],
  ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
  ['log.roll.ms', 'log.roll.hours'],
  ['log.roll.jitter.ms', 'log.roll.jitter.hours'],
  ['log.flush.interval.ms', 'log.flush.scheduler.interval.ms'],
];

const RETENTION = ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'];

/** Says of a local retention that it is as long as the whole. */
const LIKE_RETENTION = -2;

/** How long messages are kept, and what is lost. */
export const RETENTION_RULES: readonly BrokerRule[] = [
  {
    id: 'kafka-invalid-retention',
    severity: 'error',
    about: [...RETENTION, 'log.roll.ms', 'log.roll.jitter.ms'],
    server: 'refuses',
    check: (config) => [
      ...inForce(config, RETENTION).flatMap((key) =>
        findingIf(config.number(key) === 0, {
          problem: `${key} is 0`,
          fix: 'use 1 or more, or -1 to keep messages for ever',
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
    about: ['log.local.retention.ms', 'log.local.retention.bytes', ...RETENTION, 'log.retention.bytes'],
    server: 'refuses',
    check: (config) => {
      if (!config.isBroker || !config.flag('remote.log.storage.system.enable')) return [];
      const limits = [
        ['log.local.retention.ms', retentionMs(config)],
        ['log.local.retention.bytes', config.number('log.retention.bytes')],
      ] as const;
      return limits.flatMap(([key, whole]) => {
        const local = config.number(key);
        if (local === undefined || whole === undefined || whole < 0 || local === LIKE_RETENTION) return [];
        return findingIf(local < 0 || local > whole, {
          problem: `${key} is ${local}, the retention in all is ${whole}`,
          fix: `use ${whole} or less, or ${LIKE_RETENTION} for as much as in all`,
          key,
        });
      });
    },
    why: 'Kafka refuses to start: what is kept on the brokers is a part of what is kept at all',
    source: 'org.apache.kafka.storage.internals.log.LogConfig.validateBrokerLogConfigValues',
    examples: {
      good: [
        { properties: { ...TIERED, 'log.retention.hours': '1', 'log.local.retention.ms': '3600000' } },
        { properties: { ...TIERED, 'log.retention.hours': '-1', 'log.local.retention.ms': '-1' } },
        { properties: { 'log.retention.hours': '1', 'log.local.retention.ms': '3600001' } },
      ],
      bad: [
        { properties: { ...TIERED, 'log.retention.hours': '1', 'log.local.retention.ms': '3600001' } },
        { properties: { ...TIERED, 'log.retention.minutes': '1', 'log.local.retention.ms': '-1' } },
        { kafka: '4.2', properties: { ...TIERED, 'log.retention.bytes': '5', 'log.local.retention.bytes': '6' } },
      ],
    },
  },
  {
    id: 'kafka-retention-below-minus-one',
    severity: 'warning',
    about: RETENTION,
    server: 'accepts',
    check: (config) =>
      inForce(config, RETENTION).flatMap((key) =>
        findingIf((config.number(key) ?? 0) < -1, {
          problem: `${key} is ${config.number(key)}`,
          fix: 'write -1, which says for ever; anything below means the same',
          key,
        }),
      ),
    why: 'Kafka takes every negative number for -1: messages are kept for ever, and the disk fills',
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
    why: 'topics are then neither compacted nor deleted from, whatever their retention: the disk fills',
    source: documentedFor('log.cleanup.policy'),
    examples: {
      good: [{ properties: { 'log.cleanup.policy': 'delete' } }],
      bad: [{ properties: { 'log.cleanup.policy': ' ' } }],
    },
  },
  {
    id: 'kafka-key-overridden',
    severity: 'warning',
    about: ONE_OF.flat(),
    server: 'accepts',
    check: (config) =>
      ONE_OF.flatMap((keys) => {
        const [winner, ...losers] = keys.filter((key) => config.has(key));
        return losers.map((key) => ({
          key,
          problem: `${key} is given beside ${winner}`,
          fix: `leave it out: ${winner} decides`,
        }));
      }),
    why: 'only one of the two counts, and a reader cannot see which',
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
        fix: 'leave it out, or set it on the topics that can bear it',
        key,
      });
    },
    why: 'a replica that lacks acknowledged messages may lead: they are lost',
    source: documentedFor('unclean.leader.election.enable'),
    examples: {
      good: [{ properties: { 'unclean.leader.election.enable': 'false' } }],
      bad: [{ properties: { 'unclean.leader.election.enable': 'TRUE' } }],
    },
  },
];

/** Of keys that stand for each other the one that counts, if one is given. */
function inForce(config: BrokerProperties, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => config.has(key)).slice(0, 1);
}

/** Undefined where it cannot be read. */
function retentionMs(config: BrokerProperties): number | undefined {
  const [key = 'log.retention.hours'] = inForce(config, RETENTION);
  const value = config.number(key);
  const unit = key.endsWith('.hours') ? 3_600_000 : key.endsWith('.minutes') ? 60_000 : 1;
  return value === undefined ? undefined : value * unit;
}
