import type { BrokerProperties } from '../../server-config/kafka/broker-properties';
import { toleratedBrokerLosses } from '../../server-config/kafka/tolerated-losses';
import { DisruptionBudget } from '../../workload/disruption-budget';
import type { NodeRole } from '../properties/property-group';

/** Nodes that a budget is about. */
interface BudgetNodes {
  readonly roles: readonly NodeRole[];
  readonly nodes: number;
}

/** The default budget of nodes: as many as the others can spare in each of their roles; at least 1, so that drains can proceed. */
export function defaultBudget({ roles, nodes }: BudgetNodes, broker: BrokerProperties): DisruptionBudget {
  const spare = [
    ...(roles.includes('broker') ? [evictableBrokers(broker)] : []),
    ...(roles.includes('controller') ? [evictableControllers(nodes)] : []),
  ];
  return DisruptionBudget.maxUnavailable(Math.min(...spare));
}

/** How many brokers a drain may evict while default topics stay writable; at least 1, so that drains can proceed. */
export function evictableBrokers(broker: BrokerProperties): number {
  return Math.max(1, toleratedBrokerLosses(broker.texts, broker.facts.version) ?? 1);
}

/** How many controllers a drain may evict while the others are a majority; at least 1, so that drains can proceed. */
export function evictableControllers(controllers: number): number {
  return Math.max(1, Math.floor((controllers - 1) / 2));
}
