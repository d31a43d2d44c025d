const KUBERNETES = 'https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/apis';

export const STATEFUL_SET_UPDATE = `${KUBERNETES}/apps/validation/validation.go (ValidateStatefulSetUpdate)`;
export const SERVICE_UPDATE = `${KUBERNETES}/core/validation/validation.go (ValidateServiceUpdate)`;
export const CLAIM_UPDATE = `${KUBERNETES}/core/validation/validation.go (ValidatePersistentVolumeClaimUpdate)`;
export const JOB_UPDATE = `${KUBERNETES}/batch/validation/validation.go (ValidateJobSpecUpdate)`;
export const DEPLOYMENT_UPDATE = `${KUBERNETES}/apps/validation/validation.go (ValidateDeploymentUpdate)`;
export const POD_UPDATE = `${KUBERNETES}/core/validation/validation.go (ValidatePodUpdate)`;
export const PRIORITY_CLASS = `${KUBERNETES}/scheduling/validation/validation.go (ValidatePriorityClassUpdate)`;
export const REPLICA_SET = 'https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/';
export const HORIZONTAL_AUTOSCALER = 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/';
export const LIMIT_RANGE = 'https://kubernetes.io/docs/concepts/policy/limit-range/';
export const STORAGE_UPDATE = `${KUBERNETES}/storage/validation/validation.go (ValidateStorageClassUpdate)`;
export const DEPLOYMENT = 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/';
export const RBAC = 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/';
export const STATEFUL_SET = 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/';
export const SERVICE_LINKS =
  'https://kubernetes.io/docs/tutorials/services/connect-applications-service/#environment-variables';
export const EMPTY_DIR = 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir';
export const DOCKERFILE_VOLUME = 'https://docs.docker.com/reference/dockerfile/#volume';
export const BUDGET = 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/';
export const CONFIG_MAP = 'https://kubernetes.io/docs/concepts/configuration/configmap/';
export const SERVICE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
export const NETWORK_POLICY = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';
export const DOCUMENTED = 'https://kubernetes.io/docs/concepts/overview/working-with-objects/';

export const BROKER_CONFIGS = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';
export const DYNAMIC_CONFIGS = 'https://kafka.apache.org/39/configuration/broker-configs/#dynamicbrokerconfigs';
export const ACLS = 'https://kafka.apache.org/39/security/authorization-and-acls/';
export const TO_TLS = 'https://kafka.apache.org/43/security/incorporating-security-features-in-a-running-cluster/';
export const KAFKA_UPGRADE = 'https://kafka.apache.org/39/getting-started/upgrade/';
export const FEATURES = 'https://kafka.apache.org/43/getting-started/upgrade/';
export const KRAFT = 'https://kafka.apache.org/43/operations/kraft/';
export const KRAFT_OPERATIONS = 'https://kafka.apache.org/39/operations/kraft/';
export const ZOOKEEPER_ADMIN = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html#sc_configuration';
export const ZOOKEEPER_TLS = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html#Quorum+TLS';
export const ZOOKEEPER_RECONFIG = 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperReconfig.html';
export const PROPERTIES_FORMAT =
  'https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)';
