import { heapOptions } from '../java/heap';
import { parseQuantity } from '../kubernetes/quantity';
import { member } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import { containersOf, podSpecOf } from '../manifests/pods';
import { type Environment, environmentOf, type ObjectLookup } from './environment';
import { type Server, serversOf } from './servers';

/** The heap of a JVM in a container, and the memory that the container may use, both in bytes. */
export interface HeapAndLimit {
  readonly container: string;
  readonly heap: number;
  readonly limit: number;
  /** Whether it is that of a server: tools seldom need as much besides their heap. */
  readonly isServer: boolean;
}

/** The containers of a workload whose heap and memory limit are both known. */
export function heapsOf(workload: Manifest, objects: ObjectLookup): readonly HeapAndLimit[] {
  const servers = new Map(serversOf(workload, objects).map((server) => [server.container, server]));
  return containersOf(workload).flatMap((container): HeapAndLimit[] => {
    const limit = memoryLimitOf(container, workload);
    if (limit === undefined) return [];
    const environment = environmentOf(container, workload.metadata.namespace, objects);
    const options = optionsOf(container, environment, servers.get(container));
    const { max, maxPercentage } = heapOptions(options);
    const heap = max ?? (maxPercentage === undefined ? undefined : (limit * maxPercentage) / 100);
    return heap === undefined
      ? []
      : [{ container: String(container.name), heap, limit, isServer: servers.has(container) }];
  });
}

/** The limit of a container, or that of the whole pod. */
function memoryLimitOf(container: Record<string, unknown>, workload: Manifest): number | undefined {
  const ofPod = member(podSpecOf(workload), 'resources', 'limits', 'memory');
  const limit = member(container, 'resources', 'limits', 'memory') ?? ofPod;
  return limit === undefined || limit === null ? undefined : parseQuantity(String(limit));
}

/** How a start script puts the options of its JVM together: the later ones count. */
interface StartScript {
  /** Variables in place of the default. */
  readonly heap: readonly string[];
  readonly default: (environment: Environment) => string;
  readonly more: readonly string[];
}

const variableIn = (environment: Environment, name: string): string => environment.get(name)?.value ?? '';

const megabytes = (environment: Environment, name: string, fallback: string): string =>
  `-Xmx${/^\d+$/.test(variableIn(environment, name)) ? variableIn(environment, name) : fallback}m`;

const KAFKA_SCRIPTS = ['KAFKA_JVM_PERFORMANCE_OPTS', 'KAFKA_JMX_OPTS', 'KAFKA_OPTS'];

/**
 * The start scripts of Kafka, which ZooKeeper may be started with too, and those of ZooKeeper.
 *
 * @see https://github.com/apache/kafka/blob/3.9/bin/kafka-run-class.sh
 * @see https://github.com/apache/zookeeper/blob/release-3.9.4/bin/zkEnv.sh
 */
const START_SCRIPTS = {
  kafka: { heap: ['KAFKA_HEAP_OPTS'], default: () => '-Xmx1G', more: KAFKA_SCRIPTS },
  zookeeperOfKafka: { heap: ['KAFKA_HEAP_OPTS'], default: () => '-Xmx512M', more: KAFKA_SCRIPTS },
  zookeeper: {
    heap: [],
    default: (environment) => megabytes(environment, 'ZK_SERVER_HEAP', '1000'),
    more: ['SERVER_JVMFLAGS', 'JVMFLAGS'],
  },
  zookeeperOfBitnami: {
    heap: [],
    default: (environment) => megabytes(environment, 'ZOO_HEAP_SIZE', '1024'),
    more: ['SERVER_JVMFLAGS', 'JVMFLAGS'],
  },
} as const satisfies Readonly<Record<string, StartScript>>;

function startScriptOf({ type, container, environment }: Server): StartScript {
  if (type === 'broker') return START_SCRIPTS.kafka;
  const image = String(container.image);
  if (environment.has('ZOO_HEAP_SIZE') || /bitnami/.test(image)) return START_SCRIPTS.zookeeperOfBitnami;
  return /cp-zookeeper|kafka/.test(image) ? START_SCRIPTS.zookeeperOfKafka : START_SCRIPTS.zookeeper;
}

/** Variables that every JVM reads: the first two before its arguments, the last one after them. */
const [TOOL_OPTIONS, JDK_OPTIONS, LAST_OPTIONS] = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'];

/** Variables that scripts of other programs use. */
const OF_OTHERS = ['KAFKA_HEAP_OPTS', 'JVMFLAGS', 'JAVA_OPTS', 'JVM_OPTS'];

/** All options of the JVM of a container, in the order in which they count. */
function optionsOf(container: Record<string, unknown>, environment: Environment, server: Server | undefined): string {
  const { command, args } = container;
  const words = [command, args].flat().filter((word) => typeof word === 'string');
  const script = server === undefined ? undefined : startScriptOf(server);
  const names = script === undefined ? OF_OTHERS : [...script.heap, ...script.more];
  const isSet = script?.heap.some((name) => variableIn(environment, name) !== '') === true;
  return [
    ...[TOOL_OPTIONS, JDK_OPTIONS].map((name) => variableIn(environment, name)),
    script === undefined || isSet ? '' : script.default(environment),
    ...names.map((name) => variableIn(environment, name)),
    ...words.map((word) => word.replace(/--heap=(\d+[kmgt]?)/gi, '-Xmx$1')),
    variableIn(environment, LAST_OPTIONS),
  ].join(' ');
}
