import type { IConstruct } from 'constructs';
import { isWritable } from '../lint/props/config-values';
import { chartOf } from '../lint/synthesis/chart-of';
import { BrokerProperties } from '../server-config/kafka/broker-properties';
import { KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { checkedContainer } from '../workload/contract-types';
import { WORKLOAD_DEFAULTS } from '../workload/defaults';
import { podAddresses, podHost } from '../workload/pod-addresses';
import { resolveWorkload } from '../workload/resolve-workload';
import type { Workload } from '../workload/workload';
import { ZookeeperConnection } from '../zookeeper/connection';
import type { ClusterPlan } from './cluster-plan';
import { CLUSTER_DEFAULTS, CONSOLE_LOG4J } from './defaults';
import { splitDynamic } from './dynamic-config/dynamic-properties';
import { KafkaImage } from './image/kafka-image';
import { DYNAMIC_FILE, type KafkaServer } from './image/kafka-server';
import type { KafkaClusterProps } from './kafka-cluster-props';
import { INTERNAL_LISTENER, type Listener } from './listeners/listener';
import { zookeeperStore } from './metadata/zookeeper-store';
import type { PropertyInputs } from './properties/property-group';
import { ownedKeys, podProperties, propertyGroups, sharedProperties } from './properties/property-groups';
import { defaultBudget } from './rolling/disruption';
import { withReadiness } from './rolling/readiness-probe';
import { gracePeriod } from './rolling/shutdown';

/** Resolves the props of a cluster; those that were rejected are absent. */
export function resolveCluster(scope: IConstruct, props: Partial<KafkaClusterProps>): ClusterPlan {
  const image = props.image ?? KafkaImage.official();
  const metadata = props.metadata?._render();
  const groups = propertyGroups(metadata);
  const owned = ownedKeys(groups);
  const userConfig = props.config ?? {};
  const inputs: PropertyInputs = {
    ...DEFAULT_INPUTS,
    brokers: props.brokers ?? CLUSTER_DEFAULTS.brokers,
    namespace: chartOf(scope).namespace,
    clusterDomain: props.clusterDomain ?? WORKLOAD_DEFAULTS.clusterDomain,
    userConfig: acceptedProperties(userConfig, owned),
  };
  const properties = sharedProperties(groups, inputs);
  const broker = brokerOf(properties, image);
  const { fixed, dynamic } = splitDynamic(properties, props.dynamicConfig, image);
  const workload = resolveWorkload(scope, props, {
    name: CLUSTER_DEFAULTS.name,
    ports: inputs.listeners.map(({ port }) => port),
    replicas: inputs.brokers,
    disruptionBudget: defaultBudget(broker),
    terminationGracePeriod: gracePeriod(broker),
    dynamicFiles: [DYNAMIC_FILE],
  });
  const firstId = props.firstBrokerId ?? CLUSTER_DEFAULTS.firstBrokerId;
  const server: KafkaServer = {
    heap: workload.heap,
    jvmOptions: workload.jvmOptions,
    properties: fixed,
    dynamicProperties: dynamic.properties,
    podProperties: podProperties(groups, inputs, { name: workload.name, firstId }),
    log4jProperties: props.log4jProperties ?? CONSOLE_LOG4J,
    probePort: inputs.interBroker.port.port,
    startupSeconds: startupSeconds(broker, metadata?.connectionTimeoutKey),
  };
  const { container: ownContainer, contractProblems } = checkedContainer(image.container(server));
  const container = withReadiness(ownContainer, props.readiness, {
    image,
    firstId,
    brokers: inputs.brokers,
    port: inputs.interBroker.port.port,
  });
  return {
    image,
    metadata,
    listeners: inputs.listeners,
    interBroker: inputs.interBroker,
    ownedKeys: owned,
    userConfig,
    pluginKeys: props.pluginKeys ?? [],
    properties,
    broker,
    dynamic,
    pools: [
      { id: 'brokers', firstId, workload, container, contractProblems, hasInSyncProbe: container !== ownContainer },
    ],
    bootstrapServers: bootstrapServers([workload], inputs.interBroker),
    chosen: { dynamicConfig: props.dynamicConfig, readiness: props.readiness },
  };
}

/** What groups derive their properties from if the user sets nothing. */
const DEFAULT_INPUTS: PropertyInputs = {
  brokers: CLUSTER_DEFAULTS.brokers,
  namespace: undefined,
  clusterDomain: WORKLOAD_DEFAULTS.clusterDomain,
  listeners: [INTERNAL_LISTENER],
  interBroker: INTERNAL_LISTENER,
  userConfig: {},
};

/** The shared properties of a cluster if the user sets only the number of brokers and an ensemble. */
export function defaultProperties(brokers: number): Record<string, string> {
  const metadata = zookeeperStore(ZookeeperConnection.of('zookeeper:2181'));
  return sharedProperties(propertyGroups(metadata), { ...DEFAULT_INPUTS, brokers });
}

function brokerOf(properties: Readonly<Record<string, string>>, { kafkaVersion }: KafkaImage): BrokerProperties {
  const version = KAFKA_VERSIONS.find((each) => each === kafkaVersion) ?? KAFKA_VERSIONS[0];
  return new BrokerProperties(new Map(Object.entries(properties)), { version });
}

/** The user's properties that can be written; rules reject the others. */
function acceptedProperties(
  config: Readonly<Record<string, unknown>>,
  owned: Readonly<Record<string, string>>,
): PropertyInputs['userConfig'] {
  return Object.fromEntries(
    Object.entries(config).filter(([key, value]) => !Object.hasOwn(owned, key) && isWritable(value)),
  ) as PropertyInputs['userConfig'];
}

/** How long a broker may take until its port opens: until its metadata store answers, and its logs are recovered. */
function startupSeconds(broker: BrokerProperties, connectionTimeoutKey: string | undefined): number {
  const wait = connectionTimeoutKey === undefined ? 0 : (broker.number(connectionTimeoutKey) ?? 0);
  return Math.max(0, wait) / 1000 + CLUSTER_DEFAULTS.logRecovery.toSeconds();
}

function bootstrapServers(workloads: readonly Workload[], { port }: Listener): string {
  return workloads
    .flatMap((workload) => podAddresses(workload))
    .map((pod) => `${podHost(pod, undefined)}:${port.port}`)
    .join(',');
}
