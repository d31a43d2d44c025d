import { imageOf, instance, MAP, NUMBER, type Shape, TEXT, TEXTS } from '../lint/props/prop-types';
import { WORKLOAD_SHAPE } from '../workload/prop-types';
import type { KafkaClusterProps } from './kafka-cluster-props';

/** The kind of every prop of a cluster. */
export const CLUSTER_SHAPE: Shape<KafkaClusterProps> = {
  ...WORKLOAD_SHAPE,
  zookeeper: instance('connectString', "ensemble.connection, or ZookeeperConnection.of('host:2181')"),
  brokers: NUMBER,
  firstBrokerId: NUMBER,
  image: imageOf('kafka', "a KafkaImage, such as KafkaImage.official('apache/kafka:3.9.2')"),
  config: MAP,
  rollGate: instance('_waitsForSync', 'a RollGate, such as RollGate.inSync()'),
  configUpdates: instance('_way', 'a ConfigUpdates, such as ConfigUpdates.live()'),
  pluginKeys: TEXTS,
  log4jProperties: TEXT,
};
