import type { NetworkAccess } from '../workload/network/network-access';
import type { NodeSecurity } from '../workload/node-security';
import type { Authorization } from './authorization/authorization';
import type { DynamicConfig } from './dynamic-config/dynamic-config';
import type { KafkaImage } from './image/kafka-image';
import type { CertificateRenewal } from './listeners/certificate-renewal';
import type { Listener } from './listeners/listener';
import type { Metadata } from './metadata/metadata';
import type { BrokerNodeProps, BrokerPoolProps } from './nodes/broker-pool-props';
import type { BrokerReadiness } from './rolling/broker-readiness';

/** Choices for a cluster: those for its brokers are about its own pool. */
export interface KafkaClusterProps extends BrokerNodeProps {
  /**
   * Where the cluster keeps its metadata. It cannot be changed on a running cluster.
   * @default Metadata.kraft()
   */
  readonly metadata?: Metadata;

  /**
   * More pools of brokers, by the end of their names: `archive` becomes the StatefulSet `kafka-archive`. Each has its own storage,
   * resources and placement. One budget counts the brokers of all pools. A change to several pools at once restarts a broker of each at the
   * same time: apply them one after the other, by their label `app`.
   * @default - only the cluster's own pool
   */
  readonly brokerPools?: { [name: string]: BrokerPoolProps };

  /**
   * Id of the broker in pod 0. The others count on from it. Each broker stores its id with its data, and does not start with
   * another one.
   * @default 0
   */
  readonly firstBrokerId?: number;

  /**
   * The image and how it is configured.
   * @default - KafkaImage.official('apache/kafka:4.3.1'); with ZooKeeper, 3.9.2
   */
  readonly image?: KafkaImage;

  /**
   * How brokers and controllers speak with each other.
   * @default NodeSecurity.none()
   */
  readonly nodeSecurity?: NodeSecurity;

  /**
   * Where clients connect, by the names of the listeners: lower-case letters and digits, at most 15, such as `clients`. Listeners can be added
   * to and removed from a running cluster: its nodes restart, one after the other.
   * @default - clients use the plain-text port 9093 that brokers have among themselves
   */
  readonly listeners?: { [name: string]: Listener };

  /**
   * Who may do what. Needs `nodeSecurity` with a certificate, by which the nodes know each other.
   * @default - everyone may do everything
   */
  readonly authorization?: Authorization;

  /**
   * How a renewed certificate reaches running nodes.
   * @default - CertificateRenewal.every(Duration.hours(1)); CertificateRenewal.onNextRestart() with ZooKeeper, or an image without toolsPath
   */
  readonly certificateRenewal?: CertificateRenewal;

  /**
   * Broker properties by Kafka's own names: `{ 'num.partitions': 6 }`. Keys with their own prop are rejected; a
   * derived one, such as `default.replication.factor`, is replaced. Keys and values are checked as Kafka reads them: a
   * misspelled key is an error. In TypeScript, `brokerConfig({ ... })` lets the editor complete them.
   * @default - only what is derived
   * @see https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs
   */
  readonly config?: { [key: string]: string | number | boolean };

  /**
   * Keys of `config` that plug-ins read, such as a metrics reporter or an authorizer: names, or prefixes that end with a dot
   * (`confluent.`). All other keys have to be Kafka's own.
   * @default - none
   */
  readonly pluginKeys?: string[];

  /**
   * Who may connect to the brokers and controllers. The brokers of all pools, the controllers and the Jobs of the cluster always may, where they
   * need it.
   * @default - no NetworkPolicy: everyone whom no other policy keeps away
   */
  readonly networkPolicy?: NetworkAccess;

  /**
   * When a restarted broker is ready, so that a rolling update continues and the budget allows another eviction.
   * @default - BrokerReadiness.inSync(); BrokerReadiness.listening() for a single broker, or an image without toolsPath
   */
  readonly readiness?: BrokerReadiness;

  /**
   * How a change to a dynamic property reaches running brokers.
   * @default - DynamicConfig.applied(); DynamicConfig.rollingRestart() for an image without toolsPath
   */
  readonly dynamicConfig?: DynamicConfig;

  /**
   * Text of log4j.properties, for Kafka 3.9.
   * @default - INFO and above, to the console
   */
  readonly log4jProperties?: string;

  /**
   * Text of log4j2.yaml, for Kafka 4.0 and later.
   * @default - INFO and above, to the console
   */
  readonly log4j2Yaml?: string;
}
