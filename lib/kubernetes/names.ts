const DNS_LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/**
 * The longest name of a StatefulSet whose pods can be made: the controller labels each pod with
 * `<name>-<hash of up to ten characters>`, and a label's value ends at 63. `<name>-svc` and `<name>-<ordinal>` are shorter.
 */
export const LONGEST_NAME = 52;

/** A name that is right for a Service as well as for a pod's host name: RFC 1035, begins with a letter. */
export function isDnsLabel(text: string): boolean {
  return text.length <= 63 && DNS_LABEL.test(text);
}

/** A name that may begin with a digit, as those of namespaces, containers and volumes: RFC 1123. */
export function isHostLabel(text: string): boolean {
  return !text.includes('.') && isDnsSubdomain(text);
}

/** A domain name such as `cluster.local`. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && DNS_SUBDOMAIN.test(text) && text.split('.').every((label) => label.length <= 63);
}

/** The label that selects the pods of one workload; its value is the workload's name. */
export const APP_LABEL = 'app';

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
 * The host name of a pod behind its headless service, as seen from a namespace: `zk-0.zk-svc` where both sides live in the
 * same one or nothing is known, the full name where they do not.
 */
export function podHost(pod: PodAddress, from: string | undefined): string {
  const relative = `${pod.workload}-${pod.ordinal}.${serviceName(pod.workload)}`;
  const near = pod.namespace === undefined || pod.namespace === from;
  return near ? relative : `${relative}.${pod.namespace}.svc.${pod.clusterDomain}`;
}

/** Where the pods of a workload are found; none for a size that a rule refuses. */
export function podAddresses(workload: {
  readonly name: string;
  readonly replicas: number;
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
}): PodAddress[] {
  const { name, replicas, namespace, clusterDomain } = workload;
  const length = Number.isInteger(replicas) && replicas > 0 && replicas <= MOST_REPLICAS ? replicas : 0;
  return Array.from({ length }, (_, ordinal) => ({ workload: name, ordinal, namespace, clusterDomain }));
}

/** Far beyond what anybody runs; a slip of a few zeros must not fill the memory. */
export const MOST_REPLICAS = 10_000;
