import type { WorkloadProps } from '../workload/workload-props';
import type { ZookeeperConnection } from '../zookeeper/connection';
import type { ConfigUpdates } from './dynamic-config/dynamic-config';
import type { KafkaImage } from './image/kafka-image';
import type { RollGate } from './rolling/broker-readiness';

/** Choices for a cluster of brokers that keeps its metadata in ZooKeeper. */
export interface KafkaClusterProps extends WorkloadProps {
  /** Where the cluster keeps its metadata: `ensemble.connection`, or `ZookeeperConnection.of(...)`. */
  readonly zookeeper: ZookeeperConnection;

  /**
   * Number of brokers. Replication factors, in-sync replicas and the budget follow from it. Before it is lowered, the partitions
   * of the last brokers have to be moved away: nothing does that by itself.
   * @default 3
   */
  readonly brokers?: number;

  /**
   * Id of the broker in pod 0; the others count on from it. It is written into each broker's data: with another one a broker
   * that has data refuses to start.
   * @default 0
   */
  readonly firstBrokerId?: number;

  /**
   * The image and how it is configured.
   * @default - KafkaImage.official(), 3.9.2
   */
  readonly image?: KafkaImage;

  /**
   * Broker configuration by Kafka's own dotted names: `{ 'num.partitions': 6 }`. Keys that have a prop of their own are
   * refused; a derived one, such as `default.replication.factor`, is replaced. Keys and values are checked as Kafka reads
   * them: a misspelt key is an error. In TypeScript, `brokerConfig({ ... })` lets the editor complete them.
   * @default - only what is derived
   * @see https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs
   */
  readonly config?: { [key: string]: string | number | boolean };

  /**
   * Keys of `config` that plug-ins read, such as a metrics reporter or an authorizer: names, or beginnings that end with a
   * dot (`confluent.`). All other keys have to be Kafka's own.
   * @default - none
   */
  readonly pluginKeys?: string[];

  /**
   * When a restarted broker is ready, so that a rolling update goes on and a budget lets another go.
   * @default - RollGate.inSync(); for a single broker RollGate.portOpen()
   */
  readonly rollGate?: RollGate;

  /**
   * How a change of `config` reaches brokers that run.
   * @default - ConfigUpdates.live(); ConfigUpdates.byRestart() for an image whose contract names no tools
   */
  readonly configUpdates?: ConfigUpdates;

  /**
   * Text of log4j.properties.
   * @default - everything from INFO on to the console
   */
  readonly log4jProperties?: string;
}
