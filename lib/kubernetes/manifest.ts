import type { k8s } from 'cdk8s-plus-27';
import { isPlainObject } from '../lint/props/prop-types';

/**
 * Renders the typed objects of cdk8s-plus-27 as the API server reads them. That package can do so itself; but reading its
 * model of all of Kubernetes, 2.5 MB, takes longer than everything else in an app of this library, and it drops fields
 * that it does not know. A test compares the two.
 */

/** The kinds that are written, with their props and API versions. */
interface Kinds {
  readonly Service: k8s.KubeServiceProps;
  readonly ConfigMap: k8s.KubeConfigMapProps;
  readonly PodDisruptionBudget: k8s.KubePodDisruptionBudgetProps;
  readonly StatefulSet: k8s.KubeStatefulSetProps;
  readonly Job: k8s.KubeJobProps;
  readonly CronJob: k8s.KubeCronJobProps;
  readonly NetworkPolicy: k8s.KubeNetworkPolicyProps;
}

const API_VERSIONS: Readonly<Record<keyof Kinds, string>> = {
  Service: 'v1',
  ConfigMap: 'v1',
  PodDisruptionBudget: 'policy/v1',
  StatefulSet: 'apps/v1',
  Job: 'batch/v1',
  CronJob: 'batch/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
};

/** An object as it is written to the file. */
export function manifest<Kind extends keyof Kinds>(kind: Kind, props: Kinds[Kind]): object {
  return { apiVersion: API_VERSIONS[kind], kind, ...(wire(props) as object) };
}

/** A number or text that the types of cdk8s-plus-27 require to be wrapped. */
class Scalar {
  constructor(readonly value: number | string) {}
}

/** A quantity as it was written: `10Gi`. */
export function quantity(text: string): k8s.Quantity {
  return new Scalar(text);
}

/** A number that could also be a text: a port, a number of pods. */
export function intOrString(value: number): k8s.IntOrString {
  return new Scalar(value);
}

/** Names that cdk8s-plus-27 spells differently from Kubernetes. */
export const RENAMED: Readonly<Record<string, string>> = {
  clientIp: 'clientIP',
  clusterIp: 'clusterIP',
  datasetUuid: 'datasetUUID',
  diskUri: 'diskURI',
  downwardApi: 'downwardAPI',
  externalId: 'externalID',
  hostIp: 'hostIP',
  hostIpc: 'hostIPC',
  hostPid: 'hostPID',
  insecureSkipTlsVerify: 'insecureSkipTLSVerify',
  loadBalancerIp: 'loadBalancerIP',
  nodeId: 'nodeID',
  nonResourceUrLs: 'nonResourceURLs',
  openApiv3Schema: 'openAPIV3Schema',
  pdId: 'pdID',
  podCidr: 'podCIDR',
  podCidRs: 'podCIDRs',
  providerId: 'providerID',
  scaleIo: 'scaleIO',
  setHostnameAsFqdn: 'setHostnameAsFQDN',
  storagePolicyId: 'storagePolicyID',
  targetCpuUtilizationPercentage: 'targetCPUUtilizationPercentage',
  targetWwNs: 'targetWWNs',
  volumeId: 'volumeID',
};

/** Members whose keys users choose, and which are not renamed. */
const FREE_MAPS: ReadonlySet<string> = new Set([
  'annotations',
  'binaryData',
  'data',
  'labels',
  'limits',
  'matchLabels',
  'nodeSelector',
  'options',
  'requests',
  'selector',
  'volumeAttributes',
]);

function wire(value: unknown, inFreeMap = false): unknown {
  if (Array.isArray(value)) return value.map((item) => wire(item));
  if (typeof value !== 'object' || value === null) return value;
  if (isScalar(value)) return value.value;
  // such as a Lazy of cdk8s, which is resolved later
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => {
        const written = inFreeMap || !Object.hasOwn(RENAMED, name) ? name : RENAMED[name];
        return [written, wire(member, FREE_MAPS.has(name))];
      }),
  );
}

/** Ours, or Quantity and IntOrString of cdk8s-plus-27: an instance of a class that wraps a value. */
function isScalar(value: object): value is Scalar {
  return !isPlainObject(value) && 'value' in value && ['string', 'number'].includes(typeof value.value);
}
