import { CLUSTER_DEFAULTS } from '../defaults';
import type { PropertyGroup } from './property-group';

/**
 * How many replicas partitions have, and how many of them must acknowledge a write: derived from the number of brokers, or from
 * the previous value if the user set that.
 */
export const REPLICATION_PROPERTIES = {
  owns: {},
  properties: ({ brokers, userConfig }) => {
    const possible = replicationFactor(brokers);
    const factorOf = (key: string, fallback = possible) => {
      const factor = Number(userConfig[key] ?? fallback);
      return Number.isInteger(factor) ? factor : fallback;
    };
    // internal topics need at least the default replication factor, or min.insync.replicas blocks them
    const internal = Math.max(possible, factorOf('default.replication.factor') || 0);
    return {
      'default.replication.factor': possible,
      'min.insync.replicas': minInSyncReplicas(factorOf('default.replication.factor')),
      'offsets.topic.replication.factor': internal,
      'transaction.state.log.replication.factor': internal,
      'transaction.state.log.min.isr': minInSyncReplicas(
        factorOf('transaction.state.log.replication.factor', internal),
      ),
    };
  },
} as const satisfies PropertyGroup;

/** The largest replication factor that is both useful and possible; a number of brokers that a rule rejects counts as one. */
function replicationFactor(brokers: number): number {
  return brokers >= 1 ? Math.min(CLUSTER_DEFAULTS.replicationFactor, Math.floor(brokers)) : 1;
}

/** Writes continue with one replica missing, and with three replicas they are still on two disks. */
function minInSyncReplicas(replicas: number): number {
  return Math.max(1, replicas - 1);
}
