import {
  choice,
  choices,
  eachOf,
  everyItem,
  MAP,
  NUMBER,
  type PropTypes,
  STRING,
  STRINGS,
} from '../lint/props/prop-types';
import { NETWORK_ACCESS, NODE_SECURITY, STORAGE, WORKLOAD_PROP_TYPES } from '../workload/prop-types';
import type * as foreign from './foreign-props';
import type { KafkaClusterProps } from './kafka-cluster-props';
import type { BrokerNodeProps, BrokerPoolProps } from './nodes/broker-pool-props';

const BROKER_NODE_TYPES: PropTypes<BrokerNodeProps> = {
  ...WORKLOAD_PROP_TYPES,
  brokers: NUMBER,
  rack: choice('Rack', "a Rack, such as Rack.of('zone-1')"),
  additionalStorages: everyItem(STORAGE, "a list of Storages, such as [Storage.persistent('10Gi')]"),
  metadataStorage: STORAGE,
};

const BROKER_POOL_TYPES: PropTypes<BrokerPoolProps> = { ...BROKER_NODE_TYPES, firstBrokerId: NUMBER };

/** The type of every prop of a cluster. */
export const CLUSTER_PROP_TYPES: PropTypes<KafkaClusterProps> = {
  ...BROKER_NODE_TYPES,
  metadata: choice('Metadata', 'a Metadata, such as Metadata.kraft()'),
  brokerPools: eachOf(
    BROKER_POOL_TYPES,
    'an object with an object for each pool: { archive: { firstBrokerId: 100 } }',
    () => (require('./foreign-props') as typeof foreign).FOREIGN_POOL_PROPS,
  ),
  firstBrokerId: NUMBER,
  image: choice('KafkaImage', "a KafkaImage, such as KafkaImage.official('apache/kafka:4.3.1')", 'container'),
  nodeSecurity: NODE_SECURITY,
  listeners: choices(
    'Listener',
    'an object with a Listener for each name: { clients: Listener.inCluster({ port: 9092 }) }',
  ),
  authorization: choice('Authorization', 'an Authorization, such as Authorization.acls()'),
  certificateRenewal: choice(
    'CertificateRenewal',
    'a CertificateRenewal, such as CertificateRenewal.every(Duration.hours(1))',
  ),
  config: MAP,
  readiness: choice('BrokerReadiness', 'a BrokerReadiness, such as BrokerReadiness.inSync()'),
  dynamicConfig: choice('DynamicConfig', 'a DynamicConfig, such as DynamicConfig.applied()'),
  pluginKeys: STRINGS,
  networkPolicy: NETWORK_ACCESS,
  log4jProperties: STRING,
  log4j2Yaml: STRING,
};
