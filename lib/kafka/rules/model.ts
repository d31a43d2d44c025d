import type { WorkloadModel } from '../../workload/rules/model';
import type { ClusterPlan, NodePoolPlan } from '../cluster-plan';
import type { KafkaClusterProps } from '../kafka-cluster-props';

/** What the rules look at: the plan of a cluster, one of its pools, and what is wrong with the props themselves. */
export interface KafkaModel extends ClusterPlan, NodePoolPlan, Pick<WorkloadModel, 'validated'> {}

/** Props of an example; if it has no metadata, the test adds a connection. */
export type KafkaExample = Partial<KafkaClusterProps>;
