/** Versions of APIs that no supported version of Kubernetes serves, which kinds they had, and the first version without them. */
interface RemovedApi {
  readonly api: string;
  readonly kinds: readonly string[];
  /** The first version without it. */
  readonly removedIn: string;
  readonly instead: string;
}

/** @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ */
export const REMOVED_APIS: readonly RemovedApi[] = [
  {
    api: 'extensions/v1beta1',
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet'],
    removedIn: '1.16',
    instead: 'apps/v1',
  },
  { api: 'extensions/v1beta1', kinds: ['NetworkPolicy'], removedIn: '1.16', instead: 'networking.k8s.io/v1' },
  { api: 'extensions/v1beta1', kinds: ['Ingress'], removedIn: '1.22', instead: 'networking.k8s.io/v1' },
  { api: 'apps/v1beta1', kinds: ['Deployment', 'StatefulSet'], removedIn: '1.16', instead: 'apps/v1' },
  {
    api: 'apps/v1beta2',
    kinds: ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
    removedIn: '1.16',
    instead: 'apps/v1',
  },
  { api: 'policy/v1beta1', kinds: ['PodDisruptionBudget'], removedIn: '1.25', instead: 'policy/v1' },
  { api: 'batch/v1beta1', kinds: ['CronJob'], removedIn: '1.25', instead: 'batch/v1' },
  { api: 'batch/v2alpha1', kinds: ['CronJob'], removedIn: '1.21', instead: 'batch/v1' },
  { api: 'autoscaling/v2beta1', kinds: ['HorizontalPodAutoscaler'], removedIn: '1.25', instead: 'autoscaling/v2' },
  { api: 'autoscaling/v2beta2', kinds: ['HorizontalPodAutoscaler'], removedIn: '1.26', instead: 'autoscaling/v2' },
  {
    api: 'networking.k8s.io/v1beta1',
    kinds: ['Ingress', 'IngressClass'],
    removedIn: '1.22',
    instead: 'networking.k8s.io/v1',
  },
  ...['rbac.authorization.k8s.io/v1alpha1', 'rbac.authorization.k8s.io/v1beta1'].map((api) => ({
    api,
    kinds: ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
    removedIn: '1.22',
    instead: 'rbac.authorization.k8s.io/v1',
  })),
  {
    api: 'storage.k8s.io/v1beta1',
    kinds: ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment'],
    removedIn: '1.22',
    instead: 'storage.k8s.io/v1',
  },
  ...['scheduling.k8s.io/v1alpha1', 'scheduling.k8s.io/v1beta1'].map((api) => ({
    api,
    kinds: ['PriorityClass'],
    removedIn: '1.22',
    instead: 'scheduling.k8s.io/v1',
  })),
  {
    api: 'apiextensions.k8s.io/v1beta1',
    kinds: ['CustomResourceDefinition'],
    removedIn: '1.22',
    instead: 'apiextensions.k8s.io/v1',
  },
  {
    api: 'admissionregistration.k8s.io/v1beta1',
    kinds: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
    removedIn: '1.22',
    instead: 'admissionregistration.k8s.io/v1',
  },
  {
    api: 'apiregistration.k8s.io/v1beta1',
    kinds: ['APIService'],
    removedIn: '1.22',
    instead: 'apiregistration.k8s.io/v1',
  },
  { api: 'coordination.k8s.io/v1beta1', kinds: ['Lease'], removedIn: '1.22', instead: 'coordination.k8s.io/v1' },
  {
    api: 'certificates.k8s.io/v1beta1',
    kinds: ['CertificateSigningRequest'],
    removedIn: '1.22',
    instead: 'certificates.k8s.io/v1',
  },
  { api: 'discovery.k8s.io/v1beta1', kinds: ['EndpointSlice'], removedIn: '1.25', instead: 'discovery.k8s.io/v1' },
  { api: 'events.k8s.io/v1beta1', kinds: ['Event'], removedIn: '1.25', instead: 'events.k8s.io/v1' },
  ...['node.k8s.io/v1alpha1', 'node.k8s.io/v1beta1'].map((api) => ({
    api,
    kinds: ['RuntimeClass'],
    removedIn: '1.25',
    instead: 'node.k8s.io/v1',
  })),
  ...['policy/v1beta1', 'extensions/v1beta1'].map((api) => ({
    api,
    kinds: ['PodSecurityPolicy'],
    removedIn: '1.25',
    instead: 'the label pod-security.kubernetes.io/enforce of the namespace',
  })),
];
