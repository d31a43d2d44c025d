const KUBERNETES = 'https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis';

export const STATEFUL_SET_UPDATE = `${KUBERNETES}/apps/validation/validation.go (ValidateStatefulSetUpdate)`;
export const SERVICE_UPDATE = `${KUBERNETES}/core/validation/validation.go (ValidateServiceUpdate)`;
export const CLAIM_UPDATE = `${KUBERNETES}/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)`;
export const JOB_UPDATE = `${KUBERNETES}/batch/validation/validation.go (ValidateJobSpecUpdate)`;
export const DEPLOYMENT_UPDATE = `${KUBERNETES}/apps/validation/validation.go (ValidateDeploymentUpdate)`;
export const STORAGE_UPDATE = `${KUBERNETES}/storage/validation/validation.go (ValidateStorageClassUpdate)`;
export const DEPLOYMENT = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/';
export const RBAC = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/';
export const STATEFUL_SET = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';
export const BUDGET = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';
export const CONFIG_MAP = 'https://kubernetes.io/docs/concepts/configuration/configmap/';
export const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
export const NETWORK_POLICY = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
export const DOCUMENTED = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/';
