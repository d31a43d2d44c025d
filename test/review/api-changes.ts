import type { Manifest } from '../../lib/manifests/manifest';

/**
 * A change of an object, for a real API server and for the reviewer: is it accepted? Each is applied to an object of its own, with kubectl
 * apply, as users do.
 */
export interface ApiChange {
  /** The key of its recorded result. */
  readonly name: string;
  readonly before: Manifest;
  readonly after: Manifest;
  /** Other objects that it needs. */
  readonly dependencies: readonly Manifest[];
}

// biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
type Free = any;
type Edit = (spec: Free, object: Free) => void;

/** A placeholder for the namespace of the run. */
export const NAMESPACE_OF_THE_RUN = '(namespace)';

const LABELS = { app: 'x' };
/** No node has this label: pods wait, and nothing runs. */
const NOWHERE = { 'cdk8s-kafka/nowhere': 'yes' };

const claim = (name: string) => ({
  metadata: { name },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
});

const pod = () => ({
  nodeSelector: { ...NOWHERE },
  terminationGracePeriodSeconds: 60,
  containers: [
    {
      name: 'main',
      image: 'example/a:1.0',
      command: ['run'],
      args: ['a'],
      env: [{ name: 'A', value: 'a' }],
      ports: [{ name: 'client', containerPort: 9093 }],
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
      readinessProbe: { tcpSocket: { port: 9093 }, periodSeconds: 5 },
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
    },
  ],
  volumes: [{ name: 'config', configMap: { name: 'x' } }],
});

const template = () => ({ metadata: { labels: { ...LABELS } }, spec: pod() });

/** Objects before the change, by their kind and what is special about them. */
const BASES: Readonly<Record<string, (index: number) => Free>> = {
  StatefulSet: () => ({
    apiVersion: 'apps/v1',
    spec: {
      serviceName: 'x',
      replicas: 1,
      podManagementPolicy: 'Parallel',
      selector: { matchLabels: { ...LABELS } },
      template: template(),
      volumeClaimTemplates: [claim('data')],
    },
  }),
  Service: () => ({
    apiVersion: 'v1',
    spec: {
      clusterIP: 'None',
      publishNotReadyAddresses: true,
      selector: { ...LABELS },
      ports: [{ name: 'client', port: 9093 }],
    },
  }),
  PodDisruptionBudget: () => ({
    apiVersion: 'policy/v1',
    spec: { maxUnavailable: 1, selector: { matchLabels: { ...LABELS } } },
  }),
  ConfigMap: () => ({ apiVersion: 'v1', data: { 'server.properties': 'a=1\n', text: 'a' } }),
  Secret: () => ({ apiVersion: 'v1', type: 'Opaque', stringData: { password: 'a' } }),
  PersistentVolumeClaim: () => ({ apiVersion: 'v1', spec: claim('').spec }),
  Job: () => ({
    apiVersion: 'batch/v1',
    spec: {
      backoffLimit: 3,
      suspend: true,
      template: {
        metadata: { labels: { ...LABELS } },
        spec: { ...pod(), containers: jobContainers(), restartPolicy: 'Never' },
      },
    },
  }),
  NetworkPolicy: () => ({
    apiVersion: 'networking.k8s.io/v1',
    spec: {
      podSelector: { matchLabels: { ...LABELS } },
      ingress: [{ ports: [{ port: 9093 }] }],
      egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
    },
  }),
  ServiceAccount: () => ({ apiVersion: 'v1', automountServiceAccountToken: false }),
  'StatefulSet whose pods are replaced by deletion': () => ({
    apiVersion: 'apps/v1',
    spec: { ...BASES.StatefulSet(0).spec, updateStrategy: { type: 'OnDelete', rollingUpdate: null } },
  }),
  'StatefulSet whose claims go with it': () => ({
    apiVersion: 'apps/v1',
    spec: { ...BASES.StatefulSet(0).spec, persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Delete' } },
  }),
  'StatefulSet with two claims': () => ({
    apiVersion: 'apps/v1',
    spec: {
      ...BASES.StatefulSet(0).spec,
      volumeClaimTemplates: [
        { ...claim('data'), spec: { ...claim('data').spec, accessModes: ['ReadWriteOnce', 'ReadOnlyMany'] } },
        claim('more'),
      ],
    },
  }),
  'StatefulSet with other volumes': () => {
    const { spec } = BASES.StatefulSet(0);
    spec.template.spec.volumes.push(
      { name: 'disk', hostPath: { path: '/a' } },
      { name: 'claim', persistentVolumeClaim: { claimName: 'a' } },
    );
    return { apiVersion: 'apps/v1', spec };
  },
  'StatefulSet with a partition': () => ({
    apiVersion: 'apps/v1',
    spec: { ...BASES.StatefulSet(0).spec, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
  }),
  'Service with an address': () => ({
    apiVersion: 'v1',
    spec: {
      type: 'NodePort',
      selector: { ...LABELS },
      ports: [
        { name: 'a', port: 1 },
        { name: 'b', port: 2 },
      ],
    },
  }),
  'Service of ready pods': () => ({
    apiVersion: 'v1',
    spec: { ...BASES.Service(0).spec, publishNotReadyAddresses: false },
  }),
  'Service that balances': (index) => ({
    apiVersion: 'v1',
    spec: {
      type: 'LoadBalancer',
      loadBalancerClass: 'example.com/a',
      externalTrafficPolicy: 'Local',
      healthCheckNodePort: 32700 + index,
      selector: { ...LABELS },
      ports: [{ name: 'client', port: 9093 }],
    },
  }),
  'ConfigMap that is immutable': () => ({
    apiVersion: 'v1',
    data: { 'server.properties': 'a=1\n' },
    binaryData: { bytes: 'AAAA' },
    immutable: true,
  }),
  'Secret that is immutable': () => ({ apiVersion: 'v1', stringData: { password: 'a' }, immutable: true }),
  'PersistentVolumeClaim that is bound': () => ({
    apiVersion: 'v1',
    spec: { ...claim('').spec, storageClassName: EXPANDABLE, volumeName: EXPANDABLE },
  }),
  Deployment: () => ({
    apiVersion: 'apps/v1',
    spec: {
      replicas: 3,
      selector: { matchLabels: { ...LABELS } },
      template: {
        metadata: { labels: { ...LABELS } },
        spec: { nodeSelector: { ...NOWHERE }, containers: jobContainers() },
      },
    },
  }),
  DaemonSet: () => ({
    apiVersion: 'apps/v1',
    spec: {
      selector: { matchLabels: { ...LABELS } },
      template: {
        metadata: { labels: { ...LABELS } },
        spec: { nodeSelector: { ...NOWHERE }, containers: jobContainers() },
      },
    },
  }),
  Role: () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  RoleBinding: () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' },
    subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'x' }],
  }),
  Ingress: () => ({
    apiVersion: 'networking.k8s.io/v1',
    metadata: {},
    spec: { ingressClassName: 'x', rules: [{ host: 'a.example' }], defaultBackend: backend('x') },
  }),
  Endpoints: () => ({ apiVersion: 'v1', subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ port: 9092 }] }] }),
  EndpointSlice: () => ({
    apiVersion: 'discovery.k8s.io/v1',
    addressType: 'IPv4',
    endpoints: [{ addresses: ['192.0.2.1'] }],
    ports: [{ name: 'client', port: 9092 }],
  }),
  Pod: () => ({ apiVersion: 'v1', spec: bare() }),
  ReplicaSet: () => ({
    apiVersion: 'apps/v1',
    spec: { replicas: 1, selector: { matchLabels: { ...LABELS } }, template: bareTemplate() },
  }),
  ReplicationController: () => ({
    apiVersion: 'v1',
    spec: { replicas: 1, selector: { ...LABELS }, template: bareTemplate() },
  }),
  CronJob: () => ({
    apiVersion: 'batch/v1',
    spec: {
      schedule: '0 5 * * *',
      suspend: true,
      jobTemplate: {
        spec: {
          template: { spec: { restartPolicy: 'Never', nodeSelector: { ...NOWHERE }, containers: jobContainers() } },
        },
      },
    },
  }),
  HorizontalPodAutoscaler: () => ({
    apiVersion: 'autoscaling/v2',
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' },
      minReplicas: 1,
      maxReplicas: 3,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } } },
      ],
    },
  }),
  PriorityClass: () => ({ apiVersion: 'scheduling.k8s.io/v1', value: 1000, description: 'a' }),
  LimitRange: () => ({ apiVersion: 'v1', spec: { limits: [{ type: 'Container', max: { memory: '64Gi' } }] } }),
  ResourceQuota: () => ({ apiVersion: 'v1', spec: { hard: { 'requests.storage': '9Ti' } } }),
  StorageClass: () => storageClass(),
  Namespace: () => ({ apiVersion: 'v1' }),
};

/** A pod of its own. */
function bare() {
  const [main] = pod().containers;
  return {
    nodeSelector: { ...NOWHERE },
    initContainers: [{ name: 'first', image: 'example/b:1.0' }],
    containers: [{ ...main, volumeMounts: [] }],
  };
}

const bareTemplate = () => ({ metadata: { labels: { ...LABELS } }, spec: bare() });

function backend(name: string) {
  return { service: { name, port: { number: 9092 } } };
}

/** Name of a class whose claims may grow, and of a volume of it. */
const EXPANDABLE = 'cdk8s-kafka-e2e-expandable';

function storageClass() {
  return {
    apiVersion: 'storage.k8s.io/v1',
    provisioner: 'example.com/none',
    parameters: { type: 'a' },
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
    allowVolumeExpansion: true,
  };
}

/** What has to be there before some objects can be. */
const DEPENDENCIES: Readonly<Record<string, () => readonly Free[]>> = {
  'PersistentVolumeClaim that is bound': () => [
    { ...storageClass(), kind: 'StorageClass', metadata: { name: EXPANDABLE }, volumeBindingMode: 'Immediate' },
    {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: EXPANDABLE },
      spec: {
        storageClassName: EXPANDABLE,
        capacity: { storage: '1Gi' },
        accessModes: ['ReadWriteOnce'],
        csi: { driver: 'example.com', volumeHandle: 'x' },
        claimRef: { name: 'persistentvolumeclaim-that-is-bound-0', namespace: NAMESPACE_OF_THE_RUN },
      },
    },
  ],
};

function jobContainers() {
  return [{ name: 'main', image: 'example/a:1.0', command: ['run'], args: ['a'] }];
}

const container = (spec: Free) => spec.template.spec.containers[0];
const firstClaim = (spec: Free) => spec.volumeClaimTemplates[0];

/** By kind: what is changed, and how. */
const CHANGES: Readonly<Record<string, Readonly<Record<string, Edit>>>> = {
  StatefulSet: {
    'more replicas': (spec) => set(spec, 'replicas', 5),
    'fewer replicas': (spec) => set(spec, 'replicas', 0),
    'replicas left out': (spec) => drop(spec, 'replicas'),
    'another service': (spec) => set(spec, 'serviceName', 'y'),
    'pods one after the other': (spec) => set(spec, 'podManagementPolicy', 'OrderedReady'),
    'pod management left out': (spec) => drop(spec, 'podManagementPolicy'),
    'another selector': (spec) => {
      set(spec.selector.matchLabels, 'tier', 'y');
      set(spec.template.metadata.labels, 'tier', 'y');
    },
    'a larger claim': (spec) => set(firstClaim(spec).spec.resources.requests, 'storage', '2Gi'),
    'a smaller claim': (spec) => set(firstClaim(spec).spec.resources.requests, 'storage', '512Mi'),
    'a claim of another class': (spec) => set(firstClaim(spec).spec, 'storageClassName', 'fast'),
    'a claim with another access': (spec) => set(firstClaim(spec).spec, 'accessModes', ['ReadWriteMany']),
    'a claim that is a block device': (spec) => set(firstClaim(spec).spec, 'volumeMode', 'Block'),
    'a claim with the usual volume mode': (spec) => set(firstClaim(spec).spec, 'volumeMode', 'Filesystem'),
    'a claim with a label': (spec) => set(firstClaim(spec).metadata, 'labels', { a: 'b' }),
    'a claim with an annotation': (spec) => set(firstClaim(spec).metadata, 'annotations', { a: 'b' }),
    'one more claim': (spec) => spec.volumeClaimTemplates.push(claim('more')),
    'no claim': (spec) => {
      drop(spec, 'volumeClaimTemplates');
      spec.template.spec.volumes.push({ name: 'data', emptyDir: {} });
    },
    'a claim of the same size in other words': (spec) =>
      set(firstClaim(spec).spec.resources.requests, 'storage', '1024Mi'),
    'another image': (spec) => set(container(spec), 'image', 'example/a:1.1'),
    'another command': (spec) => set(container(spec), 'command', ['walk']),
    'another argument': (spec) => set(container(spec), 'args', ['b']),
    'no arguments': (spec) => drop(container(spec), 'args'),
    'another variable': (spec) => container(spec).env.push({ name: 'B', value: 'b' }),
    'a variable that is a number': (spec) => set(container(spec).env[0], 'value', 1),
    'a variable with another value': (spec) => set(container(spec).env[0], 'value', 'b'),
    'no variables': (spec) => drop(container(spec), 'env'),
    'more memory': (spec) => set(container(spec).resources.limits, 'memory', '2Gi'),
    'no limits': (spec) => drop(container(spec).resources, 'limits'),
    'the same CPU in other words': (spec) => set(container(spec).resources.requests, 'cpu', '0.5'),
    'another port': (spec) => container(spec).ports.push({ name: 'more', containerPort: 9094 }),
    'the usual protocol, written': (spec) => set(container(spec).ports[0], 'protocol', 'TCP'),
    'a probe with other times': (spec) => set(container(spec).readinessProbe, 'periodSeconds', 6),
    'a probe that asks otherwise': (spec) => set(container(spec), 'readinessProbe', { exec: { command: ['true'] } }),
    'no probe': (spec) => drop(container(spec), 'readinessProbe'),
    'one more probe': (spec) => set(container(spec), 'livenessProbe', { tcpSocket: { port: 9093 } }),
    'a mount elsewhere': (spec) => set(container(spec).volumeMounts[0], 'mountPath', '/other'),
    'one more mount': (spec) => container(spec).volumeMounts.push({ name: 'config', mountPath: '/config' }),
    'one more container': (spec) => spec.template.spec.containers.push({ name: 'side', image: 'example/b:1' }),
    'an init container': (spec) => set(spec.template.spec, 'initContainers', [{ name: 'init', image: 'example/b:1' }]),
    'a container of another name': (spec) => set(container(spec), 'name', 'other'),
    'a security context of the container': (spec) => set(container(spec), 'securityContext', { runAsNonRoot: true }),
    'a lifecycle hook': (spec) => set(container(spec), 'lifecycle', { preStop: { exec: { command: ['true'] } } }),
    'an image that is always fetched': (spec) => set(container(spec), 'imagePullPolicy', 'Always'),
    'a security context of the pod': (spec) => set(spec.template.spec, 'securityContext', { fsGroup: 1000 }),
    'a longer grace': (spec) => set(spec.template.spec, 'terminationGracePeriodSeconds', 90),
    'an affinity': (spec) => set(spec.template.spec, 'affinity', { podAntiAffinity: antiAffinity() }),
    'a spread': (spec) => set(spec.template.spec, 'topologySpreadConstraints', [spread()]),
    'a toleration': (spec) => set(spec.template.spec, 'tolerations', [{ key: 'a', operator: 'Exists' }]),
    'another node': (spec) => set(spec.template.spec.nodeSelector, 'disk', 'ssd'),
    'a service account': (spec) => set(spec.template.spec, 'serviceAccountName', 'y'),
    'no token': (spec) => set(spec.template.spec, 'automountServiceAccountToken', false),
    'no service links': (spec) => set(spec.template.spec, 'enableServiceLinks', false),
    'a network of the host': (spec) => {
      set(spec.template.spec, 'hostNetwork', true);
      set(container(spec).ports[0], 'hostPort', 9093);
    },
    'another DNS': (spec) => set(spec.template.spec, 'dnsPolicy', 'Default'),
    'a pull secret': (spec) => set(spec.template.spec, 'imagePullSecrets', [{ name: 'y' }]),
    'another scheduler': (spec) => set(spec.template.spec, 'schedulerName', 'y'),
    'another volume': (spec) => spec.template.spec.volumes.push({ name: 'more', emptyDir: {} }),
    'another ConfigMap': (spec) => set(spec.template.spec.volumes[0].configMap, 'name', 'y'),
    'a label of the pods': (spec) => set(spec.template.metadata.labels, 'team', 'y'),
    'an annotation of the pods': (spec) => set(spec.template.metadata, 'annotations', { a: 'b' }),
    'a label of the set': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
    'an annotation of the set': (_, object) => set(object.metadata, 'annotations', { a: 'b' }),
    'updates by deletion': (spec) => set(spec, 'updateStrategy', { type: 'OnDelete' }),
    'updates by deletion, and no partition': (spec) =>
      set(spec, 'updateStrategy', { type: 'OnDelete', rollingUpdate: null }),
    'the usual updates, written': (spec) => set(spec, 'updateStrategy', { type: 'RollingUpdate' }),
    'a partition': (spec) => set(spec, 'updateStrategy', { rollingUpdate: { partition: 2 } }),
    'seconds of readiness': (spec) => set(spec, 'minReadySeconds', 10),
    'more history': (spec) => set(spec, 'revisionHistoryLimit', 20),
    'the usual history, written': (spec) => set(spec, 'revisionHistoryLimit', 10),
    'claims that go when the set shrinks': (spec) =>
      set(spec, 'persistentVolumeClaimRetentionPolicy', { whenScaled: 'Delete' }),
    'claims that stay, written': (spec) => set(spec, 'persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Retain' }),
    'other ordinals': (spec) => set(spec, 'ordinals', { start: 100 }),
    'claims that go with the set': (spec) =>
      set(spec, 'persistentVolumeClaimRetentionPolicy', { whenDeleted: 'Delete' }),
    'a label that the selector asks for': (spec) => set(spec.template.metadata.labels, 'app', 'y'),
    'less memory': (spec) => {
      set(container(spec).resources.limits, 'memory', '512Mi');
      set(container(spec).resources.requests, 'memory', '512Mi');
    },
    'a shorter grace': (spec) => set(spec.template.spec, 'terminationGracePeriodSeconds', 10),
    'a volume that is a claim': (spec) =>
      spec.template.spec.volumes.push({ name: 'more', persistentVolumeClaim: { claimName: 'x' } }),
    'the same memory in bytes': (spec) => set(container(spec).resources.limits, 'memory', '1073741824'),
    'a claim of the same size in bytes': (spec) =>
      set(firstClaim(spec).spec.resources.requests, 'storage', '1073741824'),
    'a port that is a text of digits': (spec) => set(container(spec).readinessProbe.tcpSocket, 'port', '9093'),
    'the usual service links, written': (spec) => set(spec.template.spec, 'enableServiceLinks', true),
    'the usual way to pull, written': (spec) => set(container(spec), 'imagePullPolicy', 'IfNotPresent'),
    'a field that there is not': (spec) => set(spec, 'surprise', 1),
    'replicas and an image': (spec) => {
      set(spec, 'replicas', 5);
      set(container(spec), 'image', 'example/a:1.1');
    },
    'a service name and an image': (spec) => {
      set(spec, 'serviceName', 'y');
      set(container(spec), 'image', 'example/a:1.1');
    },
  },
  Service: {
    'another port': (spec) => set(spec.ports[0], 'port', 9094),
    'one more port': (spec) => spec.ports.push({ name: 'more', port: 9094 }),
    'another name of a port': (spec) => set(spec.ports[0], 'name', 'other'),
    'another target': (spec) => set(spec.ports[0], 'targetPort', 9095),
    'the usual protocol, written': (spec) => set(spec.ports[0], 'protocol', 'TCP'),
    'another selector': (spec) => set(spec.selector, 'app', 'y'),
    'no selector': (spec) => drop(spec, 'selector'),
    'only ready pods': (spec) => drop(spec, 'publishNotReadyAddresses'),
    'an address': (spec) => drop(spec, 'clusterIP'),
    'a fixed address': (spec) => set(spec, 'clusterIP', '198.19.1.1'),
    'ports of the nodes': (spec) => set(spec, 'type', 'NodePort'),
    'a load balancer': (spec) => set(spec, 'type', 'LoadBalancer'),
    'ports of the nodes, and an address': (spec) => {
      set(spec, 'type', 'NodePort');
      drop(spec, 'clusterIP');
    },
    'the usual type, written': (spec) => set(spec, 'type', 'ClusterIP'),
    'a label that is a number': (_, object) => set(object.metadata, 'labels', { a: 1 }),
    'one client, one pod': (spec) => set(spec, 'sessionAffinity', 'ClientIP'),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
    'a target that is a text of digits': (spec) => set(spec.ports[0], 'targetPort', '9093'),
    'a target that is the port itself': (spec) => set(spec.ports[0], 'targetPort', 9093),
    'traffic inside a node': (spec) => set(spec, 'internalTrafficPolicy', 'Local'),
  },
  'StatefulSet whose pods are replaced by deletion': {
    'another image': (spec) => set(container(spec), 'image', 'example/a:1.1'),
    'pods replaced by themselves again': (spec) => set(spec, 'updateStrategy', { type: 'RollingUpdate' }),
  },
  'StatefulSet whose claims go with it': {
    'claims that stay': (spec) => set(spec.persistentVolumeClaimRetentionPolicy, 'whenDeleted', 'Retain'),
    'nothing said of claims': (spec) => drop(spec, 'persistentVolumeClaimRetentionPolicy'),
  },
  'StatefulSet with two claims': {
    'in another order': (spec) => spec.volumeClaimTemplates.reverse(),
    'modes in another order': (spec) => firstClaim(spec).spec.accessModes.reverse(),
  },
  'StatefulSet with other volumes': {
    'another folder of the host': (spec) => set(spec.template.spec.volumes[1].hostPath, 'path', '/b'),
    'another claim': (spec) => set(spec.template.spec.volumes[2].persistentVolumeClaim, 'claimName', 'b'),
  },
  'StatefulSet with a partition': {
    'no partition': (spec) => drop(spec, 'updateStrategy'),
    'a lower partition': (spec) => set(spec.updateStrategy.rollingUpdate, 'partition', 0),
  },
  'Service with an address': {
    'one port less': (spec) => spec.ports.pop(),
    'another target': (spec) => set(spec.ports[0], 'targetPort', 9),
    'no ports of nodes': (spec) => set(spec, 'type', 'ClusterIP'),
    'nothing as an address': (spec) => set(spec, 'clusterIP', ''),
  },
  'Service of ready pods': {
    'unready ones as well': (spec) => set(spec, 'publishNotReadyAddresses', true),
  },
  'Service that balances': {
    'another class': (spec) => set(spec, 'loadBalancerClass', 'example.com/b'),
    'another health check': (spec) => set(spec, 'healthCheckNodePort', 32750),
    'another address': (spec) => set(spec, 'clusterIP', '198.19.1.1'),
    'other addresses': (spec) => set(spec, 'clusterIPs', ['198.19.1.1']),
    'an annotation': (_, object) => set(object.metadata, 'annotations', { 'example.com/a': 'b' }),
    'one more port': (spec) => spec.ports.push({ name: 'more', port: 9094 }),
  },
  'ConfigMap that is immutable': {
    'another value': (_, { data }) => set(data, 'server.properties', 'a=2\n'),
    'one more key': (_, { data }) => set(data, 'more', 'x'),
    'changes again': (_, object) => drop(object, 'immutable'),
    'other bytes': (_, object) => set(object.binaryData, 'bytes', 'AAAB'),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
  'Secret that is immutable': {
    'another value': (_, { stringData }) => set(stringData, 'password', 'b'),
  },
  'PersistentVolumeClaim that is bound': {
    larger: (spec) => set(spec.resources.requests, 'storage', '2Gi'),
  },
  Deployment: {
    'more replicas': (spec) => set(spec, 'replicas', 4),
    'fewer replicas': (spec) => set(spec, 'replicas', 2),
    'no replicas': (spec) => set(spec, 'replicas', 0),
    'a label that the selector asks for': (spec) => set(spec.template.metadata.labels, 'app', 'y'),
    'another volume': (spec) => set(spec.template.spec, 'volumes', [{ name: 'a', hostPath: { path: '/a', type: '' } }]),
    'another image': (spec) => set(container(spec), 'image', 'example/a:1.1'),
    'another selector': (spec) => {
      set(spec.selector.matchLabels, 'tier', 'y');
      set(spec.template.metadata.labels, 'tier', 'y');
    },
  },
  DaemonSet: {
    'updates by deletion': (spec) => set(spec, 'updateStrategy', { type: 'OnDelete', rollingUpdate: null }),
    'another image': (spec) => set(container(spec), 'image', 'example/a:1.1'),
    'another selector': (spec) => {
      set(spec.selector.matchLabels, 'tier', 'y');
      set(spec.template.metadata.labels, 'tier', 'y');
    },
  },
  Role: {
    'one more verb': (_, object) => object.rules[0].verbs.push('list'),
  },
  RoleBinding: {
    'another subject': (_, object) => set(object.subjects[0], 'name', 'y'),
    'another role': (_, object) => set(object.roleRef, 'name', 'y'),
  },
  StorageClass: {
    'another provisioner': (_, object) => set(object, 'provisioner', 'example.com/other'),
    'other parameters': (_, object) => set(object.parameters, 'type', 'b'),
    'another reclaim policy': (_, object) => set(object, 'reclaimPolicy', 'Delete'),
    'bound at once': (_, object) => set(object, 'volumeBindingMode', 'Immediate'),
    'an annotation': (_, object) => set(object.metadata, 'annotations', { a: 'b' }),
    'no growth': (_, object) => set(object, 'allowVolumeExpansion', false),
    'options of mounts': (_, object) => set(object, 'mountOptions', ['noatime']),
    'other topologies': (_, object) =>
      set(object, 'allowedTopologies', [{ matchLabelExpressions: [{ key: 'zone', values: ['a'] }] }]),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
  Namespace: {
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
  PodDisruptionBudget: {
    'two may go': (spec) => set(spec, 'maxUnavailable', 2),
    'none may go': (spec) => set(spec, 'maxUnavailable', 0),
    'so many have to stay as well': (spec) => set(spec, 'minAvailable', 1),
    'one may go, as a text': (spec) => set(spec, 'maxUnavailable', '1'),
    'half may go': (spec) => set(spec, 'maxUnavailable', '50%'),
    'so many have to stay': (spec) => {
      drop(spec, 'maxUnavailable');
      set(spec, 'minAvailable', 2);
    },
    'another selector': (spec) => set(spec.selector.matchLabels, 'app', 'y'),
    'unready ones may go': (spec) => set(spec, 'unhealthyPodEvictionPolicy', 'AlwaysAllow'),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
  ConfigMap: {
    'another value': (_, { data }) => set(data, 'server.properties', 'a=2\n'),
    'one more key': (_, { data }) => set(data, 'more', 'x'),
    'one key less': (_, { data }) => drop(data, 'text'),
    bytes: (_, object) => set(object, 'binaryData', { bytes: 'AAAA' }),
    'no change any more': (_, object) => set(object, 'immutable', true),
    'an annotation': (_, object) => set(object.metadata, 'annotations', { a: 'b' }),
  },
  Secret: {
    'another value': (_, { stringData }) => set(stringData, 'password', 'b'),
    'one more key': (_, { stringData }) => set(stringData, 'more', 'b'),
    'another type': (_, object) => set(object, 'type', 'example.com/other'),
    'a finalizer': (_, object) => set(object.metadata, 'finalizers', ['example.com/a']),
    'no change any more': (_, object) => set(object, 'immutable', true),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
  PersistentVolumeClaim: {
    'another class': (spec) => set(spec, 'storageClassName', 'fast'),
    'another access': (spec) => set(spec, 'accessModes', ['ReadWriteMany']),
    'a block device': (spec) => set(spec, 'volumeMode', 'Block'),
    smaller: (spec) => set(spec.resources.requests, 'storage', '512Mi'),
    'the same size in other words': (spec) => set(spec.resources.requests, 'storage', '1024Mi'),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
  Job: {
    'another image': (spec) => set(container(spec), 'image', 'example/a:1.1'),
    'another argument': (spec) => set(container(spec), 'args', ['b']),
    'another grace': (spec) => set(spec.template.spec, 'terminationGracePeriodSeconds', 90),
    'more completions': (spec) => set(spec, 'completions', 2),
    indexed: (spec) => {
      set(spec, 'completionMode', 'Indexed');
      set(spec, 'completions', 2);
    },
    'more at once': (spec) => set(spec, 'parallelism', 2),
    'more tries': (spec) => set(spec, 'backoffLimit', 5),
    'a deadline': (spec) => set(spec, 'activeDeadlineSeconds', 60),
    'gone soon after': (spec) => set(spec, 'ttlSecondsAfterFinished', 60),
    'a start': (spec) => set(spec, 'suspend', false),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
    'no failures but one': (spec) =>
      set(spec, 'podFailurePolicy', { rules: [{ action: 'Ignore', onPodConditions: [{ type: 'x' }] }] }),
  },
  NetworkPolicy: {
    'another port': (spec) => set(spec.ingress[0].ports[0], 'port', 9094),
    'one more port': (spec) => spec.ingress[0].ports.push({ port: 9094 }),
    'one more rule': (spec) => spec.ingress.push({ ports: [{ port: 9095 }] }),
    'one more way out': (spec) => spec.egress.push({ ports: [{ port: 9095 }] }),
    'no ingress': (spec) => drop(spec, 'ingress'),
    'egress as well': (spec) => set(spec, 'policyTypes', ['Ingress', 'Egress']),
    'other pods': (spec) => set(spec.podSelector.matchLabels, 'app', 'y'),
  },
  Ingress: {
    'another backend': (spec) => set(spec, 'defaultBackend', backend('y')),
    'one more host': (spec) => spec.rules.push({ host: 'b.example' }),
    'another host': (spec) => set(spec, 'rules', [{ host: 'b.example' }]),
    'an annotation': (_, object) => set(object.metadata, 'annotations', { a: 'b' }),
    'fewer clients': (_, object) =>
      set(object.metadata, 'annotations', { 'nginx.ingress.kubernetes.io/whitelist-source-range': '192.0.2.0/24' }),
  },
  Endpoints: {
    'another address': (_, { subsets }) => set(subsets[0], 'addresses', [{ ip: '192.0.2.2' }]),
    'more addresses': (_, { subsets }) => subsets.push({ addresses: [{ ip: '192.0.2.2' }], ports: [{ port: 9093 }] }),
  },
  EndpointSlice: {
    'another address': (_, { endpoints }) => set(endpoints[0], 'addresses', ['192.0.2.2']),
    'one more address': (_, { endpoints }) => endpoints.push({ addresses: ['192.0.2.2'] }),
    'another type': (_, object) => set(object, 'addressType', 'FQDN'),
  },
  Pod: {
    'another image': (spec) => set(spec.containers[0], 'image', 'example/a:1.1'),
    'another image to prepare it': (spec) => set(spec.initContainers[0], 'image', 'example/b:1.1'),
    'another variable': (spec) => set(spec.containers[0].env[0], 'value', 'b'),
    'more memory': (spec) => set(spec.containers[0].resources.limits, 'memory', '2Gi'),
    'one more container': (spec) => spec.containers.push({ name: 'more', image: 'example/a:1.0' }),
    'a deadline': (spec) => set(spec, 'activeDeadlineSeconds', 100_000),
    'one more toleration': (spec) => set(spec, 'tolerations', [{ key: 'a', operator: 'Exists' }]),
    'another grace period': (spec) => set(spec, 'terminationGracePeriodSeconds', 90),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
  ReplicaSet: {
    'another image': (spec) => set(container(spec), 'image', 'example/a:1.1'),
    'fewer replicas': (spec) => set(spec, 'replicas', 0),
    'more replicas': (spec) => set(spec, 'replicas', 2),
    'another selector': (spec) => {
      set(spec.selector.matchLabels, 'tier', 'y');
      set(spec.template.metadata.labels, 'tier', 'y');
    },
  },
  ReplicationController: {
    'another image': (spec) => set(container(spec), 'image', 'example/a:1.1'),
    'another selector': (spec) => {
      set(spec.selector, 'tier', 'y');
      set(spec.template.metadata.labels, 'tier', 'y');
    },
  },
  CronJob: {
    'another schedule': (spec) => set(spec, 'schedule', '0 6 * * *'),
    'another image': (spec) => set(spec.jobTemplate.spec.template.spec.containers[0], 'image', 'example/a:1.1'),
    'not suspended': (spec) => set(spec, 'suspend', false),
  },
  HorizontalPodAutoscaler: {
    'more replicas': (spec) => set(spec, 'maxReplicas', 5),
    'another target': (spec) => set(spec.scaleTargetRef, 'name', 'y'),
  },
  PriorityClass: {
    'another value': (_, object) => set(object, 'value', 2000),
    'no preemption': (_, object) => set(object, 'preemptionPolicy', 'Never'),
    'another description': (_, object) => set(object, 'description', 'b'),
  },
  LimitRange: { 'less memory': (spec) => set(spec.limits[0].max, 'memory', '32Gi') },
  ResourceQuota: { 'less storage': (spec) => set(spec.hard, 'requests.storage', '8Ti') },
  ServiceAccount: {
    'an annotation': (_, object) => set(object.metadata, 'annotations', { a: 'b' }),
    'a token': (_, object) => set(object, 'automountServiceAccountToken', true),
    'a pull secret': (_, object) => set(object, 'imagePullSecrets', [{ name: 'y' }]),
    'a label': (_, object) => set(object.metadata, 'labels', { a: 'b' }),
  },
};

function antiAffinity() {
  const term = { labelSelector: { matchLabels: LABELS }, topologyKey: 'kubernetes.io/hostname' };
  return { requiredDuringSchedulingIgnoredDuringExecution: [term] };
}

function spread() {
  return {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels: LABELS },
  };
}

function set(object: Free, member: string, value: unknown): void {
  object[member] = value;
}

function drop(object: Free, member: string): void {
  delete object[member];
}

/** Prefixes for cluster-wide objects, so that they differ from others of the cluster. */
const NAME_PREFIX: Readonly<Record<string, string>> = {
  StorageClass: 'cdk8s-kafka-e2e-',
  Namespace: 'cdk8s-kafka-e2e-',
};

/** All changes, each of an object with its own name. */
export const API_CHANGES: readonly ApiChange[] = Object.entries(CHANGES).flatMap(([base, changes]) =>
  Object.entries(changes).map(([name, edit], index): ApiChange => {
    const kind = base.split(' ')[0];
    const side = (change?: Edit) => {
      const object = { ...BASES[base](index), kind };
      object.metadata = { name: `${NAME_PREFIX[kind] ?? ''}${base.toLowerCase().replaceAll(' ', '-')}-${index}` };
      change?.(object.spec, object);
      return object as Manifest;
    };
    return { name: `${base}: ${name}`, before: side(), after: side(edit), dependencies: DEPENDENCIES[base]?.() ?? [] };
  }),
);
