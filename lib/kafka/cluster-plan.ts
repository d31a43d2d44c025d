import type { Violation } from '../lint/rule';
import type { BrokerProperties } from '../server-config/kafka/broker-properties';
import type { ServerContainer } from '../workload/server-container';
import type { Workload } from '../workload/workload';
import type { DynamicConfig } from './dynamic-config/dynamic-config';
import type { DynamicProperties } from './dynamic-config/dynamic-properties';
import type { KafkaImage } from './image/kafka-image';
import type { Listener } from './listeners/listener';
import type { MetadataStore } from './metadata/metadata-store';
import type { BrokerReadiness } from './rolling/broker-readiness';

/** Everything about a cluster, before an object is created: rules check it, and objects are rendered from it. */
export interface ClusterPlan {
  readonly image: KafkaImage;
  /** Undefined if it is missing or invalid. */
  readonly metadata: MetadataStore | undefined;
  readonly listeners: readonly Listener[];
  /** The listener that brokers use among themselves. */
  readonly interBroker: Listener;
  /** Keys that the construct writes itself, and what to use instead. */
  readonly ownedKeys: Readonly<Record<string, string>>;
  /** Broker properties that the user set, as they are. */
  readonly userConfig: Readonly<Record<string, unknown>>;
  readonly pluginKeys: readonly string[];
  /** Broker properties that are the same in every pod, including dynamic ones. */
  readonly properties: Readonly<Record<string, string>>;
  /** The same properties as Kafka reads them; a version without a model is read as 3.9. */
  readonly broker: BrokerProperties;
  /** The properties whose changes restart nothing. */
  readonly dynamic: DynamicProperties;
  readonly pools: readonly NodePoolPlan[];
  /** `host:port` of every broker, separated by commas. */
  readonly bootstrapServers: string;
  /** The user's choices; undefined if the default applies. */
  readonly chosen: { readonly dynamicConfig?: DynamicConfig; readonly readiness?: BrokerReadiness };
}

/** Nodes of one StatefulSet. */
export interface NodePoolPlan {
  /** Name of the pool in the construct tree. */
  readonly id: string;
  /** Id of the node in pod 0; the others count on from it. */
  readonly firstId: number;
  readonly workload: Workload;
  readonly container: ServerContainer;
  /** What is wrong with what the contract of the image has returned. */
  readonly contractProblems: readonly Violation[];
  /** Whether the container has the in-sync probe. */
  readonly hasInSyncProbe: boolean;
}
