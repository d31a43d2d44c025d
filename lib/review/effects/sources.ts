const KUBERNETES = 'https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis';

export const STATEFUL_SET_UPDATE = `${KUBERNETES}/apps/validation/validation.go (ValidateStatefulSetUpdate)`;
export const SERVICE_UPDATE = `${KUBERNETES}/core/validation/validation.go (ValidateServiceUpdate)`;
export const CLAIM_UPDATE = `${KUBERNETES}/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)`;
export const JOB_UPDATE = `${KUBERNETES}/batch/validation/validation.go (ValidateJobSpecUpdate)`;
export const STATEFUL_SET = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';
export const BUDGET = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';
export const CONFIG_MAP = 'https://kubernetes.io/docs/concepts/configuration/configmap/';
export const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
export const NETWORK_POLICY = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
