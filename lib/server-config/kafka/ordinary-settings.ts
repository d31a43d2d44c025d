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
