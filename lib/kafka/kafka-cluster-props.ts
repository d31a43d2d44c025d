import type { WorkloadProps } from '../workload/workload-props';
import type { DynamicConfig } from './dynamic-config/dynamic-config';
import type { KafkaImage } from './image/kafka-image';
import type { Metadata } from './metadata/metadata';
import type { BrokerReadiness } from './rolling/broker-readiness';

/** Choices for a cluster of brokers. */
export interface KafkaClusterProps extends WorkloadProps {
  /** Where the cluster keeps its metadata: `Metadata.zookeeper(ensemble.connection)`. */
  readonly metadata: Metadata;

  /**
   * Number of brokers. Replication factors, in-sync replicas and the budget follow from it. Before you lower it, move the
   * partitions of the last brokers away: nothing does that for you.
   * @default 3
   */
  readonly brokers?: number;

  /**
   * Id of the broker in pod 0. The others count on from it. Each broker stores its id with its data, and does not start with
   * another one.
   * @default 0
   */
  readonly firstBrokerId?: number;

  /**
   * The image and how it is configured.
   * @default - KafkaImage.official(), 3.9.2
   */
  readonly image?: KafkaImage;

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
   * Text of log4j.properties.
   * @default - INFO and above, to the console
   */
  readonly log4jProperties?: string;
}
