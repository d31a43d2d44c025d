import { foreignNames } from '../lint/props/unknown-prop';
import { FOREIGN_WORKLOAD_PROPS } from '../workload/foreign-props';

/** What users of other tools, and of zoo.cfg, call the props of an ensemble. */
export const FOREIGN_ENSEMBLE_PROPS = foreignNames(
  ...FOREIGN_WORKLOAD_PROPS,
  ['replicaCount servers serverCount size nodes members ensembleSize zookeeperReplicas brokers', 'write replicas: 3'],
  ['maxClientCnxns', 'write maxClientConnections'],
  ['maxCnxns', 'write maxConnections'],
  ['snapRetainCount autopurgeSnapRetainCount', 'write snapshotsRetained'],
  ['autopurge autopurgePurgeInterval autopurgeInterval', 'write purgeInterval: Duration.hours(1)'],
  ['snapCount', 'write snapshotCount'],
  ['preAllocSize', 'write preAllocationSize'],
  [
    'fourlwCommandsWhitelist 4lwCommandsWhitelist fourLetterCommands fourlwWhitelist',
    "write fourLetterWords: ['mntr']",
  ],
  [
    'adminEnableServer adminServerEnabled enableAdminServer adminEnabled enableAdmin',
    'write adminServer: true or false',
  ],
  ['dataLogDir transactionLog logStorage dataLogStorage', "write transactionLogStorage: Storage.persistent('10Gi')"],
  ['dataDir', "the image's contract states where the data is; choose its volume by the storage prop"],
  ['clientPort port', 'clients connect to 2181, and servers to 2888 and 3888'],
  ['log4j log4jProperties logback logging', 'write logbackXml, the text of the file'],
  ['zooCfg', 'write config'],
  [
    'version zookeeperVersion tag imageTag registry repository',
    "write image: ZookeeperImage.official('zookeeper:3.9.4')",
  ],
  ['myid serverId minServerId', 'ids follow from the ordinals of the pods: pod 0 has id 1'],
  ['observers', 'every server votes; there are no observers'],
  ['tls ssl certificates keystore truststore', 'there is no TLS yet: clients and servers speak plain text'],
  ['sasl auth authentication authorization users acls', 'there is no authentication yet'],
  ['chroot', "the chroot is the client's: ensemble.connection.withChroot('/kafka')"],
);
