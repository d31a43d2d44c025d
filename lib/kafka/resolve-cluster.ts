import type { IConstruct } from 'constructs';
import { isWritable } from '../lint/props/config-values';
import { chartOf } from '../lint/synthesis/chart-of';
import { BrokerProperties } from '../server-config/kafka/broker-properties';
import { isReadByBroker, isReadByController } from '../server-config/kafka/controller-keys';
import { KAFKA_VERSIONS, type KafkaVersion } from '../server-config/kafka/model/model';
import { renderedCertificate } from '../workload/certificate';
import { WORKLOAD_DEFAULTS } from '../workload/defaults';
import { podAddresses, podHost } from '../workload/pod-addresses';
import type { Workload } from '../workload/workload';
import { ZookeeperConnection } from '../zookeeper/connection';
import type { ClusterPlan } from './cluster-plan';
import { splitDynamic } from './dynamic-config/dynamic-properties';
import { KafkaImage } from './image/kafka-image';
import type { KafkaClusterProps } from './kafka-cluster-props';
import {
  isListenerName,
  type NodeListeners,
  PLAIN_LISTENERS,
  type PlannedListener,
} from './listeners/planned-listener';
import type * as secured from './listeners/secured-listeners';
import { Metadata } from './metadata/metadata';
import { brokersIn, type NodeSet, nodeSets, quorumVoters } from './nodes/node-set';
import { poolPlan } from './nodes/pool-plan';
import type { PropertyGroup, PropertyInputs } from './properties/property-group';
import { ownedKeys, propertyGroups, sharedProperties } from './properties/property-groups';

/** Resolves the props of a cluster; those that were rejected are absent. */
export function resolveCluster(scope: IConstruct, props: Partial<KafkaClusterProps>): ClusterPlan {
  const metadata = (props.metadata ?? Metadata.kraft())._render();
  const image = props.image ?? KafkaImage.official(metadata.defaultImage);
  const sets = nodeSets(props, metadata);
  const all = [...(sets.controllers === undefined ? [] : [sets.controllers]), sets.main, ...sets.more];
  const groups = propertyGroups(metadata);
  const owned = ownedKeys(groups);
  const nodeListeners = listenersOfNodes(props);
  const userConfig = props.config ?? {};
  const inputs: PropertyInputs = {
    ...DEFAULT_INPUTS,
    brokers: brokersIn(all),
    namespace: chartOf(scope).namespace,
    clusterDomain: props.clusterDomain ?? WORKLOAD_DEFAULTS.clusterDomain,
    ...clusterListeners(props, nodeListeners),
    authorization: props.authorization?._render(),
    isMigrating: metadata.migration !== undefined,
    nodeName: nodeName(props) ?? sets.main.name,
    voters: quorumVoters(scope, all, nodeListeners),
    version: knownVersion(image.kafkaVersion),
    userConfig: acceptedProperties(userConfig, owned),
  };
  const planOf = (set: NodeSet, budgetOver?: readonly string[]) => {
    const { store, knowsControllers } = metadata.ofNodes(set.roles);
    const ofSet = { ...inputs, roles: set.roles, store, voters: knowsControllers ? inputs.voters : '' };
    const properties = propertiesOf(groups, ofSet);
    return poolPlan(scope, set, {
      cluster: { props, metadata, image, groups, inputs: ofSet, name: sets.main.name },
      properties,
      broker: brokerOf(properties, image),
      budgetOver,
    });
  };
  const sharing = sets.more.filter(({ props: { disruptionBudget } }) => disruptionBudget === undefined);
  const main = planOf(
    sets.main,
    [sets.main, ...sharing].map(({ name }) => name),
  );
  const more = sets.more.map((set) => planOf(set, sharing.includes(set) ? [] : [set.name]));
  return {
    image,
    metadata,
    listeners: inputs.listeners,
    interBroker: inputs.interBroker,
    controllerListeners: inputs.controllerListeners,
    chosenListeners: props.listeners ?? {},
    nodeSecurity: props.nodeSecurity,
    authorization: props.authorization,
    nodeName: inputs.nodeName,
    ownedKeys: owned,
    userConfig,
    pluginKeys: props.pluginKeys ?? [],
    dynamic: splitDynamic(main.properties, props.dynamicConfig, image).dynamic,
    brokers: inputs.brokers,
    main,
    more,
    controllers: sets.controllers === undefined ? undefined : planOf(sets.controllers),
    bootstrapServers: bootstrapServers(
      [main, ...more].map(({ workload }) => workload),
      inputs.listeners.find((listener) => !nodeListeners.brokers.includes(listener)) ?? inputs.interBroker,
    ),
    chosen: {
      dynamicConfig: props.dynamicConfig,
      readiness: props.readiness,
      certificateRenewal: props.certificateRenewal,
    },
  };
}

const security = () => require('./listeners/secured-listeners') as typeof secured;

/** Where nodes listen for each other. */
function listenersOfNodes({ nodeSecurity }: Partial<KafkaClusterProps>): NodeListeners {
  return nodeSecurity === undefined ? PLAIN_LISTENERS : security().nodeListeners(nodeSecurity._render());
}

/** The CN of the nodes' certificate, if it is not the name of the cluster. */
function nodeName({ nodeSecurity }: Partial<KafkaClusterProps>): string | undefined {
  return nodeSecurity === undefined ? undefined : renderedCertificate(nodeSecurity._render().certificate).commonName;
}

/** All listeners of the nodes. */
function clusterListeners(
  { listeners = {}, nodeSecurity }: Partial<KafkaClusterProps>,
  { brokers, controllers }: NodeListeners,
): Pick<PropertyInputs, 'listeners' | 'interBroker' | 'controllerListeners'> {
  const forClients = Object.entries(listeners)
    .filter(([key]) => isListenerName(key))
    .map(([key, listener]) => security().clientListener(key, listener, nodeSecurity?._render().certificate));
  return { listeners: [...brokers, ...forClients], interBroker: brokers[0], controllerListeners: controllers };
}

/** What groups derive their properties from if the user sets nothing. */
const DEFAULT_INPUTS: PropertyInputs = {
  brokers: 3,
  namespace: undefined,
  clusterDomain: WORKLOAD_DEFAULTS.clusterDomain,
  listeners: PLAIN_LISTENERS.brokers,
  interBroker: PLAIN_LISTENERS.brokers[0],
  controllerListeners: PLAIN_LISTENERS.controllers,
  authorization: undefined,
  nodeName: '',
  roles: ['broker'],
  store: 'zookeeper',
  isMigrating: false,
  voters: '',
  version: KAFKA_VERSIONS[0],
  userConfig: {},
};

/** The properties of nodes if the user sets only the number of brokers, and an ensemble or KRaft. */
export function defaultProperties(
  kind: 'zookeeper' | 'kraft',
  nodes: Pick<PropertyInputs, 'brokers' | 'roles' | 'version'>,
): Record<string, string> {
  const metadata = kind === 'kraft' ? Metadata.kraft() : Metadata.zookeeper(ZookeeperConnection.of('zookeeper:2181'));
  const voters = kind === 'kraft' ? '1000@kafka-controllers-0:9094' : '';
  return propertiesOf(propertyGroups(metadata._render()), { ...DEFAULT_INPUTS, ...nodes, store: kind, voters });
}

/** The properties that a node reads: it would restart for the others, and nothing would change. */
function propertiesOf(groups: readonly PropertyGroup[], inputs: PropertyInputs): Record<string, string> {
  const properties = sharedProperties(groups, inputs);
  const { roles, store, version } = inputs;
  if (store === 'zookeeper' || roles.length !== 1) return properties;
  const isRead = roles[0] === 'controller' ? isReadByController : isReadByBroker;
  return Object.fromEntries(Object.entries(properties).filter(([key]) => isRead(key, version)));
}

function knownVersion(kafkaVersion: string): KafkaVersion {
  return KAFKA_VERSIONS.find((each) => each === kafkaVersion) ?? KAFKA_VERSIONS[0];
}

function brokerOf(properties: Readonly<Record<string, string>>, { kafkaVersion }: KafkaImage): BrokerProperties {
  return new BrokerProperties(new Map(Object.entries(properties)), { version: knownVersion(kafkaVersion) });
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

export function bootstrapServers(workloads: readonly Workload[], { port }: PlannedListener): string {
  return workloads
    .flatMap((workload) => podAddresses(workload))
    .map((pod) => `${podHost(pod, undefined)}:${port.port}`)
    .join(',');
}
