import type { Duration } from 'cdk8s';
import type { k8s } from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { APP_LABEL } from '../kubernetes/names';
import { chartOf } from '../lint/synthesis/chart-of';
import type { DisruptionBudget } from './disruption-budget';
import { Placement } from './placement';
import { PodSecurity } from './pod-security';
import { Probes } from './probes';
import { resourcesForHeap } from './resources';
import { Storage } from './storage';
import { PodManagement, type WorkloadProps } from './workload-props';

/** What a kind of server says about itself where its user says nothing. */
export interface WorkloadDefaults {
  readonly name: string;
  readonly disruptionBudget: DisruptionBudget;
  readonly terminationGracePeriod?: Duration;
  /** Keys of configuration files whose change restarts no server. */
  readonly liveKeys?: readonly string[];
}

/** The props for which there is always a value. */
type Resolved =
  | 'name'
  | 'heap'
  | 'jvmOptions'
  | 'resources'
  | 'storage'
  | 'placement'
  | 'disruptionBudget'
  | 'podSecurity'
  | 'probes'
  | 'podManagement'
  | 'labels'
  | 'podLabels'
  | 'clusterDomain'
  | 'strict'
  | 'acknowledge';

/** Props with every default filled in: what rules look at and parts are rendered from. */
export interface Workload extends Required<Pick<WorkloadProps, Resolved>>, Omit<WorkloadProps, Resolved> {
  readonly replicas: number;
  readonly namespace: string | undefined;
  /** Volumes for data, by the name of their claim template, in the order in which they are mounted. */
  readonly storages: readonly NamedStorage[];
  readonly selector: { [key: string]: string };
  /** Keys of configuration files whose change restarts no server. */
  readonly liveKeys: readonly string[];
}

/** A volume for data: the pods' claims are called `<name>-<pod>`. */
export interface NamedStorage {
  readonly name: string;
  /** Which of the container's paths it is mounted on. */
  readonly path: 'dataPath' | 'transactionLogPath';
  /** The prop that chose it. */
  readonly about: string;
  readonly storage: Storage;
}

/** Name of the claim template for data, as in the article: with another, the servers would start empty. */
const DATA_VOLUME = 'datadir';

/** Resolves what all kinds of servers have in common. */
export function resolveWorkload(
  scope: IConstruct,
  props: WorkloadProps,
  replicas: number,
  defaults: WorkloadDefaults,
  moreStorages: readonly NamedStorage[] = [],
): Workload {
  const name = props.name ?? defaults.name;
  const heap = props.heap ?? '1Gi';
  const storage = props.storage ?? Storage.persistent('10Gi');
  const selector = { [APP_LABEL]: name };
  return {
    ...props,
    name,
    heap,
    replicas,
    storage,
    selector,
    namespace: chartOf(scope).namespace,
    clusterDomain: props.clusterDomain ?? 'cluster.local',
    strict: props.strict ?? false,
    acknowledge: props.acknowledge ?? {},
    jvmOptions: props.jvmOptions ?? [],
    resources: props.resources ?? resourcesForHeap(heap),
    storages: [{ name: DATA_VOLUME, path: 'dataPath', about: 'storage', storage }, ...moreStorages],
    // two servers on one host are one failure; zones cost nothing where there are none
    placement: props.placement ?? Placement.oneServerPerHost().spreadOverZones(),
    disruptionBudget: props.disruptionBudget ?? defaults.disruptionBudget,
    podSecurity: props.podSecurity ?? PodSecurity.restricted(),
    probes: props.probes ?? Probes.adjusted({}),
    // servers that wait for each other before they are ready must be allowed to start together
    podManagement: props.podManagement ?? PodManagement.PARALLEL,
    terminationGracePeriod: props.terminationGracePeriod ?? defaults.terminationGracePeriod,
    liveKeys: defaults.liveKeys ?? [],
    labels: { ...selector, ...props.labels },
    podLabels: { ...selector, ...props.labels, ...props.podLabels },
  };
}

/** What the metadata of all objects of a workload have in common. */
export function objectMetadata({ labels, annotations }: Workload, name: string): k8s.ObjectMeta {
  return { name, labels, annotations };
}

/** The selector of the workload's pods. */
export function podSelector(workload: Workload): k8s.LabelSelector {
  return { matchLabels: workload.selector };
}
