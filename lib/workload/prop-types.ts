import {
  BOOLEAN,
  choice,
  instanceWith,
  objects,
  oneOf,
  type PropType,
  type PropTypes,
  quantityString,
  STRING,
  STRING_MAP,
  STRINGS,
  struct,
} from '../lint/props/prop-types';
import { foreignProps } from './foreign-tables';
import type { ComputeResources } from './resources';
import { PodManagement, type WorkloadProps } from './workload-props';

/** A length of time of cdk8s. */
export const DURATION: PropType = instanceWith('toMilliseconds', 'a Duration, such as Duration.seconds(30)');

/** Who may connect to the servers. */
export const NODE_SECURITY = choice(
  'NodeSecurity',
  "a NodeSecurity, such as NodeSecurity.mutualTls(Certificate.fromSecret('kafka-tls'))",
);
export const NETWORK_ACCESS: PropType = choice(
  'NetworkAccess',
  "a NetworkAccess, such as NetworkAccess.restricted({ clients: [Peer.pods({ app: 'shop' })] })",
);

/** Where data is kept. */
export const STORAGE: PropType = choice('Storage', "a Storage, such as Storage.persistent('10Gi')");

const RESOURCE_TYPES: PropTypes<ComputeResources> = {
  cpuRequest: quantityString('500m'),
  cpuLimit: quantityString('2'),
  memoryRequest: quantityString('2Gi'),
  memoryLimit: quantityString('2Gi'),
  ephemeralStorageRequest: quantityString('256Mi'),
  ephemeralStorageLimit: quantityString('2Gi'),
  scratchSizeLimit: quantityString('1Gi'),
};

/** The type of every prop that both constructs have. */
export const WORKLOAD_PROP_TYPES: PropTypes<WorkloadProps> = {
  name: STRING,
  heap: quantityString('2Gi'),
  jvmOptions: STRINGS,
  resources: struct<ComputeResources>(RESOURCE_TYPES, () => foreignProps().FOREIGN_RESOURCES),
  storage: STORAGE,
  placement: choice('Placement', 'a Placement, such as Placement.preferDifferentHosts()'),
  disruptionBudget: choice('DisruptionBudget', 'a DisruptionBudget, such as DisruptionBudget.maxUnavailable(1)'),
  podSecurity: choice('PodSecurity', 'a PodSecurity, such as PodSecurity.restricted()'),
  probes: choice('Probes', 'a Probes, such as Probes.withOverrides({ readiness: { periodSeconds: 30 } })'),
  podManagement: oneOf(Object.values(PodManagement)),
  terminationGracePeriod: DURATION,
  labels: STRING_MAP,
  annotations: STRING_MAP,
  podLabels: STRING_MAP,
  podAnnotations: STRING_MAP,
  ports: objects(['name']),
  env: objects(['name'], ['value']),
  volumes: objects(['name']),
  volumeMounts: objects(['name', 'mountPath']),
  containers: objects(['name'], ['image']),
  initContainers: objects(['name'], ['image']),
  imagePullPolicy: oneOf(['Always', 'IfNotPresent', 'Never']),
  imagePullSecrets: STRINGS,
  priorityClassName: STRING,
  serviceAccountName: STRING,
  clusterDomain: STRING,
  strict: BOOLEAN,
  acknowledge: STRING_MAP,
};
