import type { Duration } from 'cdk8s';
import type { ImagePullPolicy, k8s } from 'cdk8s-plus-27';
import type { DisruptionBudget } from './disruption-budget';
import type { Placement } from './placement';
import type { PodSecurity } from './pod-security';
import type { AdditionalPort } from './ports';
import type { Probes } from './probes';
import type { ComputeResources } from './resources';
import type { Storage } from './storage';

/**
 * The order in which a StatefulSet creates its pods. It cannot be changed on an existing StatefulSet.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-management-policies
 */
export enum PodManagement {
  /** All at once. Needed if a server becomes ready only when it has found the others. */
  PARALLEL = 'Parallel',
  /** One after the other, each when the previous one is ready. */
  ORDERED_READY = 'OrderedReady',
}

/** Props that both constructs have. */
export interface WorkloadProps {
  /**
   * Name of the StatefulSet. The other objects add to it: `<name>-svc`, `<name>-cm`, `<name>-pdb`. A DNS label of at most
   * 52 characters. If you change it, all servers start with empty claims, and brokers take the ids of the old ones without
   * their data.
   * @default - "zk" for an ensemble, "kafka" for a cluster
   */
  readonly name?: string;

  /**
   * Heap of the server, as a quantity (`1Gi`), for both its initial and its maximum size. Must be below the memory limit.
   * @default "1Gi"
   */
  readonly heap?: string;

  /**
   * More options for the server's JVM, one per item, without spaces or quotes: start scripts split them at spaces. Tools that
   * you run with `kubectl exec` do not get them.
   * @default - the image's own
   */
  readonly jvmOptions?: string[];

  /**
   * Requests and limits of the server's container. If you set them, nothing is derived.
   * @default - CPU request 500m, memory request and limit twice the heap, local disk request 256Mi and limit 1Gi above the heap;
   * no disk limit if the pod has more containers, more volumes or ephemeral data, which would count against it
   */
  readonly resources?: ComputeResources;

  /**
   * Where the data is kept.
   * @default - a claim of 10Gi for each server, of the cluster's default storage class
   */
  readonly storage?: Storage;

  /**
   * The nodes on which the servers run.
   * @default Placement.oneServerPerHost()
   */
  readonly placement?: Placement;

  /**
   * How many servers may be evicted at the same time.
   * @default - as many as the others can spare
   */
  readonly disruptionBudget?: DisruptionBudget;

  /**
   * What the pods may do on their node.
   * @default PodSecurity.restricted()
   */
  readonly podSecurity?: PodSecurity;

  /**
   * Changes to the image's probes.
   * @default - the image's own
   */
  readonly probes?: Probes;

  /**
   * The order in which pods are created. An ensemble whose readiness needs a quorum cannot be created in order: the first server
   * would wait for the second.
   * @default PodManagement.PARALLEL
   */
  readonly podManagement?: PodManagement;

  /**
   * How long a server may take to stop before it is killed.
   * @default - for an ensemble Kubernetes' default (30 s); for a cluster as long as its controlled shutdown may take
   */
  readonly terminationGracePeriod?: Duration;

  /**
   * Labels for all objects and pods.
   * @default - only `app`
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations for all objects, not for pods.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };

  /**
   * Labels for the pods only.
   * @default - none
   */
  readonly podLabels?: { [key: string]: string };

  /**
   * Annotations for the pods only.
   * @default - only the hash of the configuration
   */
  readonly podAnnotations?: { [key: string]: string };

  /**
   * More ports of the server's container and of its headless Service, such as that of an agent with metrics.
   * @default - none
   */
  readonly ports?: AdditionalPort[];

  /**
   * More environment variables for the server's container. Probes and `kubectl exec` inherit them.
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * More volumes for the pod.
   * @default - none
   */
  readonly volumes?: k8s.Volume[];

  /**
   * More mounts for the server's container.
   * @default - none
   */
  readonly volumeMounts?: k8s.VolumeMount[];

  /**
   * More containers of the pod: sidecars. What its `securityContext` leaves open is what the `restricted` standard asks for,
   * if `podSecurity` has it.
   * @default - none
   */
  readonly containers?: k8s.Container[];

  /**
   * Containers that run before the server starts. They get a `securityContext` as `containers` do. One that has to run as root
   * needs `securityContext: { runAsUser: 0, runAsNonRoot: false }`.
   * @default - none
   */
  readonly initContainers?: k8s.Container[];

  /**
   * When the kubelet pulls the images.
   * @default - Kubernetes' default: for a fixed tag, only if the node does not have it
   */
  readonly imagePullPolicy?: ImagePullPolicy;

  /**
   * Names of the secrets to pull the images with.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Priority class of the pods. It must exist in the cluster.
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * Service account of the pods. It must exist in the namespace.
   * @default - `default`
   */
  readonly serviceAccountName?: string;

  /**
   * DNS domain of the Kubernetes cluster, for names that are used from another namespace.
   * @default "cluster.local"
   */
  readonly clusterDomain?: string;

  /**
   * Whether warnings stop the synthesis, as errors do.
   * @default false
   */
  readonly strict?: boolean;

  /**
   * Warnings and changes that are intended, each with its reason. A key is the id of a warning, as printed in brackets
   * (`kafka-single-copy`). Or it is a change that `cdk8s-kafka review` reports, as it prints it: the effect and the object
   * (`DATA StatefulSet/kafka`), followed by the path if several changes of the object have that effect
   * (`DATA StatefulSet/kafka /spec/replicas`, or `/spec/**` for everything below). An object of another namespace is written
   * `Kind/namespace/name`. An acknowledged warning is no longer printed. An acknowledged change passes once, with the commit
   * that adds the line. Reasons are written to the annotation `cdk8s-kafka/acknowledged` of the StatefulSet.
   * @default - none
   */
  readonly acknowledge?: { [ruleOrChange: string]: string };
}
