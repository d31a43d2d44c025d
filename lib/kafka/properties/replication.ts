import { isAtLeast } from '../../server-config/kafka/protocol-version';
import { CLUSTER_DEFAULTS } from '../defaults';
import type { PropertyGroup } from './property-group';

/** The keys of an internal topic that has a minimum of its own. */
interface InternalTopic {
  readonly factor: string;
  readonly minimum: string;
}

const TRANSACTION_STATE: InternalTopic = {
  factor: 'transaction.state.log.replication.factor',
  minimum: 'transaction.state.log.min.isr',
};

/** The state of share groups, since Kafka 4.0. */
const SHARE_STATE: InternalTopic = {
  factor: 'share.coordinator.state.topic.replication.factor',
  minimum: 'share.coordinator.state.topic.min.isr',
};

/**
 * How many replicas partitions have, and how many of them must acknowledge a write: derived from the number of brokers, or from
 * the previous value if the user set that.
 */
export const REPLICATION_PROPERTIES = {
  owns: {},
  properties: ({ brokers, version, userConfig }): Record<string, number> => {
    const possible = replicationFactor(brokers);
    const factorOf = (key: string, fallback = possible) => {
      const factor = Number(userConfig[key] ?? fallback);
      return Number.isInteger(factor) ? factor : fallback;
    };
    // internal topics need at least the default replication factor, or min.insync.replicas blocks them
    const internal = Math.max(possible, factorOf('default.replication.factor') || 0);
    const internalTopic = ({ factor, minimum }: InternalTopic) => ({
      [factor]: internal,
      [minimum]: minInSyncReplicas(factorOf(factor, internal)),
    });
    return {
      'default.replication.factor': possible,
      'min.insync.replicas': minInSyncReplicas(factorOf('default.replication.factor')),
      'offsets.topic.replication.factor': internal,
      ...internalTopic(TRANSACTION_STATE),
      ...(isAtLeast(version, 4, 0) ? internalTopic(SHARE_STATE) : {}),
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
