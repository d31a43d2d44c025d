import { foreignNames } from '../lint/props/unknown-prop';
import { FOREIGN_WORKLOAD_PROPS } from '../workload/foreign-props';

const METADATA =
  "use metadata: Metadata.zookeeper(ensemble.connection), or Metadata.zookeeper(ZookeeperConnection.of('host:2181'))";
const NO_OTHER_PORT =
  'brokers have one plaintext listener, on port 9093, for the brokers and clients of the Kubernetes cluster';

/** What users of other tools call the props of a cluster. */
export const FOREIGN_CLUSTER_PROPS = foreignNames(
  ...FOREIGN_WORKLOAD_PROPS,
  ['replicas replicaCount brokerCount nodes nodeCount size kafkaReplicas servers numBrokers', 'write brokers: 3'],
  ['zookeeper zk zookeeperConnect zookeeperConnection externalZookeeper zkConnect ensemble zookeeperHosts', METADATA],
  ['kraft controller controllers processRoles quorum nodePools', 'there is no KRaft yet: the metadata is in ZooKeeper'],
  ['brokerId startId firstId minBrokerId brokerIdOffset nodeId firstNodeId', 'write firstBrokerId'],
  ['listeners listener advertisedListeners externalAccess nodePort loadBalancer port', NO_OTHER_PORT],
  ['replicationFactor defaultReplicationFactor', "write config: { 'default.replication.factor': 3 }"],
  ['minIsr minInSyncReplicas', "write config: { 'min.insync.replicas': 2 }"],
  ['numPartitions partitions', "write config: { 'num.partitions': 6 }"],
  ['logRetentionHours retention', "write config: { 'log.retention.hours': 168 }"],
  ['autoCreateTopicsEnable deleteTopicEnable', "write config: { 'auto.create.topics.enable': false }"],
  ['logDirs logPersistence jbod dataDir dataDirs', 'brokers have one log directory, on the volume of the storage prop'],
  ['topics provisioning', "there are no topics here: create them with Kafka's own tools"],
  ['version kafkaVersion tag imageTag registry repository', "write image: KafkaImage.official('apache/kafka:3.9.2')"],
  ['log4j logging loggers log4jConfig', 'write log4jProperties, the text of the file'],
  ['serverProperties configurationOverrides brokerConfig kafkaConfig', 'write config'],
  ['clusterId kraftClusterId', 'brokers keep the id of the cluster in ZooKeeper'],
  ['pluginPrefixes plugins', 'write pluginKeys'],
);

/** Options of the Job that applies dynamic properties. */
export const FOREIGN_JOB_OPTIONS = foreignNames(
  ['labels', 'write podLabels; the Job itself has the labels of the cluster'],
  ['annotations', 'write podAnnotations; the Job itself has the annotations of the cluster'],
  [
    'ttl ttlSecondsAfterFinished gitops tool hook',
    'write deployTool: DeployTool.ARGO_CD, or DeployTool.FLUX for no time-to-live',
  ],
);
