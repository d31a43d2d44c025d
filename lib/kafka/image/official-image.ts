import type { k8s } from 'cdk8s-plus-27';
import { propertiesFile } from '../../java/write-properties';
import { intOrString } from '../../kubernetes/manifest';
import { CLIENT_FILE, DYNAMIC_FILE, FEATURES_FILE, SERVER_FILE } from '../../server-config/kafka/file-names';
import type * as follow from '../../workload/follow-certificate';
import { BRIEF_START, heapFlags, SERVER_FLAGS } from '../../workload/jvm-options';
import type { ServerContainer } from '../../workload/server-container';
import { shellQuote, shellScript } from '../../workload/shell-script';
import type * as guard from '../metadata/migration-guard';
import { FORMAT_NODE, RUN_BROKER, RUN_NODE, SERVER_JVM, START_BROKER, START_NODE } from '../scripts/scripts';
import type { KafkaFormat, KafkaServer } from './kafka-server';

/** Directories that the image declares as VOLUME: mounted exactly, or the runtime would put an empty directory over them. */
const DATA = '/var/lib/kafka/data';
const CONFIGURATION = '/mnt/shared/config';

/** Where no VOLUME of the image is: the disk of the metadata log. More disks for data are numbered beside the first. */
const METADATA_MOUNT = '/var/lib/kafka/metadata';

/** Below a mount: a disk's own `lost+found` in a log directory stops the broker. */
const LOG_DIR = 'topics';
const METADATA_LOG_DIR = 'log';

/** Kafka's command-line tools. */
export const TOOLS = '/opt/kafka/bin';

/** Where the start script and the command-line tools write. */
const SERVER_LOGS = '/opt/kafka/logs';

/** What the file says of its properties. */
const COMMENTS = {
  zookeeper: 'identical on every broker; the rest is set on the command line',
  kraft: 'identical on every node of this set; the start script adds the rest',
};

/** What the start script sets, and the prop that it is taken from. */
const RESERVED_ENV = {
  KAFKA_HEAP_OPTS: 'heap',
  KAFKA_OPTS: 'jvmOptions',
  KAFKA_JVM_PERFORMANCE_OPTS: 'jvmOptions',
  KAFKA_GC_LOG_OPTS: 'jvmOptions',
};

/**
 * Seconds that a controller continues when its pod is deleted: when all pods are deleted at once, brokers still find a quorum to hand
 * their partitions over. Without one, they would wait for five minutes.
 */
const CONTROLLER_STOP_DELAY = 2;

/** Seconds between two startup probes. */
const STARTUP_PERIOD = 2;

/** How a version of Kafka learns what to log: the file, the prop with its text, and the option of the JVM. */
interface Logging {
  readonly file: string;
  readonly prop: 'log4jProperties' | 'log4j2Yaml';
  readonly option: string;
}

const LOG4J1_FILE = 'log4j.properties';
const LOG4J2_FILE = 'log4j2.yaml';

const LOG4J1_LOGGING: Logging = {
  file: LOG4J1_FILE,
  prop: 'log4jProperties',
  option: `-Dlog4j.configuration=file:${CONFIGURATION}/${LOG4J1_FILE}`,
};

const LOG4J2_LOGGING: Logging = {
  file: LOG4J2_FILE,
  prop: 'log4j2Yaml',
  option: `-Dlog4j2.configurationFile=${CONFIGURATION}/${LOG4J2_FILE}`,
};

/** Kafka logs through Log4j 2 since 4.0. */
export function loggingOf(kafkaVersion: string): Logging {
  return kafkaVersion.startsWith('3.') ? LOG4J1_LOGGING : LOG4J2_LOGGING;
}

/**
 * A pod that is being replaced has no name for a moment. Java would remember for ten seconds that there is none, and a new controller
 * would not reach the others for as long.
 */
const FORGET_MISSING_NAMES = '-Dsun.net.inetaddr.negative.ttl=1';

/** What the contract needs to know about its image. */
interface ImageFacts {
  readonly reference: string;
  readonly kafkaVersion: string;
}

/** One node in the image of the Kafka project. */
export function officialKafkaContainer(image: ImageFacts, server: KafkaServer): ServerContainer {
  const { probePort, startupSeconds, dataVolumes, hasMetadataVolume } = server;
  const logging = loggingOf(image.kafkaVersion);
  const additional = Array.from({ length: dataVolumes - 1 }, (_, index) => `${DATA}-${index + 1}`);
  return {
    name: 'kafka',
    image: image.reference,
    // not the image's entrypoint: it formats storage at each start, and fails for a broker that uses ZooKeeper
    command: ['bash', '-ec'],
    args: [startScript(server, logging)],
    preStop: server.roles.includes('broker') ? undefined : ['sleep', String(CONTROLLER_STOP_DELAY)],
    env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
    reservedEnv: { ...RESERVED_ENV, KAFKA_LOG4J_OPTS: logging.prop },
    config: {
      [SERVER_FILE]: propertiesFile([
        {
          comment: server.format === undefined ? 'data of this broker' : 'data of this node',
          entries: dataLocations(additional, server),
        },
        { comment: COMMENTS[server.format === undefined ? 'zookeeper' : 'kraft'], entries: server.properties },
      ]),
      ...whenNotEmpty(DYNAMIC_FILE, 'changes to these take effect without a restart', server.dynamicProperties),
      ...whenNotEmpty(
        FEATURES_FILE,
        'the features of the cluster are at least those of this version',
        features(server),
      ),
      ...whenNotEmpty(CLIENT_FILE, 'for the command-line tools: --command-config', server.clientProperties),
      [logging.file]: server[logging.prop],
    },
    configPath: CONFIGURATION,
    dataPath: DATA,
    additionalDataPaths: additional.length === 0 ? undefined : additional,
    metadataPath: hasMetadataVolume ? METADATA_MOUNT : undefined,
    writablePaths: ['/tmp', SERVER_LOGS],
    probes: {
      // the port opens when the logs are recovered and the metadata is reached, which may take very long
      startup: {
        tcpSocket: tcp(probePort),
        periodSeconds: STARTUP_PERIOD,
        failureThreshold: Math.ceil(startupSeconds / STARTUP_PERIOD),
      },
      readiness: { tcpSocket: tcp(probePort), periodSeconds: 5, timeoutSeconds: 5 },
      // lenient: restarting a slow broker only adds a log recovery
      liveness: { tcpSocket: tcp(probePort), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
    },
  };
}

/** Where the node keeps its data. Without a key of its own, the metadata would move when the first directory changes. */
function dataLocations(
  additional: readonly string[],
  { format, hasMetadataVolume }: KafkaServer,
): Record<string, string> {
  const dirs = [DATA, ...additional].map((mount) => `${mount}/${LOG_DIR}`);
  const metadata = hasMetadataVolume ? `${METADATA_MOUNT}/${METADATA_LOG_DIR}` : dirs[0];
  return { 'log.dirs': dirs.join(','), ...(format === undefined ? {} : { 'metadata.log.dir': metadata }) };
}

function features({ format, roles }: KafkaServer): Record<string, string> {
  const level = roles.includes('controller') ? format?.metadataVersion : undefined;
  return level === undefined ? {} : { 'metadata.version': level };
}

/** A file of properties with a comment; none if there are no properties. */
function whenNotEmpty(file: string, comment: string, entries: Record<string, string>): Record<string, string> {
  return Object.keys(entries).length === 0 ? {} : { [file]: propertiesFile([{ comment, entries }]) };
}

function tcp(port: number): k8s.TcpSocketAction {
  return { port: intOrString(port) };
}

function startScript(server: KafkaServer, { option }: Logging): string {
  const { heap, jvmOptions, podProperties, dynamicProperties, format, roles, certificateFiles } = server;
  const flags = [
    // controllers have little to compute, as a ZooKeeper server
    ...(roles.includes('broker') ? [] : [BRIEF_START]),
    ...SERVER_FLAGS,
    ...(format === undefined ? [] : [FORGET_MISSING_NAMES]),
  ];
  const files = [SERVER_FILE, ...(Object.keys(dynamicProperties).length === 0 ? [] : [DYNAMIC_FILE])];
  const variables = {
    HEAP: shellQuote(heapFlags(heap)),
    JVM_OPTIONS: shellQuote([...flags, ...jvmOptions].join(' ')),
    CONFIG: CONFIGURATION,
    FILES: shellQuote(files.join(' ')),
  };
  const before =
    certificateFiles &&
    (require('../../workload/follow-certificate') as typeof follow).followCertificate(certificateFiles);
  const ownProperties = Object.entries(podProperties);
  return format === undefined
    ? `${before ?? ''}${shellScript(
        variables,
        [START_BROKER, SERVER_JVM, RUN_BROKER].join(''),
        ownProperties.map(([key, value]) => `--override "${key}=${value}"`),
      )}`
    : shellScript(
        { ...variables, LOG4J: option, ...clusterIdentity(format) },
        [START_NODE, guardOf(format), FORMAT_NODE, SERVER_JVM, RUN_NODE].join(''),
        ownProperties.map(([key, value]) => `"${key}=${value}"`),
      );
}

/** What the id of the cluster is made from, if it is not given. */
function clusterIdentity({ clusterName, clusterId = '', migratesFrom }: KafkaFormat): Record<string, string> {
  return {
    CLUSTER: shellQuote(clusterName),
    CLUSTER_ID: shellQuote(clusterId),
    ...(migratesFrom === undefined ? {} : { ZOOKEEPER: shellQuote(migratesFrom) }),
  };
}

/** What the controllers of a migration look at before they format a disk. */
function guardOf({ migratesFrom }: KafkaFormat): string {
  return migratesFrom === undefined ? '' : (require('../metadata/migration-guard') as typeof guard).migrationGuard();
}
