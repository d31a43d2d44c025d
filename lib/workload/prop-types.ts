import {
  BOOLEAN,
  instance,
  type Kind,
  objects,
  oneOf,
  type Shape,
  TEXT,
  TEXT_MAP,
  TEXTS,
  texts,
} from '../lint/props/prop-types';
import { PodManagement, type WorkloadProps } from './workload-props';

/** A length of time of cdk8s. */
export const DURATION: Kind = instance('toMilliseconds', 'a Duration, such as Duration.seconds(30)');

/** Where something is kept. */
export const STORAGE: Kind = instance('_claimTemplate', "a Storage, such as Storage.persistent('10Gi')");

/** The kind of every prop that both constructs have. */
export const WORKLOAD_SHAPE: Shape<WorkloadProps> = {
  name: TEXT,
  heap: TEXT,
  jvmOptions: TEXTS,
  resources: texts(['cpuRequest', 'cpuLimit', 'memoryRequest', 'memoryLimit']),
  storage: STORAGE,
  placement: instance('_podFields', 'a Placement, such as Placement.preferDifferentHosts()'),
  disruptionBudget: instance('_limit', 'a DisruptionBudget, such as DisruptionBudget.maxUnavailable(1)'),
  podSecurity: instance('_options', 'a PodSecurity, such as PodSecurity.restricted()'),
  probes: instance('_over', 'a Probes, such as Probes.adjusted({ readiness: { periodSeconds: 30 } })'),
  podManagement: oneOf(Object.values(PodManagement)),
  terminationGracePeriod: DURATION,
  labels: TEXT_MAP,
  annotations: TEXT_MAP,
  podLabels: TEXT_MAP,
  podAnnotations: TEXT_MAP,
  env: objects(['name'], ['value']),
  volumes: objects(['name']),
  volumeMounts: objects(['name', 'mountPath']),
  containers: objects(['name'], ['image']),
  initContainers: objects(['name'], ['image']),
  imagePullPolicy: oneOf(['Always', 'IfNotPresent', 'Never']),
  imagePullSecrets: TEXTS,
  priorityClassName: TEXT,
  serviceAccountName: TEXT,
  clusterDomain: TEXT,
  strict: BOOLEAN,
  acknowledge: TEXT_MAP,
};
