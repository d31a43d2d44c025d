import type { IConstruct } from 'constructs';
import type { BrokerProperties } from '../../server-config/kafka/broker-properties';
import { DYNAMIC_FILE, FEATURES_FILE } from '../../server-config/kafka/file-names';
import { checkedContainer } from '../../workload/contract-types';
import { DisruptionBudget } from '../../workload/disruption-budget';
import { resolveWorkload } from '../../workload/resolve-workload';
import type { ServerContainer } from '../../workload/server-container';
import type { Storage } from '../../workload/storage';
import type { NamedStorage } from '../../workload/workload';
import type { NodePoolPlan } from '../cluster-plan';
import { CLUSTER_DEFAULTS, CONSOLE_LOG4J, CONSOLE_LOG4J2 } from '../defaults';
import { splitDynamic } from '../dynamic-config/dynamic-properties';
import type { KafkaImage } from '../image/kafka-image';
import type { KafkaFormat, KafkaServer } from '../image/kafka-server';
import type { KafkaClusterProps } from '../kafka-cluster-props';
import { listenersOfNode, usedListeners } from '../listeners/listeners';
import { listenerJvmOptions } from '../listeners/planned-listener';
import { secretMountsOf, toolAccess } from '../listeners/tool-access';
import type { MetadataStore } from '../metadata/metadata-store';
import type { PropertyGroup, PropertyInputs } from '../properties/property-group';
import { podProperties } from '../properties/property-groups';
import { defaultBudget } from '../rolling/disruption';
import { withReadiness } from '../rolling/readiness-probe';
import { gracePeriod } from '../rolling/shutdown';
import type { NodeSet } from './node-set';

/** What the plan of a pool follows from, besides its own choices. */
export interface PoolPlanInputs {
  readonly cluster: ClusterParts;
  /** Properties that are the same in every pod, including dynamic ones. */
  readonly properties: Readonly<Record<string, string>>;
  readonly broker: BrokerProperties;
  /** The workloads that share the budget of this one; empty if another has it. */
  readonly budgetOver?: readonly string[];
}

/** The cluster that a pool belongs to. */
interface ClusterParts {
  readonly name: string;
  readonly props: Partial<KafkaClusterProps>;
  readonly metadata: MetadataStore;
  readonly image: KafkaImage;
  readonly groups: readonly PropertyGroup[];
  readonly inputs: PropertyInputs;
}

/** Everything about the nodes of one StatefulSet. */
export function poolPlan(scope: IConstruct, set: NodeSet, inputs: PoolPlanInputs): NodePoolPlan {
  const { cluster, properties, broker, budgetOver } = inputs;
  const { props, metadata, image } = cluster;
  const isBroker = set.roles.includes('broker');
  const { fixed, dynamic } = splitDynamic(properties, props.dynamicConfig, image);
  const workload = resolveWorkload(scope, set.props, {
    name: set.name,
    ports: listenersOfNode(cluster.inputs).map(({ port }) => port),
    replicas: set.nodes,
    disruptionBudget: budgetOver?.length === 0 ? DisruptionBudget.none() : defaultBudget(set, broker),
    budgetOver,
    networkPolicy: props.networkPolicy,
    terminationGracePeriod: isBroker ? gracePeriod(broker) : undefined,
    dynamicFiles: [DYNAMIC_FILE, FEATURES_FILE],
    moreStorages: moreStorages(set),
    secrets: secretMountsOf(usedListeners(cluster.inputs)),
  });
  const tools = toolAccess(cluster.inputs);
  const rack = isBroker ? set.props.rack?._render() : undefined;
  const server: KafkaServer = {
    heap: workload.heap,
    // the last one of a name counts: the user's
    jvmOptions: [...listenerJvmOptions(listenersOfNode(cluster.inputs)), ...workload.jvmOptions],
    roles: [...set.roles],
    properties: fixed,
    dynamicProperties: dynamic.properties,
    podProperties: podProperties(cluster.groups, cluster.inputs, { ...set, rack: rack?.word }),
    clientProperties: tools.properties,
    log4jProperties: props.log4jProperties ?? CONSOLE_LOG4J,
    log4j2Yaml: props.log4j2Yaml ?? CONSOLE_LOG4J2,
    dataVolumes: 1 + additionalStorages(set).length,
    hasMetadataVolume: set.props.metadataStorage !== undefined,
    format: storageFormat(cluster),
    certificateFiles: metadata.certificateFiles,
    probePort: (isBroker ? cluster.inputs.interBroker : cluster.inputs.controllerListeners[0]).port.port,
    startupSeconds: startupSeconds(broker, isBroker ? metadata.ofNodes(set.roles).connectionTimeoutKey : undefined),
  };
  const { container: contract, contractProblems } = checkedContainer(image.container(server));
  const ownContainer = withEnvironment(contract, rack?.env ?? []);
  const container = withReadiness(ownContainer, props.readiness, {
    image,
    set,
    brokers: cluster.inputs.brokers,
    inputs: cluster.inputs,
    tools,
  });
  return {
    ...set,
    workload,
    container,
    properties,
    broker,
    contractProblems,
    hasInSyncProbe: isBroker && container !== ownContainer,
  };
}

function storageFormat({ metadata: { kraft, zookeeper }, name, inputs }: ClusterParts): KafkaFormat | undefined {
  if (kraft === undefined || inputs.store === 'zookeeper') return undefined;
  const { clusterId, metadataVersion } = kraft.options;
  const migratesFrom = inputs.roles.includes('controller') ? zookeeper?.connectString(inputs.namespace) : undefined;
  return { clusterName: name, clusterId, metadataVersion, ...(migratesFrom === undefined ? {} : { migratesFrom }) };
}

/** More disks for data, and one for the metadata. Templates of claims are known by their names, which must never change. */
function moreStorages(set: NodeSet): NamedStorage[] {
  const { metadataStorage } = set.props;
  return [
    ...additionalStorages(set).map(
      (storage, index): NamedStorage => ({
        name: `datadir-${index + 1}`,
        path: ({ additionalDataPaths }) => additionalDataPaths?.[index],
        about: 'additionalStorages',
        storage,
      }),
    ),
    ...(metadataStorage === undefined
      ? []
      : [
          {
            name: 'metadatadir',
            path: ({ metadataPath }: ServerContainer) => metadataPath,
            about: 'metadataStorage',
            storage: metadataStorage,
          },
        ]),
  ];
}

function additionalStorages({ props }: NodeSet): readonly Storage[] {
  return props.additionalStorages ?? [];
}

function withEnvironment(container: ServerContainer, more: NonNullable<ServerContainer['env']>): ServerContainer {
  return more.length === 0 ? container : { ...container, env: [...(container.env ?? []), ...more] };
}

/** How long a node may take until its port opens: until its metadata store answers, and its logs are recovered. */
function startupSeconds(broker: BrokerProperties, connectionTimeoutKey: string | undefined): number {
  const wait = connectionTimeoutKey === undefined ? 0 : (broker.number(connectionTimeoutKey) ?? 0);
  return Math.max(0, wait) / 1000 + CLUSTER_DEFAULTS.logRecovery.toSeconds();
}
