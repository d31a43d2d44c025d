import { foreignNames } from '../lint/props/unknown-prop';
import { FOREIGN_WORKLOAD_PROPS } from '../workload/foreign-props';

const METADATA =
  "use metadata: Metadata.zookeeper(ensemble.connection), or Metadata.zookeeper(ZookeeperConnection.of('host:2181'))";
const KRAFT_CHOICES = 'use metadata: Metadata.kraft({ ... }) for controllers of their own, or Metadata.combined()';
const POOLS = "write brokerPools: { archive: { firstBrokerId: 100, storage: Storage.persistent('1Ti') } }";
const USE_LISTENERS = 'write listeners: { clients: Listener.inCluster({ port: 9092 }) }';
const USE_NODE_SECURITY = "write nodeSecurity: NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls'))";

/** What users of other tools call the props of a cluster. */
export const FOREIGN_CLUSTER_PROPS = foreignNames(
  ...FOREIGN_WORKLOAD_PROPS,
  ['replicas replicaCount brokerCount nodes nodeCount size kafkaReplicas servers numBrokers', 'write brokers: 3'],
  ['zookeeper zk zookeeperConnect zookeeperConnection externalZookeeper zkConnect ensemble zookeeperHosts', METADATA],
  ['kraft controller controllers processRoles quorum roles metadataVersion', KRAFT_CHOICES],
  ['nodePools pools nodePool brokerPool', POOLS],
  ['brokerId startId firstId minBrokerId brokerIdOffset nodeId firstNodeId', 'write firstBrokerId'],
  ['listener advertisedListeners externalAccess nodePort loadBalancer port', USE_LISTENERS],
  [
    'authorizer acl acls superUsers accessControl',
    "write authorization: Authorization.acls({ superUsers: ['User:admin'] })",
  ],
  ['tls ssl mtls certificates keystore truststore interBrokerSecurity interBroker encryption', USE_NODE_SECURITY],
  [
    'sasl auth authentication users',
    'write listeners: { clients: Listener.inCluster({ port: 9092, authentication: Authentication.scramSha512() }) }',
  ],
  [
    'renewal rotation certificateRotation certificateReload reload renewCertificates',
    'write certificateRenewal: CertificateRenewal.every(Duration.hours(6))',
  ],
  ['replicationFactor defaultReplicationFactor', "write config: { 'default.replication.factor': 3 }"],
  ['minIsr minInSyncReplicas', "write config: { 'min.insync.replicas': 2 }"],
  ['numPartitions partitions', "write config: { 'num.partitions': 6 }"],
  ['logRetentionHours retention', "write config: { 'log.retention.hours': 168 }"],
  ['autoCreateTopicsEnable deleteTopicEnable', "write config: { 'auto.create.topics.enable': false }"],
  [
    'logDirs logPersistence jbod dataDir dataDirs disks storages volumesForData',
    'write storage, and additionalStorages for more disks',
  ],
  ['rackId brokerRack zone availabilityZone topologyKey', "write rack: Rack.of('zone-1'), or Rack.fromPodLabel()"],
  ['topics provisioning', "there are no topics here: create them with Kafka's own tools"],
  ['version kafkaVersion tag imageTag registry repository', "write image: KafkaImage.official('apache/kafka:4.3.1')"],
  [
    'log4j log4j2 logging loggers log4jConfig',
    'write log4j2Yaml, the text of the file, or log4jProperties for Kafka 3.9',
  ],
  ['serverProperties configurationOverrides brokerConfig kafkaConfig', 'write config'],
  ['clusterId kraftClusterId', "write metadata: Metadata.kraft({ clusterId: '...' })"],
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

/** Props of a pool of brokers. */
export const FOREIGN_POOL_PROPS = foreignNames(
  ...FOREIGN_WORKLOAD_PROPS,
  ['replicas replicaCount nodes nodeCount size', 'write brokers: 3'],
  ['brokerId startId firstId minBrokerId nodeId firstNodeId', 'write firstBrokerId'],
  [
    'config image readiness dynamicConfig log4jProperties log4j2Yaml pluginKeys',
    'set it on the cluster: it is the same for all pools',
  ],
  ['roles role', 'leave it out: pools are of brokers'],
  ['jbod disks storages', 'write storage, and additionalStorages for more disks'],
);

/** Options of KRaft. */
export const FOREIGN_KRAFT_OPTIONS = foreignNames(
  ...FOREIGN_WORKLOAD_PROPS,
  ['replicas replicaCount nodes size count brokers', 'write controllers: 3'],
  ['firstId firstNodeId nodeId minId controllerId firstBrokerId startId', 'write firstControllerId'],
  [
    'metadataStorage additionalStorages metadataDisk jbod disks storages',
    'write storage: a controller has one disk, for the metadata alone',
  ],
  ['rack racks zone', 'leave it out: a rack is for brokers; use placement to spread the controllers'],
  ['version releaseVersion metadataRelease features featureLevel', "write metadataVersion: '4.3'"],
  ['config', 'set it on the cluster: controllers have those properties that they read'],
  ['image', 'set it on the cluster: it is the same for all nodes'],
  ['quorum voters bootstrapServers', 'leave it out: the voters follow from the number of controllers'],
);

/** Options of combined nodes. */
export const FOREIGN_COMBINED_OPTIONS = foreignNames(
  [
    'controllers replicas replicaCount nodes size count brokers',
    'write brokers: 1 on the cluster, or use Metadata.kraft()',
  ],
  [
    'name heap storage resources placement podSecurity env labels image config disruptionBudget metadataStorage rack',
    'set it on the cluster: its brokers are the controllers',
  ],
  ['firstId firstNodeId nodeId controllerId firstControllerId', 'write firstBrokerId on the cluster'],
  ['version releaseVersion metadataRelease features featureLevel', "write metadataVersion: '4.3'"],
);
