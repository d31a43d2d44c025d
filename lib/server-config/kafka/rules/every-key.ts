import type { BrokerRule } from './example-brokers';
import { VALUE_RULES } from './keys-and-values';
import { UNRESOLVED_RULES } from './unresolved-values';

/** The rules that look at every key, whatever it is. */
export const EVERY_KEY_RULES: readonly BrokerRule[] = [...UNRESOLVED_RULES, ...VALUE_RULES];

/** Keys that many clusters set, and that no other rule reads: for a file that changes only these, no other rules are loaded. */
export const FREE_KEYS: ReadonlySet<string> = new Set([
  'auto.create.topics.enable',
  'auto.leader.rebalance.enable',
  'background.threads',
  'compression.type',
  'delete.topic.enable',
  'group.initial.rebalance.delay.ms',
  'group.max.size',
  'leader.imbalance.check.interval.seconds',
  'leader.imbalance.per.broker.percentage',
  'log.cleaner.delete.retention.ms',
  'log.message.timestamp.type',
  'log.retention.check.interval.ms',
  'log.segment.bytes',
  'max.connections',
  'num.io.threads',
  'num.network.threads',
  'num.partitions',
  'num.recovery.threads.per.data.dir',
  'offsets.retention.minutes',
  'offsets.topic.num.partitions',
  'queued.max.requests',
  'socket.receive.buffer.bytes',
  'socket.send.buffer.bytes',
  'transaction.max.timeout.ms',
  'transaction.state.log.num.partitions',
]);
