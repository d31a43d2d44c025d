import type { KnownImage } from './known-image';
import type { VariableRules } from './variable-rules';

/** Variables of Kafka's own scripts, which are no settings. */
const SCRIPT_VARIABLES = [
  'KAFKA_HOME',
  'KAFKA_VERSION',
  'KAFKA_DEBUG',
  'KAFKA_GC_LOG_OPTS',
  'KAFKA_HEAP_OPTS',
  'KAFKA_JMX_OPTS',
  'KAFKA_JVM_PERFORMANCE_OPTS',
  'KAFKA_LOG4J_OPTS',
  'KAFKA_OPTS',
];

/** Those of Confluent's start scripts, which the Kafka project took over. */
const CONFLUENT_VARIABLES = [
  ...SCRIPT_VARIABLES,
  'KAFKA_JMX_HOSTNAME',
  'KAFKA_JMX_PORT',
  'KAFKA_LOG4J_LOGGERS',
  'KAFKA_LOG4J_ROOT_LOGLEVEL',
  'KAFKA_TOOLS_LOG4J_LOGLEVEL',
];

const WITH_UNDERSCORES = {
  prefixes: [{ prefix: 'KAFKA_', naming: 'underscores' }],
  // no key: what the storage is formatted with
  names: { CLUSTER_ID: ['cluster.id'] },
  ignored: CONFLUENT_VARIABLES,
} as const;
const WITH_DOTS = {
  prefixes: [{ prefix: 'KAFKA_', naming: 'dots' }],
  ignored: [...SCRIPT_VARIABLES, 'KAFKA_LOG', 'KAFKA_CREATE_TOPICS'],
} as const;

/** Bitnami's other names for KAFKA_CFG_…, which override it. */
const BITNAMI_ALIASES = {
  ...Object.fromEntries(
    [
      'ADVERTISED_LISTENERS',
      'BROKER_ID',
      'NODE_ID',
      'CONTROLLER_QUORUM_VOTERS',
      'PROCESS_ROLES',
      'DEFAULT_REPLICATION_FACTOR',
      'DELETE_TOPIC_ENABLE',
      'INTER_BROKER_LISTENER_NAME',
      'LISTENERS',
      'LISTENER_SECURITY_PROTOCOL_MAP',
      'LOG_DIRS',
      'LOG_FLUSH_INTERVAL_MESSAGES',
      'LOG_FLUSH_INTERVAL_MS',
      'LOG_MESSAGE_FORMAT_VERSION',
      'LOG_RETENTION_BYTES',
      'LOG_RETENTION_HOURS',
      'LOG_SEGMENT_BYTES',
      'MESSAGE_MAX_BYTES',
      'NUM_IO_THREADS',
      'NUM_NETWORK_THREADS',
      'NUM_PARTITIONS',
      'NUM_RECOVERY_THREADS_PER_DATA_DIR',
      'OFFSETS_TOPIC_REPLICATION_FACTOR',
      'SSL_ENDPOINT_IDENTIFICATION_ALGORITHM',
      'TRANSACTION_STATE_LOG_MIN_ISR',
      'TRANSACTION_STATE_LOG_REPLICATION_FACTOR',
      'ZOOKEEPER_CONNECT',
      'ZOOKEEPER_CONNECTION_TIMEOUT_MS',
      'AUTO_CREATE_TOPICS_ENABLE',
    ].map((name) => [`KAFKA_${name}`, [name.toLowerCase().replaceAll('_', '.')]]),
  ),
  KAFKA_LOGS_DIRS: ['log.dirs'],
  KAFKA_KRAFT_CLUSTER_ID: ['cluster.id'],
  KAFKA_SEGMENT_BYTES: ['log.segment.bytes'],
  KAFKA_MAX_MESSAGE_BYTES: ['message.max.bytes'],
  KAFKA_ZOOKEEPER_CONNECT_TIMEOUT_MS: ['zookeeper.connection.timeout.ms'],
  KAFKA_CFG_ZOOKEEPER_CLIENTCNXNSOCKET: ['zookeeper.clientCnxnSocket'],
};

/** How the images of Bitnami read their variables. */
export const BITNAMI_KAFKA_VARIABLES: VariableRules = {
  prefixes: [{ prefix: 'KAFKA_CFG_', naming: 'dots' }],
  names: BITNAMI_ALIASES,
  yieldsToFile: true,
};

/** Names that mean the image of Confluent in any namespace; the last ones are those of the licensed brokers. */
const CONFLUENT_NAMES = ['cp-kafka', 'cp-server', 'cp-enterprise-kafka', 'ce-kafka', 'confluent-local'];

/** Images of Kafka. */
export const KAFKA_IMAGES: readonly KnownImage[] = [
  {
    names: ['apache/kafka'],
    products: ['kafka'],
    volumes: ['/etc/kafka/secrets', '/var/lib/kafka/data', '/mnt/shared/config'],
    // Kafka's own default, and never the VOLUME
    dataDefaults: { 'log.dirs': '/tmp/kafka-logs' },
    dataUntouched: { 'log.dirs': '/tmp/kraft-combined-logs' },
    variables: WITH_UNDERSCORES,
    versions: 'plain',
    home: '/opt/kafka',
    contract: 'KafkaImage.official',
    source: 'https://github.com/apache/kafka/tree/3.9/docker (jvm/Dockerfile, resources/common-scripts)',
  },
  {
    names: ['apache/kafka-native', 'kafka-native'],
    products: ['kafka'],
    volumes: ['/etc/kafka/secrets', '/mnt/shared/config'],
    dataDefaults: { 'log.dirs': '/tmp/kafka-logs' },
    variables: WITH_UNDERSCORES,
    versions: 'plain',
    source: 'https://github.com/apache/kafka/tree/3.9/docker (native/Dockerfile, resources/common-scripts)',
  },
  {
    names: CONFLUENT_NAMES,
    products: ['kafka'],
    volumes: ['/var/lib/kafka/data', '/etc/kafka/secrets'],
    dataDefaults: { 'log.dirs': '/var/lib/kafka/data' },
    variables: WITH_UNDERSCORES,
    versions: 'confluent',
    // configure exits: port and host are deprecated
    refusedLinks: [
      { variable: 'KAFKA_PORT' },
      { variable: 'KAFKA_HOST' },
      { variable: 'KAFKA_ADVERTISED_PORT' },
      { variable: 'KAFKA_ADVERTISED_HOST' },
    ],
    source:
      'https://github.com/confluentinc/kafka-images/tree/master/kafka (Dockerfile.ubi8, include/etc/confluent/docker/configure)',
  },
  {
    names: ['bitnami/kafka', 'bitnamilegacy/kafka', 'bitnamisecure/kafka', 'bitnami-containers/kafka', 'bitnami-kafka'],
    products: ['kafka'],
    volumes: [],
    dataDefaults: { 'log.dirs': '/bitnami/kafka/data' },
    variables: BITNAMI_KAFKA_VARIABLES,
    versions: 'plain',
    home: '/opt/bitnami/kafka',
    source:
      'https://github.com/bitnami/containers/tree/main/bitnami/kafka (Dockerfile, rootfs/opt/bitnami/scripts/libkafka.sh, kafka-env.sh)',
  },
  {
    names: ['wurstmeister/kafka'],
    products: ['kafka'],
    volumes: ['/kafka'],
    dataDefaults: { 'log.dirs': '/kafka/kafka-logs-$HOSTNAME' },
    variables: { ...WITH_DOTS, names: { BROKER_ID_COMMAND: ['broker.id'] } },
    versions: 'scala',
    // it becomes port=tcp://…, which is not a number; its last release has Kafka 2.8
    refusedLinks: [{ variable: 'KAFKA_PORT' }, { variable: 'KAFKA_ADVERTISED_PORT' }],
    home: '/opt/kafka',
    source: 'https://github.com/wurstmeister/kafka-docker (Dockerfile, start-kafka.sh)',
  },
  {
    names: ['debezium/kafka'],
    products: ['kafka'],
    volumes: ['/kafka/data', '/kafka/logs', '/kafka/config'],
    dataDefaults: { 'log.dirs': '/kafka/data/{node.id}' },
    variables: {
      ...WITH_DOTS,
      names: {
        BROKER_ID: ['broker.id', 'node.id'],
        NODE_ID: ['broker.id', 'node.id'],
        ZOOKEEPER_CONNECT: ['zookeeper.connect'],
      },
      fixed: ['log.dirs'],
    },
    versions: 'none',
    // it becomes the port in the default of listeners
    refusedLinks: [
      { variable: 'KAFKA_PORT', unless: ['KAFKA_LISTENERS'] },
      { variable: 'KAFKA_ADVERTISED_PORT', unless: ['KAFKA_ADVERTISED_LISTENERS'] },
    ],
    home: '/kafka',
    source: 'https://github.com/debezium/container-images/tree/main/kafka (Dockerfile, docker-entrypoint.sh)',
  },
  {
    names: ['strimzi/kafka', 'amq-streams-kafka'],
    products: ['kafka'],
    volumes: [],
    dataDefaults: {},
    versions: 'named',
    home: '/opt/kafka',
    source: 'https://github.com/strimzi/strimzi-kafka-operator/tree/main/docker-images/kafka-based',
  },
  {
    names: ['solsson/kafka'],
    products: ['kafka'],
    volumes: [],
    dataDefaults: { 'log.dirs': '/tmp/kafka-logs' },
    versions: 'plain',
    home: '/opt/kafka',
    source: 'https://github.com/solsson/dockerfiles (kafka); used by https://github.com/Yolean/kubernetes-kafka',
  },
  {
    names: ['banzaicloud/kafka', 'adobe/kafka'],
    products: ['kafka'],
    volumes: [],
    dataDefaults: {},
    versions: 'scala',
    home: '/opt/kafka',
    source: 'https://github.com/banzaicloud/koperator (docker/kafka)',
  },
  {
    names: ['ches/kafka'],
    products: ['kafka'],
    volumes: ['/data', '/logs'],
    dataDefaults: { 'log.dirs': '/data' },
    variables: {
      prefixes: [],
      names: Object.fromEntries(
        [
          'AUTO_CREATE_TOPICS_ENABLE',
          'BROKER_ID',
          'DEFAULT_REPLICATION_FACTOR',
          'DELETE_TOPIC_ENABLE',
          'INTER_BROKER_PROTOCOL_VERSION',
          'LOG_MESSAGE_FORMAT_VERSION',
          'LOG_RETENTION_HOURS',
          'OFFSETS_RETENTION_MINUTES',
          'NUM_PARTITIONS',
        ].map((name) => [`KAFKA_${name}`, [name.toLowerCase().replaceAll('_', '.')]]),
      ),
    },
    versions: 'plain',
    refusedLinks: [{ variable: 'KAFKA_PORT' }, { variable: 'KAFKA_ADVERTISED_PORT' }],
    home: '/kafka',
    source: 'https://github.com/ches/docker-kafka (Dockerfile, start.sh)',
  },
  {
    names: ['spotify/kafka'],
    products: ['kafka', 'zookeeper'],
    volumes: [],
    dataDefaults: { 'log.dirs': '/tmp/kafka-logs', dataDir: '/var/lib/zookeeper' },
    versions: 'none',
    source: 'https://github.com/spotify/docker-kafka/tree/master/kafka (Dockerfile)',
  },
  {
    names: ['landoop/fast-data-dev', 'lensesio/fast-data-dev', 'lensesio/box'],
    products: ['kafka', 'zookeeper'],
    volumes: [],
    dataDefaults: { 'log.dirs': '/data/kafka', dataDir: '/data/zookeeper' },
    variables: WITH_DOTS,
    versions: 'plain',
    source:
      'https://github.com/lensesio/fast-data-dev (Dockerfile, filesystem/usr/local/share/landoop/config_kafka.sh)',
  },
];

/** How an image that is not known is taken to read `KAFKA_…`, if it has several such variables. */
export const KAFKA_VARIABLES = WITH_UNDERSCORES;
