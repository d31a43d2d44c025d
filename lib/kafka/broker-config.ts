import type { BrokerConfig39 } from '../server-config/kafka/model/broker-config-3.9';
import type { OwnedKey } from './properties/property-groups';

/**
 * Broker properties of Kafka 3.9, for the `config` of a cluster: the editor completes their names and shows type, default and
 * range of each; the compiler rejects a misspelled one. Returns its argument. Keys of plug-ins are added outside:
 * `config: { ...brokerConfig({ 'num.partitions': 6 }), 'confluent.balancer.enable': true }`.
 *
 * For TypeScript only: other languages write a plain map, and mistakes are reported at synthesis.
 */
export function brokerConfig(config: Omit<BrokerConfig39, OwnedKey>): {
  [key: string]: string | number | boolean;
} {
  return config as { [key: string]: string | number | boolean };
}
