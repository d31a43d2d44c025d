import type { WorkloadProps } from '../../workload/workload-props';

/** What belongs to a quorum of KRaft, wherever its controllers run. */
export interface CombinedOptions {
  /**
   * Id of the cluster: 22 characters of base64url. Only read when an empty disk is formatted; every disk keeps its id. Give it to a
   * cluster whose disks were formatted elsewhere.
   * @default - made from the namespace of the pods and the name of the cluster, when they first start
   */
  readonly clusterId?: string;

  /**
   * The metadata version that the cluster has, such as `4.3`: a release of Kafka, at most that of the image. New clusters are formatted
   * with it. If you raise it, a Job raises the features of the running cluster, which can hardly be reverted: first let a new image
   * run for a while, then raise it.
   * @default - new clusters have the newest of the image; nothing raises it
   * @see https://kafka.apache.org/43/getting-started/upgrade/
   */
  readonly metadataVersion?: string;
}

/**
 * Choices for dedicated controllers: a StatefulSet of their own. Labels, annotations, placement, podSecurity, and what pods are pulled
 * and scheduled with, are those of the cluster unless they are set here. All other props are not taken over.
 */
export interface KraftOptions extends WorkloadProps, CombinedOptions {
  /**
   * Number of controllers: 1, 3 or 5. It cannot be changed on a running cluster, because every controller has the list of all.
   * @default 3
   */
  readonly controllers?: number;

  /**
   * Id of the controller in pod 0. The others count on from it. Brokers and controllers share one range of ids.
   * @default 1000
   */
  readonly firstControllerId?: number;
}
