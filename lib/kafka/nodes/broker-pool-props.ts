import type { Storage } from '../../workload/storage';
import type { WorkloadProps } from '../../workload/workload-props';
import type { Rack } from './rack';

/** Choices that pools of brokers have in common. */
export interface BrokerNodeProps extends WorkloadProps {
  /**
   * Number of brokers. In the cluster's own pool, replication factors, in-sync replicas and the budget follow from the number of all brokers.
   * Before you lower it, move the partitions of the last brokers away: nothing does that for you.
   * @default 3
   */
  readonly brokers?: number;

  /**
   * The rack of the brokers.
   * @default - none
   */
  readonly rack?: Rack;

  /**
   * More disks for data, each with a log directory of its own: Kafka spreads partitions over them. Storages can be added at the end, and
   * only on a StatefulSet that is created again (`kubectl delete statefulset kafka --cascade=orphan`); then delete its pods one by one,
   * from ordinal 0 up, each once the one before is ready: a new pod gets the new claim too.
   * @default - one disk, that of `storage`
   */
  readonly additionalStorages?: Storage[];

  /**
   * A disk of its own for the log of the metadata, which every node of a KRaft cluster has.
   * @default - it is in the first log directory
   */
  readonly metadataStorage?: Storage;
}

/** A pool of brokers besides the cluster's own. What it does not set, except the budget, is taken from the props of the cluster. */
export interface BrokerPoolProps extends BrokerNodeProps {
  /**
   * Id of the broker in pod 0. The others count on from it. Leave room for growth: the ids of all pools and of the controllers
   * must differ.
   */
  readonly firstBrokerId: number;
}
