import type { KnownImage } from './known-image';
import type { VariableRules } from './variable-rules';

/** The variables of the official image; 3.4 has ZOO_PORT, later ones write the port into ZOO_SERVERS. */
const OFFICIAL: VariableRules = {
  prefixes: [],
  names: {
    ZOO_PORT: ['clientPort'],
    ZOO_DATA_DIR: ['dataDir'],
    ZOO_DATA_LOG_DIR: ['dataLogDir'],
    ZOO_MY_ID: ['myid'],
    ZOO_TICK_TIME: ['tickTime'],
    ZOO_INIT_LIMIT: ['initLimit'],
    ZOO_SYNC_LIMIT: ['syncLimit'],
    ZOO_AUTOPURGE_PURGEINTERVAL: ['autopurge.purgeInterval'],
    ZOO_AUTOPURGE_SNAPRETAINCOUNT: ['autopurge.snapRetainCount'],
    ZOO_MAX_CLIENT_CNXNS: ['maxClientCnxns'],
    ZOO_STANDALONE_ENABLED: ['standaloneEnabled'],
    ZOO_ADMINSERVER_ENABLED: ['admin.enableServer'],
    ZOO_4LW_COMMANDS_WHITELIST: ['4lw.commands.whitelist'],
  },
  lists: { ZOO_SERVERS: 'entries', ZOO_CFG_EXTRA: 'entries' },
  yieldsToFile: true,
};

const BITNAMI: VariableRules = {
  prefixes: [{ prefix: 'ZOO_CFG_', naming: 'asWritten' }],
  names: {
    ZOO_PORT_NUMBER: ['clientPort'],
    ZOO_DATA_LOG_DIR: ['dataLogDir'],
    ZOO_SERVER_ID: ['myid'],
    ZOO_TICK_TIME: ['tickTime'],
    ZOO_INIT_LIMIT: ['initLimit'],
    ZOO_SYNC_LIMIT: ['syncLimit'],
    ZOO_PRE_ALLOC_SIZE: ['preAllocSize'],
    ZOO_SNAPCOUNT: ['snapCount'],
    ZOO_MAX_CNXNS: ['maxCnxns'],
    ZOO_MAX_CLIENT_CNXNS: ['maxClientCnxns'],
    ZOO_MAX_SESSION_TIMEOUT: ['maxSessionTimeout'],
    ZOO_AUTOPURGE_INTERVAL: ['autopurge.purgeInterval'],
    ZOO_AUTOPURGE_RETAIN_COUNT: ['autopurge.snapRetainCount'],
    ZOO_4LW_COMMANDS_WHITELIST: ['4lw.commands.whitelist'],
    ZOO_TLS_PORT_NUMBER: ['secureClientPort'],
    ZOO_TLS_QUORUM_ENABLE: ['sslQuorum'],
    ZOO_PEER_TYPE: ['peerType'],
  },
  lists: { ZOO_SERVERS: 'numberedOrNamed' },
  yieldsToFile: true,
  // a constant of its scripts, whatever ZOO_DATA_DIR is
  fixed: ['dataDir'],
};

const CONFLUENT: VariableRules = {
  prefixes: [],
  names: {
    ZOOKEEPER_CLIENT_PORT: ['clientPort'],
    ZOOKEEPER_SECURE_CLIENT_PORT: ['secureClientPort'],
    ZOOKEEPER_CLIENT_PORT_ADDRESS: ['clientPortAddress'],
    ZOOKEEPER_SERVER_ID: ['myid'],
    ZOOKEEPER_TICK_TIME: ['tickTime'],
    ZOOKEEPER_INIT_LIMIT: ['initLimit'],
    ZOOKEEPER_SYNC_LIMIT: ['syncLimit'],
    ZOOKEEPER_SNAP_COUNT: ['snapCount'],
    ZOOKEEPER_PRE_ALLOC_SIZE: ['preAllocSize'],
    ZOOKEEPER_MAX_CLIENT_CNXNS: ['maxClientCnxns'],
    ZOOKEEPER_MIN_SESSION_TIMEOUT: ['minSessionTimeout'],
    ZOOKEEPER_MAX_SESSION_TIMEOUT: ['maxSessionTimeout'],
    ZOOKEEPER_AUTOPURGE_SNAP_RETAIN_COUNT: ['autopurge.snapRetainCount'],
    ZOOKEEPER_AUTOPURGE_PURGE_INTERVAL: ['autopurge.purgeInterval'],
    ZOOKEEPER_LEADER_SERVES: ['leaderServes'],
    ZOOKEEPER_CNX_TIMEOUT: ['cnxTimeout'],
    ZOOKEEPER_FORCE_SYNC: ['forceSync'],
    ZOOKEEPER_JUTE_MAX_BUFFER: ['jute.maxbuffer'],
    ZOOKEEPER_SKIP_ACL: ['skipACL'],
    ZOOKEEPER_QUORUM_LISTEN_ON_ALL_IPS: ['quorumListenOnAllIPs'],
    ZOOKEEPER_SSL_QUORUM: ['sslQuorum'],
    ZOOKEEPER_SSL_CLIENT_AUTH: ['ssl.clientAuth'],
    ZOOKEEPER_CLIENT_PORT_UNIFICATION: ['client.portUnification'],
    ZOOKEEPER_ADMIN_ENABLE_SERVER: ['admin.enableServer'],
    ZOOKEEPER_ADMIN_SERVER_PORT: ['admin.serverPort'],
  },
  lists: { ZOOKEEPER_SERVERS: 'numbered' },
  fixed: ['dataDir', 'dataLogDir'],
};

/** The first image that the Kubernetes project had, configured by zkGenConfig.sh. */
const ZK_VARIABLES: VariableRules = {
  prefixes: [],
  names: {
    ZK_CLIENT_PORT: ['clientPort'],
    ZK_DATA_DIR: ['dataDir'],
    ZK_DATA_LOG_DIR: ['dataLogDir'],
    ZK_TICK_TIME: ['tickTime'],
    ZK_INIT_LIMIT: ['initLimit'],
    ZK_SYNC_LIMIT: ['syncLimit'],
    ZK_MAX_CLIENT_CNXNS: ['maxClientCnxns'],
    ZK_MIN_SESSION_TIMEOUT: ['minSessionTimeout'],
    ZK_MAX_SESSION_TIMEOUT: ['maxSessionTimeout'],
    ZK_SNAP_RETAIN_COUNT: ['autopurge.snapRetainCount'],
    ZK_PURGE_INTERVAL: ['autopurge.purgeInterval'],
  },
  lists: { ZK_ENSEMBLE: 'numbered' },
};

/** Images of ZooKeeper. */
export const ZOOKEEPER_IMAGES: readonly KnownImage[] = [
  {
    // in another registry, a name of one part is anybody's
    names: ['library/zookeeper', '31z4/zookeeper'],
    products: ['zookeeper'],
    volumes: ['/data', '/datalog', '/logs'],
    dataDefaults: { dataDir: '/data', dataLogDir: '/datalog' },
    variables: OFFICIAL,
    versions: 'plain',
    // it becomes clientPort in 3.4
    refusedLinks: [{ variable: 'ZOO_PORT', before: [3, 5] }],
    contract: 'ZookeeperImage.official',
    source: 'https://github.com/31z4/zookeeper-docker/tree/master/3.9.4 (Dockerfile, docker-entrypoint.sh)',
  },
  {
    names: [
      'bitnami/zookeeper',
      'bitnamilegacy/zookeeper',
      'bitnamisecure/zookeeper',
      'bitnami-containers/zookeeper',
      'bitnami-zookeeper',
    ],
    products: ['zookeeper'],
    volumes: [],
    dataDefaults: { dataDir: '/bitnami/zookeeper/data' },
    variables: BITNAMI,
    versions: 'plain',
    home: '/opt/bitnami/zookeeper',
    source:
      'https://github.com/bitnami/containers/tree/main/bitnami/zookeeper (Dockerfile, rootfs/opt/bitnami/scripts/zookeeper-env.sh)',
  },
  {
    names: ['cp-zookeeper'],
    products: ['zookeeper'],
    volumes: ['/var/lib/zookeeper/data', '/var/lib/zookeeper/log', '/etc/zookeeper/secrets'],
    dataDefaults: { dataDir: '/var/lib/zookeeper/data', dataLogDir: '/var/lib/zookeeper/log' },
    variables: CONFLUENT,
    versions: 'confluent',
    refusedLinks: [{ variable: 'ZOOKEEPER_CLIENT_PORT' }, { variable: 'ZOOKEEPER_SECURE_CLIENT_PORT' }],
    source:
      'https://github.com/confluentinc/kafka-images/tree/7.9.x/zookeeper (Dockerfile.ubi8, include/etc/confluent/docker)',
  },
  {
    names: ['kubernetes-zookeeper', 'k8szk'],
    products: ['zookeeper'],
    volumes: [],
    dataDefaults: { dataDir: '/var/lib/zookeeper/data', dataLogDir: '/var/lib/zookeeper/log' },
    variables: ZK_VARIABLES,
    versions: 'second',
    home: '/opt/zookeeper',
    source:
      'https://github.com/kow3ns/kubernetes-zookeeper/tree/master/docker (scripts/start-zookeeper), https://github.com/kubernetes-retired/contrib/tree/master/statefulsets/zookeeper (zkGenConfig.sh)',
  },
  {
    names: ['wurstmeister/zookeeper'],
    products: ['zookeeper'],
    // the version is part of the path
    volumes: ['/opt/zookeeper-$VERSION/conf', '/opt/zookeeper-$VERSION/data'],
    dataDefaults: { dataDir: '/opt/zookeeper-$VERSION/data' },
    versions: 'plain',
    source: 'https://github.com/wurstmeister/zookeeper-docker (Dockerfile)',
  },
  {
    names: ['debezium/zookeeper'],
    products: ['zookeeper'],
    volumes: ['/zookeeper/data', '/zookeeper/txns', '/zookeeper/conf'],
    dataDefaults: { dataDir: '/zookeeper/data', dataLogDir: '/zookeeper/txns' },
    variables: { prefixes: [], names: { SERVER_ID: ['myid'] } },
    versions: 'none',
    home: '/zookeeper',
    source: 'https://github.com/debezium/container-images/tree/main/zookeeper (Dockerfile, docker-entrypoint.sh)',
  },
];

/** How an image that is not known is taken to read its variables, by the ones that no other image has. */
export const ZOOKEEPER_VARIABLES: readonly { readonly typical: RegExp; readonly rules: VariableRules }[] = [
  { typical: /^ZOO_(PORT_NUMBER|SERVER_ID|CFG_\w+)$/, rules: BITNAMI },
  { typical: /^ZOO_(DATA_DIR|DATA_LOG_DIR|MY_ID|SERVERS|TICK_TIME|STANDALONE_ENABLED|CFG_EXTRA)$/, rules: OFFICIAL },
  { typical: /^ZOOKEEPER_(CLIENT_PORT|SERVER_ID|SERVERS|TICK_TIME)$/, rules: CONFLUENT },
  { typical: /^ZK_(DATA_DIR|DATA_LOG_DIR|ENSEMBLE|TICK_TIME)$/, rules: ZK_VARIABLES },
];
