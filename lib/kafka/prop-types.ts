import { choice, MAP, NUMBER, type PropTypes, STRING, STRINGS } from '../lint/props/prop-types';
import { WORKLOAD_PROP_TYPES } from '../workload/prop-types';
import type { KafkaClusterProps } from './kafka-cluster-props';

/** The type of every prop of a cluster. */
export const CLUSTER_PROP_TYPES: PropTypes<KafkaClusterProps> = {
  ...WORKLOAD_PROP_TYPES,
  metadata: choice('Metadata', 'a Metadata, such as Metadata.zookeeper(ensemble.connection)'),
  brokers: NUMBER,
  firstBrokerId: NUMBER,
  image: choice('KafkaImage', "a KafkaImage, such as KafkaImage.official('apache/kafka:3.9.2')", 'container'),
  config: MAP,
  readiness: choice('BrokerReadiness', 'a BrokerReadiness, such as BrokerReadiness.inSync()'),
  dynamicConfig: choice('DynamicConfig', 'a DynamicConfig, such as DynamicConfig.applied()'),
  pluginKeys: STRINGS,
  log4jProperties: STRING,
};
