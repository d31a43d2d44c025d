import { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { podAddresses, podHost, serviceName } from '../kubernetes/names';
import { isWritable } from '../lint/props/config-values';
import { DisruptionBudget } from '../workload/disruption-budget';
import { resolveWorkload, type Workload } from '../workload/workload';
import type { ZookeeperConnection } from '../zookeeper/connection';
import type { ConfigUpdates } from './dynamic-config/dynamic-config';
import { type LiveProperties, liveProperties } from './dynamic-config/dynamic-properties';
import { KafkaImage, type KafkaServer } from './image/kafka-image';
import { CONSOLE_LOG4J } from './image/log4j';
import type { KafkaClusterProps } from './kafka-cluster-props';
import { advertisedListeners, INTERNAL_LISTENER, type Listener, listenerProperties } from './listeners/listener';
import { SHUTDOWN_BACKOFF_MS, SHUTDOWN_RETRIES, wholeNumber, ZOOKEEPER_PATIENCE_MS } from './properties/whole-numbers';
import { RollGate } from './rolling/broker-readiness';
import { gracePeriod, spareReplicas } from './rolling/shutdown';

/** A cluster with every default filled in. */
export interface KafkaSettings {
  readonly workload: Workload;
  readonly image: KafkaImage;
  readonly server: KafkaServer;
  readonly listeners: readonly Listener[];
  readonly firstBrokerId: number;
  /** Undefined where none was given, or nothing that could be used. */
  readonly zookeeper: ZookeeperConnection | undefined;
  /** Broker properties that the user gave. */
  readonly givenConfig: { readonly [key: string]: unknown };
  readonly pluginKeys: readonly string[];
  readonly configUpdates: ConfigUpdates | undefined;
  /** The properties that change without a restart. */
  readonly live: LiveProperties;
  /** `host:port` of every broker, separated by commas. */
  readonly bootstrapServers: string;
}

/** Copies that survive the loss of one while another is down for maintenance. More cost writes and disks. */
const REPLICATION_FACTOR = 3;

/** What a broker may need after a crash to read its logs again, before its port opens. */
const LOG_RECOVERY = Duration.hours(1);

/** The greatest replication factor that is both useful and possible. */
export function replicationFactor(brokers: number): number {
  return Math.max(1, Math.min(REPLICATION_FACTOR, brokers));
}

/** Writes go on with one copy missing, and are still on two disks where there are three copies. */
export function minInSyncReplicas(replicas: number): number {
  return Math.max(1, replicas - 1);
}

/** Resolves the props of a cluster; those that were given in a wrong way are absent. */
export function resolveKafka(scope: IConstruct, props: Partial<KafkaClusterProps>): KafkaSettings {
  const brokers = props.brokers ?? 3;
  const firstBrokerId = props.firstBrokerId ?? 0;
  const listeners = [INTERNAL_LISTENER];
  const derived = derivedProperties(brokers, props.config ?? {});
  const given = asText(props.config ?? {});
  const tuned = { ...derived, ...given };
  const image = props.image ?? KafkaImage.official();
  const live = liveProperties(tuned, props.configUpdates, image);
  const workload = resolveWorkload(scope, props, brokers, {
    name: 'kafka',
    disruptionBudget: DisruptionBudget.maxUnavailable(spareReplicas(tuned)),
    terminationGracePeriod: gracePeriod(tuned),
    liveKeys: live.keys,
  });
  return {
    workload,
    image,
    live,
    configUpdates: props.configUpdates,
    listeners,
    firstBrokerId,
    zookeeper: props.zookeeper,
    givenConfig: props.config ?? {},
    pluginKeys: props.pluginKeys ?? [],
    bootstrapServers: bootstrapServers(workload, INTERNAL_LISTENER),
    server: {
      heap: workload.heap,
      jvmOptions: workload.jvmOptions,
      properties: {
        ...listenerProperties(listeners, INTERNAL_LISTENER),
        'zookeeper.connect': props.zookeeper?.connectString(workload.namespace) ?? '',
        ...tuned,
      },
      podProperties: {
        'broker.id': brokerId(firstBrokerId),
        'advertised.listeners': advertisedListeners(listeners, advertisedHost(workload)),
      },
      log4jProperties: props.log4jProperties ?? CONSOLE_LOG4J,
      probePort: INTERNAL_LISTENER.port.port,
      // a single broker has nobody to be in sync with
      readyInSync: (props.rollGate ?? (brokers > 1 ? RollGate.inSync() : RollGate.portOpen()))._waitsForSync,
      liveKeys: [...live.keys],
      liveNote: live.note,
      startupSeconds: wholeNumber(tuned, 'zookeeper.connection.timeout.ms') / 1000 + LOG_RECOVERY.toSeconds(),
    },
  };
}

/** Broker properties that follow from the number of brokers, each from the one before where that was given by hand. */
function derivedProperties(brokers: number, given: { readonly [key: string]: unknown }): Record<string, string> {
  const possible = replicationFactor(brokers);
  // what is no number is refused; nothing is made of it
  const factorOf = (key: string, otherwise = possible) => {
    const factor = Number(given[key] ?? otherwise);
    return Number.isInteger(factor) ? factor : otherwise;
  };
  // what the minimum of topics in general may ask for, the topics of Kafka itself must have too
  const internal = Math.max(possible, factorOf('default.replication.factor') || 0);
  return asText({
    'zookeeper.connection.timeout.ms': ZOOKEEPER_PATIENCE_MS,
    'controlled.shutdown.max.retries': SHUTDOWN_RETRIES,
    'controlled.shutdown.retry.backoff.ms': SHUTDOWN_BACKOFF_MS,
    'default.replication.factor': possible,
    'min.insync.replicas': minInSyncReplicas(factorOf('default.replication.factor')),
    'offsets.topic.replication.factor': internal,
    'transaction.state.log.replication.factor': internal,
    'transaction.state.log.min.isr': minInSyncReplicas(factorOf('transaction.state.log.replication.factor', internal)),
  });
}

/** The pod's ordinal, counted on from the first id, in shell arithmetic. */
function brokerId(first: number): string {
  return first === 0 ? '${HOSTNAME##*-}' : `$((\${HOSTNAME##*-} + ${first}))`;
}

/**
 * The host that a broker advertises. Where the chart says no namespace, the pod finds its own at start: names of the form
 * pod.service.namespace.svc are completed by every pod's resolver, so clients in other namespaces can follow them too.
 */
function advertisedHost({ name, namespace, clusterDomain }: Workload): string {
  const suffix = namespace === undefined ? '$POD_NAMESPACE.svc' : `${namespace}.svc.${clusterDomain}`;
  return `$HOSTNAME.${serviceName(name)}.${suffix}`;
}

function bootstrapServers(workload: Workload, { port }: Listener): string {
  return podAddresses(workload)
    .map((pod) => `${podHost(pod, undefined)}:${port.port}`)
    .join(',');
}

function asText(properties: { readonly [key: string]: unknown }): Record<string, string> {
  // what else is among them is refused by a rule
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, isWritable(value) ? String(value) : '']),
  );
}
