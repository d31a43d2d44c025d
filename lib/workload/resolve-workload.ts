import type { Duration } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { formatBytes, parseQuantity } from '../kubernetes/quantity';
import { chartOf } from '../lint/synthesis/chart-of';
import { WORKLOAD_DEFAULTS } from './defaults';
import type { DisruptionBudget } from './disruption-budget';
import type { NetworkAccess } from './network/network-access';
import { APP_LABEL } from './pod-addresses';
import type { NamedPort } from './ports';
import type { ComputeResources } from './resources';
import type { SecretMount } from './secret-mount';
import { isPersistent, type Storage } from './storage';
import type { NamedStorage, Workload } from './workload';
import type { WorkloadProps } from './workload-props';

/** The defaults of a product for its workload. */
export interface ProductSettings {
  /** Default name. */
  readonly name: string;
  /** The ports of the server itself. */
  readonly ports: readonly NamedPort[];
  readonly replicas: number;
  /** Default budget. */
  readonly disruptionBudget: DisruptionBudget;
  /** Workloads that share the budget, if it is not for this one alone. */
  readonly budgetOver?: readonly string[];
  /** Who may connect to the servers; undefined if that is not restricted. */
  readonly networkPolicy?: NetworkAccess;
  /** Default time until a stopping server is killed; undefined for Kubernetes' own. */
  readonly terminationGracePeriod?: Duration;
  /** Volumes besides the one for data. */
  readonly moreStorages?: readonly NamedStorage[];
  /** Secrets whose files the server reads. */
  readonly secrets?: readonly SecretMount[];
  /** Names of configuration files whose change restarts nothing. */
  readonly dynamicFiles?: readonly string[];
}

/** Name of the claim template for data, as in the article: with another, the servers would start empty. */
const DATA_VOLUME = 'datadir';

/** Resolves the props that all workloads have in common. */
export function resolveWorkload(scope: IConstruct, props: WorkloadProps, product: ProductSettings): Workload {
  const name = props.name ?? product.name;
  const heap = props.heap ?? WORKLOAD_DEFAULTS.heap;
  const selector = { [APP_LABEL]: name };
  const labels = { ...selector, ...props.labels };
  const storage = props.storage ?? WORKLOAD_DEFAULTS.storage;
  return {
    name,
    namespace: chartOf(scope).namespace,
    clusterDomain: props.clusterDomain ?? WORKLOAD_DEFAULTS.clusterDomain,
    replicas: product.replicas,
    ownPorts: product.ports,
    ports: props.ports ?? [],
    podManagement: props.podManagement ?? WORKLOAD_DEFAULTS.podManagement,
    selector,
    labels,
    annotations: props.annotations,
    heap,
    jvmOptions: props.jvmOptions ?? [],
    storages: [
      { name: DATA_VOLUME, path: ({ dataPath }) => dataPath, about: 'storage', storage },
      ...(product.moreStorages ?? []),
    ],
    secrets: product.secrets ?? [],
    disruptionBudget: props.disruptionBudget ?? product.disruptionBudget,
    budgetOver: product.budgetOver ?? [name],
    networkPolicy: product.networkPolicy,
    dynamicFiles: product.dynamicFiles ?? [],
    strict: props.strict ?? false,
    acknowledge: props.acknowledge ?? {},
    podLabels: { ...labels, ...props.podLabels },
    podAnnotations: props.podAnnotations,
    placement: props.placement ?? WORKLOAD_DEFAULTS.placement,
    podSecurity: props.podSecurity ?? WORKLOAD_DEFAULTS.podSecurity,
    probes: props.probes ?? WORKLOAD_DEFAULTS.probes,
    resources: props.resources ?? defaultResources(heap, isLimitSafe(storage, props)),
    terminationGracePeriod: props.terminationGracePeriod ?? product.terminationGracePeriod,
    env: props.env ?? [],
    volumes: props.volumes ?? [],
    volumeMounts: props.volumeMounts ?? [],
    containers: props.containers ?? [],
    initContainers: props.initContainers,
    imagePullPolicy: props.imagePullPolicy,
    imagePullSecrets: props.imagePullSecrets,
    priorityClassName: props.priorityClassName,
    serviceAccountName: props.serviceAccountName,
  };
}

/** Defaults that follow from the heap: a request for CPU, memory for the heap and as much again, no CPU limit. */
function defaultResources(heap: string, hasDiskLimit: boolean): ComputeResources {
  const bytes = parseQuantity(heap);
  const memory = bytes === undefined ? undefined : formatBytes(bytes * WORKLOAD_DEFAULTS.memoryPerHeap);
  const reserve = parseQuantity(WORKLOAD_DEFAULTS.ephemeralStorageReserve) ?? 0;
  const disk = bytes === undefined ? undefined : formatBytes(bytes + reserve);
  return {
    cpuRequest: WORKLOAD_DEFAULTS.cpuRequest,
    memoryRequest: memory,
    memoryLimit: memory,
    ephemeralStorageRequest: WORKLOAD_DEFAULTS.ephemeralStorageRequest,
    ephemeralStorageLimit: hasDiskLimit ? disk : undefined,
    // only the server writes there, whatever else is in the pod
    scratchSizeLimit: disk,
  };
}

/**
 * Whether only the server writes to the local disk of its node. A limit counts for the whole pod: with data, volumes or containers
 * of the user, a server would be evicted for what others write.
 */
function isLimitSafe(storage: Storage, { containers, initContainers, volumes }: WorkloadProps): boolean {
  return isPersistent(storage) && [containers, initContainers, volumes].every((list = []) => list.length === 0);
}
