import { isPortName, isPortNumber } from '../../kubernetes/api-names';
import type { FieldFormat } from '../problem';
import {
  APPS_VALIDATION,
  AUTOSCALING_VALIDATION,
  BATCH_VALIDATION,
  CORE_VALIDATION,
  NAME_VALIDATION,
  NETWORKING_VALIDATION,
  POLICY_VALIDATION,
  SCHEDULING_VALIDATION,
} from '../sources';

/** A number between two bounds. */
function between(min: number, max: number, fields: readonly string[], source = CORE_VALIDATION): FieldFormat {
  return {
    fields,
    must: max === Number.POSITIVE_INFINITY ? `${min} or more` : `between ${min} and ${max}`,
    source,
    accepts: (value: number) => value >= min && value <= max,
    bad: max === Number.POSITIVE_INFINITY ? [min - 1] : [min - 1, max + 1],
    good: [min],
  };
}

const atLeast = (min: number, fields: readonly string[], source?: string) =>
  between(min, Number.POSITIVE_INFINITY, fields, source);

/** A number of pods, or a percentage of them. */
const isShare = (value: number | string) =>
  typeof value === 'number' ? value >= 0 : /^\d+%$/.test(value) && Number.parseInt(value, 10) <= 100;

export const NUMBER_FORMATS: readonly FieldFormat[] = [
  atLeast(
    0,
    [
      'StatefulSetSpec.replicas',
      'StatefulSetSpec.minReadySeconds',
      'StatefulSetOrdinals.start',
      'RollingUpdateStatefulSetStrategy.partition',
      'DeploymentSpec.replicas',
      'DeploymentSpec.minReadySeconds',
      'DeploymentSpec.progressDeadlineSeconds',
      'DeploymentSpec.revisionHistoryLimit',
      'DaemonSetSpec.minReadySeconds',
      'DaemonSetSpec.revisionHistoryLimit',
      'ReplicaSetSpec.replicas',
      'ReplicaSetSpec.minReadySeconds',
    ],
    APPS_VALIDATION,
  ),
  atLeast(0, [
    'Probe.initialDelaySeconds',
    'Probe.timeoutSeconds',
    'Probe.periodSeconds',
    'Probe.successThreshold',
    'Probe.failureThreshold',
  ]),
  atLeast(1, [
    'Probe.terminationGracePeriodSeconds',
    'TopologySpreadConstraint.maxSkew',
    'TopologySpreadConstraint.minDomains',
  ]),
  between(1, 2147483647, ['PodSpec.activeDeadlineSeconds']),
  between(1, 100, ['WeightedPodAffinityTerm.weight', 'PreferredSchedulingTerm.weight']),
  between(1, 86400, ['ClientIPConfig.timeoutSeconds']),
  between(0, 2147483647, [
    'PodSecurityContext.fsGroup',
    'PodSecurityContext.runAsUser',
    'PodSecurityContext.runAsGroup',
    'PodSecurityContext.supplementalGroups',
    'SecurityContext.runAsUser',
    'SecurityContext.runAsGroup',
  ]),
  {
    fields: [
      'ConfigMapVolumeSource.defaultMode',
      'SecretVolumeSource.defaultMode',
      'ProjectedVolumeSource.defaultMode',
      'DownwardAPIVolumeSource.defaultMode',
      'KeyToPath.mode',
      'DownwardAPIVolumeFile.mode',
    ],
    must: 'between 0 and 0777 (511), with a leading zero if it is octal',
    source: CORE_VALIDATION,
    accepts: (value: number) => value >= 0 && value <= 0o777,
    bad: [644, -1],
    good: [0o644, 0o777],
  },
  between(1, 65535, ['ContainerPort.containerPort', 'ServicePort.port', 'GRPCAction.port']),
  between(0, 65535, ['ContainerPort.hostPort']),
  {
    fields: ['ServicePort.nodePort'],
    must: 'between 30000 and 32767, unless the API server has another range',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
    accepts: (value: number) => value === 0 || (value >= 30000 && value <= 32767),
    bad: [9092, 40000],
    good: [32092],
    notInDryRun: true,
  },
  {
    fields: ['TCPSocketAction.port', 'HTTPGetAction.port', 'ServicePort.targetPort', 'NetworkPolicyPort.port'],
    must: 'a number between 1 and 65535 without quotes, or the name of a port (at most 15 lower-case letters, digits and hyphens)',
    source: NAME_VALIDATION,
    accepts: (value: number | string) => (typeof value === 'number' ? isPortNumber(value) : isPortName(value)),
    bad: ['9093', 'Client', 'a-very-long-name-of-a-port', 70000],
    good: [9093, 'client'],
  },
  {
    fields: ['NetworkPolicyPort.endPort'],
    must: 'between 1 and 65535',
    source: NETWORKING_VALIDATION,
    accepts: isPortNumber,
    bad: [65536],
    good: [65535],
  },
  atLeast(
    0,
    [
      'JobSpec.parallelism',
      'JobSpec.completions',
      'JobSpec.backoffLimit',
      'JobSpec.activeDeadlineSeconds',
      'JobSpec.ttlSecondsAfterFinished',
      'CronJobSpec.startingDeadlineSeconds',
      'CronJobSpec.successfulJobsHistoryLimit',
      'CronJobSpec.failedJobsHistoryLimit',
    ],
    BATCH_VALIDATION,
  ),
  atLeast(1, ['HorizontalPodAutoscalerSpec.maxReplicas'], AUTOSCALING_VALIDATION),
  {
    fields: ['HorizontalPodAutoscalerSpec.minReplicas'],
    must: '1 or more',
    source: AUTOSCALING_VALIDATION,
    // 0 is accepted together with some metrics
    accepts: (value: number) => value >= 0,
    bad: [-1],
    good: [1],
  },
  atLeast(1, ['MetricTarget.averageUtilization'], AUTOSCALING_VALIDATION),
  {
    fields: ['scheduling.k8s.io/v1/PriorityClass.value'],
    must: 'at most 1000000000',
    source: SCHEDULING_VALIDATION,
    accepts: (value: number) => value <= 1_000_000_000,
    bad: [1_000_000_001],
    good: [1000],
  },
  {
    fields: ['PodDisruptionBudgetSpec.minAvailable', 'PodDisruptionBudgetSpec.maxUnavailable'],
    must: 'a number of pods without quotes, or a percentage such as 50%',
    source: POLICY_VALIDATION,
    accepts: isShare,
    bad: ['1', -1, 'half', '101%', '50 %'],
    good: [1, 0, '50%'],
  },
  {
    fields: ['RollingUpdateDeployment.maxUnavailable', 'RollingUpdateStatefulSetStrategy.maxUnavailable'],
    must: 'a number of pods without quotes, or a percentage such as 25%',
    source: APPS_VALIDATION,
    accepts: isShare,
    bad: ['1', -1],
    good: [1, '25%'],
  },
  {
    fields: [
      'RollingUpdateDeployment.maxSurge',
      'RollingUpdateDaemonSet.maxSurge',
      'RollingUpdateDaemonSet.maxUnavailable',
    ],
    must: 'a number of pods without quotes, or a percentage such as 25%',
    source: APPS_VALIDATION,
    accepts: (value: number | string) => (typeof value === 'number' ? value >= 0 : /^\d+%$/.test(value)),
    bad: ['1', -1],
    good: [1, '25%'],
  },
];
