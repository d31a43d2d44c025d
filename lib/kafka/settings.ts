import { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { DisruptionBudget } from '../workload/disruption-budget';
import { podHost, serviceName } from '../workload/names';
import { resolveWorkload, type Workload } from '../workload/workload';
import { ZookeeperConnection } from '../zookeeper/zookeeper-connection';
import type { KafkaClusterProps } from './kafka-cluster-props';
import type { KafkaServer } from './kafka-image';
import { advertisedListeners, INTERNAL_LISTENER, type Listener, listenerProperties } from './listener';
import { CONSOLE_LOG4J } from './log4j';

/** A cluster with every default filled in. */
export interface KafkaSettings {
  readonly workload: Workload;
  readonly server: KafkaServer;
  readonly listeners: readonly Listener[];
  readonly firstBrokerId: number;
  readonly zookeeper: ZookeeperConnection;
  /** Broker properties that the user gave. */
  readonly givenConfig: { readonly [key: string]: unknown };
  /** `host:port` of every broker, separated by commas. */
  readonly bootstrapServers: string;
}

/** Copies that survive the loss of one while another is down for maintenance. More cost writes and disks. */
const REPLICATION_FACTOR = 3;

/**
 * How long a broker waits for an ensemble that is not there yet: as long as an ensemble may need whose images have to be
 * fetched and whose volumes have to be made. Kafka's own, 18 s, makes a crash loop of it.
 */
const ZOOKEEPER_PATIENCE = Duration.minutes(10);

/** What a broker may need after a crash to read its logs again, before its port opens. */
const LOG_RECOVERY = Duration.hours(1);

/** What a broker may need to close its logs once its partitions are led by others. */
const LOG_CLOSING = Duration.minutes(3);

/** Kafka's own defaults for the keys from which something else is derived here (ServerLogConfigs, ReplicationConfigs 3.9). */
const KAFKA_DEFAULTS = {
  'controlled.shutdown.max.retries': 3,
  'controlled.shutdown.retry.backoff.ms': 5000,
  'controller.socket.timeout.ms': 30_000,
};

/** The greatest replication factor that is both useful and possible. */
export function replicationFactor(brokers: number): number {
  return Math.max(1, Math.min(REPLICATION_FACTOR, brokers));
}

/** Writes go on with one copy missing, and are still on two disks where there are three copies. */
export function minInSyncReplicas(replicas: number): number {
  return Math.max(1, replicas - 1);
}

/** Stands for a connection that was not given, until a rule says so. */
export const NOWHERE = ZookeeperConnection.of('nowhere:2181');

/** Resolves the props of a cluster; those that were given in a wrong way are absent. */
export function resolveKafka(scope: IConstruct, props: Partial<KafkaClusterProps>): KafkaSettings {
  const zookeeper = props.zookeeper ?? NOWHERE;
  const brokers = props.brokers ?? 3;
  const firstBrokerId = props.firstBrokerId ?? 0;
  const listeners = [INTERNAL_LISTENER];
  const derived = derivedProperties(brokers, props.config ?? {});
  const given = asText(props.config ?? {});
  const tuned = { ...derived, ...given };
  const workload = resolveWorkload(scope, props, brokers, {
    name: 'kafka',
    disruptionBudget: DisruptionBudget.maxUnavailable(spareReplicas(tuned)),
    terminationGracePeriod: gracePeriod(tuned),
  });
  return {
    workload,
    listeners,
    firstBrokerId,
    zookeeper,
    givenConfig: props.config ?? {},
    bootstrapServers: bootstrapServers(workload, INTERNAL_LISTENER),
    server: {
      heap: workload.heap,
      jvmOptions: workload.jvmOptions,
      properties: {
        ...listenerProperties(listeners, INTERNAL_LISTENER),
        'zookeeper.connect': zookeeper.connectString(workload.namespace),
        ...tuned,
      },
      podProperties: {
        'broker.id': brokerId(firstBrokerId),
        'advertised.listeners': advertisedListeners(listeners, advertisedHost(workload)),
      },
      log4jProperties: props.log4jProperties ?? CONSOLE_LOG4J,
      probePort: INTERNAL_LISTENER.port.port,
      startupSeconds: number(tuned, 'zookeeper.connection.timeout.ms') / 1000 + LOG_RECOVERY.toSeconds(),
    },
  };
}

/** Broker properties that follow from the number of brokers, each from the one before where that was given by hand. */
function derivedProperties(brokers: number, given: { readonly [key: string]: unknown }): Record<string, string> {
  const possible = replicationFactor(brokers);
  const factorOf = (key: string) => Number(given[key] ?? possible);
  return asText({
    'zookeeper.connection.timeout.ms': ZOOKEEPER_PATIENCE.toMilliseconds(),
    'default.replication.factor': possible,
    'min.insync.replicas': minInSyncReplicas(factorOf('default.replication.factor')),
    'offsets.topic.replication.factor': possible,
    'transaction.state.log.replication.factor': possible,
    'transaction.state.log.min.isr': minInSyncReplicas(factorOf('transaction.state.log.replication.factor')),
  });
}

/** Brokers that may be away while every partition of the default factor can be written; a drain is never blocked for ever. */
function spareReplicas(properties: Record<string, string>): number {
  const spare = number(properties, 'default.replication.factor') - number(properties, 'min.insync.replicas');
  return Math.max(1, Number.isInteger(spare) ? spare : 1);
}

/** Every attempt at a controlled shutdown, and then the logs, in whole minutes. */
function gracePeriod(properties: Record<string, string>): Duration {
  const attempts = number(properties, 'controlled.shutdown.max.retries');
  const attempt =
    number(properties, 'controller.socket.timeout.ms') + number(properties, 'controlled.shutdown.retry.backoff.ms');
  const needed = attempts * attempt + LOG_CLOSING.toMilliseconds();
  return Duration.minutes(Number.isFinite(needed) ? Math.ceil(needed / 60_000) : 0);
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

function bootstrapServers({ name, replicas, namespace, clusterDomain }: Workload, { port }: Listener): string {
  return Array.from({ length: Number.isInteger(replicas) && replicas > 0 ? replicas : 0 }, (_, ordinal) => {
    return `${podHost({ workload: name, ordinal, namespace, clusterDomain }, undefined)}:${port.port}`;
  }).join(',');
}

function number(properties: Record<string, string>, key: string): number {
  return Number(properties[key] ?? KAFKA_DEFAULTS[key as keyof typeof KAFKA_DEFAULTS]);
}

function asText(properties: { readonly [key: string]: unknown }): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
}
