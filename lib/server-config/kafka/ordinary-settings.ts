import type { ConfigModel } from './model/config-key';
import { readValue } from './model/config-value';

/** Keys that many clusters set, and that only the rules for every key read: for a file that changes only these, no others are loaded. */
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

/**
 * Keys about how brokers keep and copy data: the most usual settings besides the free ones. Only the rules in `rules/data.ts` read
 * them, so the larger part of the rules, on roles, listeners and security, is not loaded for them.
 */
export const KEYS_ON_DATA =
  /^(default\.replication\.factor|min\.insync\.replicas|unclean\.leader\.election\.enable|message\.max\.bytes|num\.replica\.fetchers|(offsets|transaction)\..+|log\.(retention|roll|flush|cleanup|cleaner|segment|index)\..+|replica\.(fetch|lag|socket)\..+|(socket|queued\.max|transaction\.max)\..+|max\.connections.*|connections\.max\.idle\.ms|controlled\.shutdown\..+)$/;

/** Words and numbers: no placeholder, variable or address that another program should have replaced. */
const PLAIN = /^[\w.-]+$/;

/**
 * Whether no rule can find anything in a setting: only the rules for every key read it, and Kafka can read its value. So nothing has
 * to be loaded for it.
 */
export function isOrdinarySetting({ broker }: ConfigModel, key: string, text: string | undefined): boolean {
  if (text === undefined || !FREE_KEYS.has(key) || !PLAIN.test(text) || !Object.hasOwn(broker, key)) return false;
  return 'value' in readValue(broker[key], text);
}
