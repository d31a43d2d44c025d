/** The label that selects the pods of one workload; its value is the workload's name. */
export const APP_LABEL = 'app';

/**
 * The longest name of a StatefulSet whose pods can be created: the controller labels each pod with
 * `<name>-<hash of up to ten characters>`, and a label's value has at most 63. `<name>-svc` and `<name>-<ordinal>` are shorter.
 */
export const MAX_NAME_LENGTH = 52;

/** Far more than anyone runs; a few zeros too many must not fill the memory. */
export const MAX_REPLICAS = 10_000;

/** Whether so many pods can be addressed; a rule reports any other number. */
export function isReplicaCount(count: number): boolean {
  return Number.isInteger(count) && count >= 1 && count <= MAX_REPLICAS;
}

/** Where a pod of a workload is found by name. */
export interface PodAddress {
  readonly workload: string;
  readonly ordinal: number;
  readonly namespace?: string;
  readonly clusterDomain: string;
}

/** Name of the headless service of a workload. */
export function serviceName(workload: string): string {
  return `${workload}-svc`;
}

/**
 * The host name of a pod behind its headless service, as seen from a namespace: `zk-0.zk-svc` within one namespace, or where
 * the namespace is not known; the full name from another one.
 */
export function podHost(pod: PodAddress, from: string | undefined): string {
  const relative = `${pod.workload}-${pod.ordinal}.${serviceName(pod.workload)}`;
  const isNear = pod.namespace === undefined || pod.namespace === from;
  return isNear ? relative : `${relative}.${pod.namespace}.svc.${pod.clusterDomain}`;
}

/** Where the pods of a workload are found; empty for a number of replicas that a rule rejects. */
export function podAddresses(workload: {
  readonly name: string;
  readonly replicas: number;
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
}): PodAddress[] {
  const { name, replicas, namespace, clusterDomain } = workload;
  const length = isReplicaCount(replicas) ? replicas : 0;
  return Array.from({ length }, (_, ordinal) => ({ workload: name, ordinal, namespace, clusterDomain }));
}
