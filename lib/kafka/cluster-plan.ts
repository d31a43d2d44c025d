import type { Violation } from '../lint/rule';
import type { BrokerProperties } from '../server-config/kafka/broker-properties';
import type { NodeSecurity } from '../workload/node-security';
import type { ServerContainer } from '../workload/server-container';
import type { Workload } from '../workload/workload';
import type { Authorization } from './authorization/authorization';
import type { DynamicConfig } from './dynamic-config/dynamic-config';
import type { DynamicProperties } from './dynamic-config/dynamic-properties';
import type { KafkaImage } from './image/kafka-image';
import type { CertificateRenewal } from './listeners/certificate-renewal';
import type { Listener } from './listeners/listener';
import type { PlannedListener } from './listeners/planned-listener';
import type { MetadataStore } from './metadata/metadata-store';
import type { NodeSet } from './nodes/node-set';
import type { BrokerReadiness } from './rolling/broker-readiness';

/** Everything about a cluster, before an object is created: rules check it, and objects are rendered from it. */
export interface ClusterPlan {
  readonly image: KafkaImage;
  readonly metadata: MetadataStore;
  /** The listeners of brokers: those among themselves first. */
  readonly listeners: readonly PlannedListener[];
  /** The listener that brokers use among themselves. */
  readonly interBroker: PlannedListener;
  /** The listeners of controllers; the first one is in use. */
  readonly controllerListeners: readonly PlannedListener[];
  /** The listeners for clients, by name, as they were chosen. */
  readonly chosenListeners: Readonly<Record<string, Listener>>;
  readonly nodeSecurity: NodeSecurity | undefined;
  readonly authorization: Authorization | undefined;
  /** The CN of the nodes' certificate. */
  readonly nodeName: string;
  /** Keys that the construct writes itself, and what to use instead. */
  readonly ownedKeys: Readonly<Record<string, string>>;
  /** Properties that the user set, as they are. */
  readonly userConfig: Readonly<Record<string, unknown>>;
  readonly pluginKeys: readonly string[];
  /** The properties of brokers whose changes restart nothing. */
  readonly dynamic: DynamicProperties;
  /** Number of brokers in all pools. */
  readonly brokers: number;
  /** The pool that the props of the cluster are about. */
  readonly main: NodePoolPlan;
  /** More pools of brokers. */
  readonly more: readonly NodePoolPlan[];
  /** The dedicated controllers, if there are any. */
  readonly controllers: NodePoolPlan | undefined;
  /** `host:port` of every broker, separated by commas. */
  readonly bootstrapServers: string;
  /** The user's choices; undefined if the default applies. */
  readonly chosen: {
    readonly dynamicConfig?: DynamicConfig;
    readonly readiness?: BrokerReadiness;
    readonly certificateRenewal?: CertificateRenewal;
  };
}

/** Nodes of one StatefulSet. */
export interface NodePoolPlan extends NodeSet {
  readonly workload: Workload;
  readonly container: ServerContainer;
  /** Properties that are the same in every pod, including dynamic ones. */
  readonly properties: Readonly<Record<string, string>>;
  /** The same properties as Kafka reads them; a version without a model is read as 3.9. */
  readonly broker: BrokerProperties;
  /** What is wrong with what the contract of the image has returned. */
  readonly contractProblems: readonly Violation[];
  /** Whether the container has the in-sync probe. */
  readonly hasInSyncProbe: boolean;
}
