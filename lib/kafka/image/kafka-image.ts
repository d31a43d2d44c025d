import type { k8s } from 'cdk8s-plus-27';
import { propertiesFile } from '../../java/write-properties';
import { intOrString } from '../../kubernetes/manifest';
import { heapFlags, SERVER_FLAGS } from '../../workload/jvm-options';
import type { ServerContainer } from '../../workload/server-container';
import { shellQuote } from '../../workload/shell';
import { FORGET_IN_SYNC, inSyncProbe } from '../rolling/in-sync-probe';

/** The settings of a broker, as an image contract sees them. */
export interface KafkaServer {
  /** Heap as a quantity: `1Gi`. */
  readonly heap: string;
  /** More options for the JVM. */
  readonly jvmOptions: string[];
  /** Broker properties that are the same in every pod, without the log folder, which only the image knows. */
  readonly properties: { [key: string]: string };
  /**
   * Broker properties that differ in each pod, as words for a POSIX shell: they may hold `$HOSTNAME`, `${HOSTNAME##*-}`
   * and `$POD_NAMESPACE`, which the container's environment has to offer.
   */
  readonly podProperties: { [key: string]: string };
  /** Text of log4j.properties. */
  readonly log4jProperties: string;
  /** Port on which the kubelet can see whether the broker serves. */
  readonly probePort: number;
  /** Seconds that a broker may take from its start until it serves. */
  readonly startupSeconds: number;
  /** Whether a broker becomes ready only when it is in sync in every partition that it holds: see `RollGate`. */
  readonly readyInSync: boolean;
  /** Keys of `properties` whose change restarts nothing: see `ConfigUpdates`. */
  readonly liveKeys: string[];
  /** The comment under which they stand at the end of the file: a Job finds them by it. */
  readonly liveNote: string;
}

/**
 * How an image of Kafka is configured and started. Extend it for an image with a contract of its own: its one method turns
 * the settings into a container.
 */
export abstract class KafkaImage {
  /**
   * The image of the Kafka project, or a copy of it in another registry.
   *
   * @param reference defaults to `apache/kafka:3.9.2`; 3.9 is the last line that keeps metadata in ZooKeeper
   * @see https://hub.docker.com/r/apache/kafka
   */
  public static official(reference: string = 'apache/kafka:3.9.2'): KafkaImage {
    return new OfficialImage(reference, '3.9', TOOLS);
  }

  /**
   * Tells the two kinds of contracts apart.
   *
   * @internal
   */
  public readonly _product = 'kafka';

  /**
   * @param reference name of the image with its tag or digest
   * @param kafkaVersion version of Kafka in the image, such as `3.9`, by which properties are checked; those of a version that
   * is not known here are taken as they are
   * @param toolsPath folder of Kafka's command-line tools in the image, such as `/opt/kafka/bin`, with bash beside them; without
   * it, every change of the configuration restarts the brokers. The container then has to have a file `server.properties` in its
   * `configPath` that ends with the section of `liveKeys`, and `/tmp` among its `scratchPaths`.
   */
  protected constructor(
    public readonly reference: string,
    public readonly kafkaVersion: string = '3.9',
    public readonly toolsPath?: string,
  ) {}

  /**
   * The container that runs one broker.
   *
   * @param server the settings, in the words of the server
   */
  public abstract container(server: KafkaServer): ServerContainer;
}

/** Folders that the image declares as VOLUME: mounted exactly, or the runtime would put an empty folder over them. */
const DATA = '/var/lib/kafka/data';
const CONFIGURATION = '/mnt/shared/config';

/** Below the mount: a disk's own `lost+found` in a log folder stops the broker. */
const LOG_DIRS = `${DATA}/topics`;

/** Kafka's command-line tools. */
const TOOLS = '/opt/kafka/bin';

/** Where the start script and the command-line tools want to write. */
const SERVER_LOGS = '/opt/kafka/logs';

/** Loaded classes, stored when the image is built: they shorten the start (docker/jvm/Dockerfile of Kafka). */
const CLASS_ARCHIVE = '/opt/kafka/kafka.jsa';

/** What the start script sets, and the prop that it is taken from. */
const OWNED_ENV = {
  KAFKA_HEAP_OPTS: 'heap',
  KAFKA_OPTS: 'jvmOptions',
  KAFKA_JVM_PERFORMANCE_OPTS: 'jvmOptions',
  KAFKA_GC_LOG_OPTS: 'jvmOptions',
  KAFKA_LOG4J_OPTS: 'log4jProperties',
};

/** An option that chooses a garbage collector. */
const COLLECTOR = /^-XX:\+Use\w+GC$/;

/** Seconds between two looks at a starting broker. */
const STARTUP_PERIOD = 2;

class OfficialImage extends KafkaImage {
  public container(server: KafkaServer): ServerContainer {
    const { probePort, startupSeconds, podProperties } = server;
    const [live, fixed] = partition(server.properties, server.liveKeys);
    const sync = { port: probePort, brokerId: podProperties['broker.id'], toolsPath: TOOLS, logDir: LOG_DIRS };
    return {
      name: 'kafka',
      image: this.reference,
      // not the image's entrypoint: that one formats storage for KRaft, and fails for a broker that uses ZooKeeper
      command: ['bash', '-ec'],
      args: [startScript(server)],
      env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
      ownedEnv: OWNED_ENV,
      config: {
        'server.properties': propertiesFile([
          { comment: 'where this broker keeps its data', entries: { 'log.dirs': LOG_DIRS } },
          { comment: 'the same for every broker; what differs is given at the start', entries: fixed },
          { comment: server.liveNote, entries: live },
        ]),
        'log4j.properties': server.log4jProperties,
      },
      configPath: CONFIGURATION,
      dataPath: DATA,
      scratchPaths: ['/tmp', SERVER_LOGS],
      probes: {
        // the port opens when the logs are recovered and ZooKeeper is there, which may take very long
        startup: {
          tcpSocket: tcp(probePort),
          periodSeconds: STARTUP_PERIOD,
          failureThreshold: Math.ceil(startupSeconds / STARTUP_PERIOD),
        },
        readiness: server.readyInSync
          ? inSyncProbe(sync)
          : { tcpSocket: tcp(probePort), periodSeconds: 5, timeoutSeconds: 5 },
        // lenient: a restart costs a recovery, and what is only slow gets no better by it
        liveness: { tcpSocket: tcp(probePort), periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 6 },
      },
    };
  }
}

/** Entries with these keys, and all others. */
function partition(entries: { [key: string]: string }, keys: readonly string[]): Record<string, string>[] {
  const those = (within: boolean) => Object.entries(entries).filter(([key]) => keys.includes(key) === within);
  return [Object.fromEntries(those(true)), Object.fromEntries(those(false))];
}

function tcp(port: number): k8s.TcpSocketAction {
  return { port: intOrString(port) };
}

/** The JVM gets its options here and not from the container's environment, which tools run by kubectl exec inherit. */
function startScript({ heap, jvmOptions, podProperties, readyInSync }: KafkaServer): string {
  const options = [...SERVER_FLAGS, ...jvmOptions].join(' ');
  const overrides = Object.entries(podProperties).map(([key, value]) => `--override "${key}=${value}"`);
  return [
    ...(readyInSync ? [FORGET_IN_SYNC] : []),
    `export KAFKA_HEAP_OPTS=${shellQuote(heapFlags(heap))}`,
    `export KAFKA_OPTS=${shellQuote(options)}`,
    `if [ -e ${CLASS_ARCHIVE} ]; then KAFKA_OPTS+=' -XX:SharedArchiveFile=${CLASS_ARCHIVE}'; fi`,
    // Kafka's own options choose G1, and two collectors are an error: another one takes their place
    ...(jvmOptions.some((option) => COLLECTOR.test(option)) ? ["export KAFKA_JVM_PERFORMANCE_OPTS='-server'"] : []),
    // warnings of the collector to the console instead of everything to files
    "export KAFKA_GC_LOG_OPTS='-Xlog:gc*=warning:stdout'",
    `export KAFKA_LOG4J_OPTS='-Dlog4j.configuration=file:${CONFIGURATION}/log4j.properties'`,
    [`exec /opt/kafka/bin/kafka-server-start.sh ${CONFIGURATION}/server.properties`, ...overrides].join(' \\\n  '),
    '',
  ].join('\n');
}
