import type { WorkloadModel } from '../../workload/rules/model';
import type { KafkaClusterProps } from '../kafka-cluster-props';
import type { KafkaSettings } from '../resolve-cluster';

/** What the rules look at: the resolved cluster and the container that the image's contract made of it. */
export interface KafkaModel extends KafkaSettings, Omit<WorkloadModel, 'workload'> {}

/** Props of an example; where it says nothing of ZooKeeper, the test adds a connection. */
export type KafkaExample = Partial<KafkaClusterProps>;
