import type { Duration } from 'cdk8s';
import type { ImagePullPolicy, k8s } from 'cdk8s-plus-27';
import type { DisruptionBudget } from './disruption-budget';
import type { NetworkAccess } from './network/network-access';
import type { Placement } from './placement';
import type { PodSecurity } from './pod-security';
import type { AdditionalPort, NamedPort } from './ports';
import type { Probes } from './probes';
import type { ComputeResources } from './resources';
import type { SecretMount } from './secret-mount';
import type { ServerContainer } from './server-container';
import type { Storage } from './storage';
import type { PodManagement } from './workload-props';

/** A StatefulSet and what belongs to it, with every default filled in: rules check it, and objects are rendered from it. */
export interface Workload extends PodSettings {
  readonly name: string;
  /** Namespace of the chart; undefined if it has none. */
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
  readonly replicas: number;
  readonly podManagement: PodManagement;
  readonly selector: { [key: string]: string };
  readonly labels: { [key: string]: string };
  readonly annotations?: { [key: string]: string };
  /** The ports of the server itself. */
  readonly ownPorts: readonly NamedPort[];
  readonly ports: readonly AdditionalPort[];
  readonly heap: string;
  readonly jvmOptions: string[];
  /** Volumes for data, by the name of their claim template, in the order in which they are mounted. */
  readonly storages: readonly NamedStorage[];
  /** Secrets whose files the server reads. */
  readonly secrets: readonly SecretMount[];
  readonly disruptionBudget: DisruptionBudget;
  /** Workloads that share the budget: their values of the label that selects pods. */
  readonly budgetOver: readonly string[];
  /** Undefined if there is no policy. */
  readonly networkPolicy?: NetworkAccess;
  /** Names of configuration files whose change restarts nothing. */
  readonly dynamicFiles: readonly string[];
  readonly strict: boolean;
  readonly acknowledge: { [ruleOrChange: string]: string };
}

/** Fields of the pods, apart from the server's container. */
export interface PodSettings {
  readonly podLabels: { [key: string]: string };
  readonly podAnnotations?: { [key: string]: string };
  readonly placement: Placement;
  readonly podSecurity: PodSecurity;
  readonly probes: Probes;
  readonly resources: ComputeResources;
  readonly terminationGracePeriod?: Duration;
  readonly env: readonly k8s.EnvVar[];
  readonly volumes: readonly k8s.Volume[];
  readonly volumeMounts: readonly k8s.VolumeMount[];
  readonly containers: readonly k8s.Container[];
  readonly initContainers?: k8s.Container[];
  readonly imagePullPolicy?: ImagePullPolicy;
  readonly imagePullSecrets?: readonly string[];
  readonly priorityClassName?: string;
  readonly serviceAccountName?: string;
}

/** A volume for data: the pods' claims are called `<name>-<pod>`. */
export interface NamedStorage {
  readonly name: string;
  /** Where it is mounted; undefined for a container that has no path for it. */
  readonly path: (container: ServerContainer) => string | undefined;
  /** The prop that chose it. */
  readonly about: string;
  readonly storage: Storage;
}

/** Metadata that all objects of a workload have in common. */
export function objectMetadata({ labels, annotations }: Workload, name: string): k8s.ObjectMeta {
  return { name, labels, annotations };
}

/** The selector of the workload's pods. */
export function podSelector(workload: Workload): k8s.LabelSelector {
  return { matchLabels: workload.selector };
}
