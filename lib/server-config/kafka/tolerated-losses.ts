import { BrokerProperties } from './broker-properties';
import type { KafkaVersion } from './model/model';

/** The keys for the minimum of in-sync replicas, each with the key of the replication factor that it belongs to. */
export const MIN_ISR_KEYS: readonly { readonly minimum: string; readonly factor: string }[] = [
  { minimum: 'min.insync.replicas', factor: 'default.replication.factor' },
  // the topic of consumer offsets has no minimum of its own
  { minimum: 'min.insync.replicas', factor: 'offsets.topic.replication.factor' },
  { minimum: 'transaction.state.log.min.isr', factor: 'transaction.state.log.replication.factor' },
];

/**
 * How many brokers can be down while producers with acks=all can still write to every topic that has the replication factor and
 * the minimum of these properties: Kafka's defaults for keys that are missing; undefined if a value is not a number.
 */
export function toleratedBrokerLosses(
  properties: ReadonlyMap<string, string>,
  version: KafkaVersion = '3.9',
): number | undefined {
  const broker = new BrokerProperties(properties, { version });
  const losses = MIN_ISR_KEYS.map(({ minimum, factor }) => {
    const [needed, replicas] = [broker.number(minimum), broker.number(factor)];
    return needed === undefined || replicas === undefined ? Number.NaN : replicas - needed;
  });
  const fewest = Math.min(...losses);
  return Number.isNaN(fewest) ? undefined : fewest;
}
