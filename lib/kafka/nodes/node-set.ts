import type { IConstruct } from 'constructs';
import type { ValidatedProps } from '../../lint/props/prop-types';
import { chartOf } from '../../lint/synthesis/chart-of';
import { WORKLOAD_DEFAULTS } from '../../workload/defaults';
import { isReplicaCount, podAddresses, podHost } from '../../workload/pod-addresses';
import type { WorkloadProps } from '../../workload/workload-props';
import { CLUSTER_DEFAULTS } from '../defaults';
import type { KafkaClusterProps } from '../kafka-cluster-props';
import type { NodeListeners } from '../listeners/planned-listener';
import type { MetadataStore } from '../metadata/metadata-store';
import type { NodeRole } from '../properties/property-group';
import type { BrokerNodeProps, BrokerPoolProps } from './broker-pool-props';

/** Nodes of one StatefulSet, before anything is derived for them. */
export interface NodeSet {
  /** Name in the construct tree. */
  readonly id: string;
  readonly roles: readonly NodeRole[];
  readonly name: string;
  /** Number of nodes. */
  readonly nodes: number;
  /** Id of the node in pod 0; the others count on from it. */
  readonly firstId: number;
  /** The choices for these nodes, with those that they take over from the cluster. */
  readonly props: BrokerNodeProps;
  /** Where its own choices are, if they are not the cluster's. */
  readonly own?: OwnProps;
}

/** The choices for a set of nodes alone. */
export interface OwnProps {
  /** As a user finds it: `brokerPools.archive`. */
  readonly place: string;
  /** The prop of the cluster that has it. */
  readonly prop: 'metadata' | 'brokerPools';
  readonly validated: ValidatedProps<object>;
}

/** What controllers take over from the cluster: what belongs to the place where it runs, and not to brokers. */
const OF_EVERY_NODE = [
  'annotations',
  'clusterDomain',
  'imagePullPolicy',
  'imagePullSecrets',
  'labels',
  'placement',
  'podAnnotations',
  'podLabels',
  'podSecurity',
  'priorityClassName',
  'serviceAccountName',
] as const satisfies readonly (keyof WorkloadProps)[];

/** What a pool does not take over: what makes it one of its own, and what is about the cluster. */
const OF_ONE_POOL: readonly string[] = [
  'name',
  'brokers',
  'disruptionBudget',
  'acknowledge',
] satisfies (keyof BrokerNodeProps)[];

/** The sets of a cluster: its controllers, its own pool, and more pools of brokers. */
export interface NodeSets {
  /** Undefined without dedicated controllers. */
  readonly controllers: NodeSet | undefined;
  /** The pool that the props of the cluster are about. */
  readonly main: NodeSet;
  readonly more: readonly NodeSet[];
}

export function nodeSets(props: Partial<KafkaClusterProps>, { kraft, migration }: MetadataStore): NodeSets {
  const place = migration === undefined ? 'Metadata.kraft' : 'Metadata.migration';
  const name = props.name ?? CLUSTER_DEFAULTS.name;
  const main: NodeSet = {
    id: 'brokers',
    roles: kraft?.isCombined ? ['broker', 'controller'] : ['broker'],
    name,
    nodes: props.brokers ?? CLUSTER_DEFAULTS.brokers,
    firstId: props.firstBrokerId ?? CLUSTER_DEFAULTS.firstBrokerId,
    props,
  };
  const pools = Object.entries(props.brokerPools ?? {});
  return {
    controllers: kraft === undefined || kraft.isCombined ? undefined : controllerSet(name, props, kraft, place),
    main,
    more: pools.map(([key, pool]) => poolSet(key, pool, { name, props })),
  };
}

function controllerSet(
  cluster: string,
  props: Partial<KafkaClusterProps>,
  { options, validated }: NonNullable<MetadataStore['kraft']>,
  place: string,
): NodeSet {
  const taken = Object.fromEntries(OF_EVERY_NODE.flatMap((prop) => (prop in props ? [[prop, props[prop]]] : [])));
  return {
    id: 'controllers',
    roles: ['controller'],
    name: options.name ?? `${cluster}-controllers`,
    nodes: options.controllers ?? CLUSTER_DEFAULTS.controllers,
    firstId: options.firstControllerId ?? CLUSTER_DEFAULTS.firstControllerId,
    props: { ...taken, ...options },
    own: { place, prop: 'metadata', validated },
  };
}

function poolSet(
  key: string,
  pool: BrokerPoolProps,
  cluster: { readonly name: string; readonly props: Partial<KafkaClusterProps> },
): NodeSet {
  const taken = Object.fromEntries(Object.entries(cluster.props).filter(([prop]) => !OF_ONE_POOL.includes(prop)));
  return {
    // apart from the names of other constructs; a slash in an id becomes two hyphens
    id: `pool-${key.replaceAll('/', '--')}`,
    roles: ['broker'],
    name: pool.name ?? `${cluster.name}-${key}`,
    nodes: pool.brokers ?? CLUSTER_DEFAULTS.brokers,
    // a rule reports a pool without ids of its own
    firstId: pool.firstBrokerId ?? CLUSTER_DEFAULTS.firstBrokerId,
    props: { ...taken, ...pool },
    own: {
      place: `brokerPools.${key}`,
      prop: 'brokerPools',
      validated: { props: pool, unknown: [], wrongType: [], rejected: [] },
    },
  };
}

/** `id@host:port` of every node that votes, separated by commas; empty if none does. */
export function quorumVoters(
  scope: IConstruct,
  sets: readonly NodeSet[],
  { controllers: [{ port }] }: NodeListeners,
): string {
  const { namespace } = chartOf(scope);
  return sets
    .filter(({ roles }) => roles.includes('controller'))
    .flatMap(({ name, nodes, firstId, props }) => {
      // a rule reports another number
      const replicas = isReplicaCount(nodes) ? nodes : CLUSTER_DEFAULTS.controllers;
      const clusterDomain = props.clusterDomain ?? WORKLOAD_DEFAULTS.clusterDomain;
      return podAddresses({ name, replicas, namespace, clusterDomain }).map(
        (pod) => `${firstId + pod.ordinal}@${podHost(pod, namespace)}:${port.port}`,
      );
    })
    .join(',');
}

/** Number of brokers in all sets; one that a rule rejects counts as one. */
export function brokersIn(sets: readonly NodeSet[]): number {
  return sets.filter(({ roles }) => roles.includes('broker')).reduce((sum, { nodes }) => sum + nodes, 0);
}
