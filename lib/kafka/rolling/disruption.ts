import type { BrokerProperties } from '../../server-config/kafka/broker-properties';
import { toleratedBrokerLosses } from '../../server-config/kafka/tolerated-losses';
import { DisruptionBudget } from '../../workload/disruption-budget';

/** The default budget of a cluster: as many brokers as its default topics can spare. */
export function defaultBudget(broker: BrokerProperties): DisruptionBudget {
  return DisruptionBudget.maxUnavailable(evictableBrokers(broker));
}

/** How many brokers a drain may evict while default topics stay writable; at least 1, so that drains can proceed. */
export function evictableBrokers(broker: BrokerProperties): number {
  return Math.max(1, toleratedBrokerLosses(broker.texts, broker.facts.version) ?? 1);
}
