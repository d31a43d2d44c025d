import type { k8s } from 'cdk8s-plus-27';
import { propertiesFile } from '../../java/write-properties';
import { intOrString } from '../../kubernetes/manifest';
import { heapFlags, SERVER_FLAGS } from '../../workload/jvm-options';
import type { ServerContainer } from '../../workload/server-container';
import { shellQuote, shellScript } from '../../workload/shell-script';
import { START_BROKER } from '../scripts/scripts';
import { DYNAMIC_FILE, type KafkaServer } from './kafka-server';

/** Directories that the image declares as VOLUME: mounted exactly, or the runtime would put an empty directory over them. */
const DATA = '/var/lib/kafka/data';
const CONFIGURATION = '/mnt/shared/config';

/** Below the mount: a disk's own `lost+found` in a log directory stops the broker. */
const LOG_DIRS = `${DATA}/topics`;

/** Kafka's command-line tools. */
export const TOOLS = '/opt/kafka/bin';

/** Where the start script and the command-line tools write. */
const SERVER_LOGS = '/opt/kafka/logs';

/** What the start script sets, and the prop that it is taken from. */
const RESERVED_ENV = {
  KAFKA_HEAP_OPTS: 'heap',
  KAFKA_OPTS: 'jvmOptions',
  KAFKA_JVM_PERFORMANCE_OPTS: 'jvmOptions',
  KAFKA_GC_LOG_OPTS: 'jvmOptions',
  KAFKA_LOG4J_OPTS: 'log4jProperties',
};

/** Seconds between two startup probes. */
const STARTUP_PERIOD = 2;

/** One broker in the image of the Kafka project. */
export function officialKafkaContainer(reference: string, server: KafkaServer): ServerContainer {
  const { probePort, startupSeconds, dynamicProperties } = server;
  return {
    name: 'kafka',
    image: reference,
    // not the image's entrypoint, which formats storage for KRaft and fails for a broker that uses ZooKeeper
    command: ['bash', '-ec'],
    args: [startScript(server)],
    env: [{ name: 'POD_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } }],
    reservedEnv: RESERVED_ENV,
    config: {
      'server.properties': propertiesFile([
        { comment: 'data of this broker', entries: { 'log.dirs': LOG_DIRS } },
        { comment: 'identical on every broker; the rest is set on the command line', entries: server.properties },
      ]),
      ...(Object.keys(dynamicProperties).length === 0
        ? {}
        : {
            [DYNAMIC_FILE]: propertiesFile([
              {
                comment: 'changes to these take effect without a restart',
                entries: dynamicProperties,
              },
            ]),
          }),
      'log4j.properties': server.log4jProperties,
    },
    configPath: CONFIGURATION,
    dataPath: DATA,
    writablePaths: ['/tmp', SERVER_LOGS],
    probes: {
      // the port opens when the logs are recovered and ZooKeeper is reached, which may take very long
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

function tcp(port: number): k8s.TcpSocketAction {
  return { port: intOrString(port) };
}

function startScript({ heap, jvmOptions, podProperties, dynamicProperties }: KafkaServer): string {
  const files = ['server.properties', ...(Object.keys(dynamicProperties).length === 0 ? [] : [DYNAMIC_FILE])];
  return shellScript(
    {
      HEAP: shellQuote(heapFlags(heap)),
      JVM_OPTIONS: shellQuote([...SERVER_FLAGS, ...jvmOptions].join(' ')),
      CONFIG: CONFIGURATION,
      FILES: shellQuote(files.join(' ')),
    },
    START_BROKER,
    Object.entries(podProperties).map(([key, value]) => `--override "${key}=${value}"`),
  );
}
