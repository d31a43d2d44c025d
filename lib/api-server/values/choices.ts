import type { FieldFormat } from '../problem';
import {
  APPS_VALIDATION,
  AUTOSCALING_VALIDATION,
  BATCH_VALIDATION,
  CORE_VALIDATION,
  NETWORKING_VALIDATION,
  POLICY_VALIDATION,
  RBAC_VALIDATION,
  STORAGE_VALIDATION,
} from '../sources';

/** A field that takes one of a few words; upper and lower case matter. */
function oneOfWords(fields: readonly string[], words: readonly string[], source = CORE_VALIDATION): FieldFormat {
  return {
    fields,
    must: words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`,
    source,
    accepts: (value: string) => words.includes(value),
    bad: [words[0] === words[0].toLowerCase() ? `${words[0]}x` : words[0].toLowerCase()],
    good: [words[0]],
  };
}

export const CHOICE_FORMATS: readonly FieldFormat[] = [
  oneOfWords(['PodSpec.restartPolicy'], ['Always', 'OnFailure', 'Never']),
  oneOfWords(['PodSpec.dnsPolicy'], ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None']),
  oneOfWords(['PodSpec.preemptionPolicy'], ['PreemptLowerPriority', 'Never']),
  oneOfWords(
    ['Container.imagePullPolicy', 'EphemeralContainer.imagePullPolicy', 'ImageVolumeSource.pullPolicy'],
    ['Always', 'IfNotPresent', 'Never'],
  ),
  oneOfWords(
    ['Container.terminationMessagePolicy', 'EphemeralContainer.terminationMessagePolicy'],
    ['File', 'FallbackToLogsOnError'],
  ),
  oneOfWords(['ContainerPort.protocol', 'ServicePort.protocol'], ['TCP', 'UDP', 'SCTP']),
  oneOfWords(['NetworkPolicyPort.protocol'], ['TCP', 'UDP', 'SCTP'], NETWORKING_VALIDATION),
  oneOfWords(['HTTPGetAction.scheme'], ['HTTP', 'HTTPS']),
  oneOfWords(['VolumeMount.mountPropagation'], ['None', 'HostToContainer', 'Bidirectional']),
  oneOfWords(['VolumeMount.recursiveReadOnly'], ['Disabled', 'IfPossible', 'Enabled']),
  oneOfWords(
    ['HostPathVolumeSource.type'],
    ['DirectoryOrCreate', 'Directory', 'FileOrCreate', 'File', 'Socket', 'CharDevice', 'BlockDevice'],
  ),
  oneOfWords(
    ['PersistentVolumeClaimSpec.accessModes', 'PersistentVolumeSpec.accessModes'],
    ['ReadWriteOnce', 'ReadOnlyMany', 'ReadWriteMany', 'ReadWriteOncePod'],
  ),
  oneOfWords(['PersistentVolumeClaimSpec.volumeMode', 'PersistentVolumeSpec.volumeMode'], ['Filesystem', 'Block']),
  oneOfWords(['PersistentVolumeSpec.persistentVolumeReclaimPolicy'], ['Retain', 'Delete', 'Recycle']),
  oneOfWords(['SeccompProfile.type', 'AppArmorProfile.type'], ['RuntimeDefault', 'Localhost', 'Unconfined']),
  oneOfWords(['PodSecurityContext.fsGroupChangePolicy'], ['OnRootMismatch', 'Always']),
  oneOfWords(['PodSecurityContext.supplementalGroupsPolicy'], ['Merge', 'Strict']),
  oneOfWords(['SecurityContext.procMount'], ['Default', 'Unmasked']),
  oneOfWords(['Toleration.operator'], ['Exists', 'Equal']),
  oneOfWords(['Toleration.effect'], ['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
  oneOfWords(['NodeSelectorRequirement.operator'], ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']),
  oneOfWords(['LabelSelectorRequirement.operator'], ['In', 'NotIn', 'Exists', 'DoesNotExist']),
  oneOfWords(['TopologySpreadConstraint.whenUnsatisfiable'], ['DoNotSchedule', 'ScheduleAnyway']),
  oneOfWords(
    ['TopologySpreadConstraint.nodeAffinityPolicy', 'TopologySpreadConstraint.nodeTaintsPolicy'],
    ['Honor', 'Ignore'],
  ),
  oneOfWords(['StatefulSetSpec.podManagementPolicy'], ['Parallel', 'OrderedReady'], APPS_VALIDATION),
  oneOfWords(
    ['StatefulSetUpdateStrategy.type', 'DaemonSetUpdateStrategy.type'],
    ['RollingUpdate', 'OnDelete'],
    APPS_VALIDATION,
  ),
  oneOfWords(['DeploymentStrategy.type'], ['RollingUpdate', 'Recreate'], APPS_VALIDATION),
  oneOfWords(
    [
      'StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted',
      'StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled',
    ],
    ['Retain', 'Delete'],
    APPS_VALIDATION,
  ),
  oneOfWords(['JobSpec.completionMode'], ['NonIndexed', 'Indexed'], BATCH_VALIDATION),
  oneOfWords(['JobSpec.podReplacementPolicy'], ['Failed', 'TerminatingOrFailed'], BATCH_VALIDATION),
  oneOfWords(['CronJobSpec.concurrencyPolicy'], ['Allow', 'Forbid', 'Replace'], BATCH_VALIDATION),
  oneOfWords(['PodFailurePolicyRule.action'], ['Count', 'FailIndex', 'FailJob', 'Ignore'], BATCH_VALIDATION),
  oneOfWords(['PodFailurePolicyOnExitCodesRequirement.operator'], ['In', 'NotIn'], BATCH_VALIDATION),
  oneOfWords(['ServiceSpec.type'], ['NodePort', 'ClusterIP', 'LoadBalancer', 'ExternalName']),
  oneOfWords(['ServiceSpec.sessionAffinity'], ['None', 'ClientIP']),
  oneOfWords(['ServiceSpec.externalTrafficPolicy', 'ServiceSpec.internalTrafficPolicy'], ['Cluster', 'Local']),
  oneOfWords(['ServiceSpec.ipFamilyPolicy'], ['SingleStack', 'PreferDualStack', 'RequireDualStack']),
  oneOfWords(['ServiceSpec.ipFamilies'], ['IPv4', 'IPv6']),
  oneOfWords(['NetworkPolicySpec.policyTypes'], ['Ingress', 'Egress'], NETWORKING_VALIDATION),
  oneOfWords(['HTTPIngressPath.pathType'], ['Prefix', 'Exact', 'ImplementationSpecific'], NETWORKING_VALIDATION),
  oneOfWords(
    ['PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy'],
    ['IfHealthyBudget', 'AlwaysAllow'],
    POLICY_VALIDATION,
  ),
  oneOfWords(['storage.k8s.io/v1/StorageClass.reclaimPolicy'], ['Retain', 'Delete'], STORAGE_VALIDATION),
  oneOfWords(
    ['storage.k8s.io/v1/StorageClass.volumeBindingMode'],
    ['WaitForFirstConsumer', 'Immediate'],
    STORAGE_VALIDATION,
  ),
  oneOfWords(['scheduling.k8s.io/v1/PriorityClass.preemptionPolicy'], ['Never', 'PreemptLowerPriority']),
  oneOfWords(['Subject.kind'], ['ServiceAccount', 'User', 'Group'], RBAC_VALIDATION),
  oneOfWords(
    ['MetricSpec.type'],
    ['Resource', 'ContainerResource', 'Pods', 'Object', 'External'],
    AUTOSCALING_VALIDATION,
  ),
  oneOfWords(['MetricTarget.type'], ['Utilization', 'Value', 'AverageValue'], AUTOSCALING_VALIDATION),
  oneOfWords(['HPAScalingPolicy.type'], ['Pods', 'Percent'], AUTOSCALING_VALIDATION),
  oneOfWords(['HPAScalingRules.selectPolicy'], ['Max', 'Min', 'Disabled'], AUTOSCALING_VALIDATION),
];
