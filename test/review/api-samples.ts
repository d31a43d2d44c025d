import type { Example } from '../../lib/api-server/problem';
import type { Manifest } from '../../lib/manifests/manifest';

// biome-ignore lint/suspicious/noExplicitAny: manifests are changed freely
type Free = any;

const LABELS = { app: 'x' };

/** No node has this label: pods wait, and nothing runs. */
const NOWHERE = { 'cdk8s-kafka/nowhere': 'yes' };

const claimSpec = () => ({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } });

/** A pod with most of what pods can have. */
const pod = (): Free => ({
  nodeSelector: { ...NOWHERE },
  serviceAccountName: 'x',
  priorityClassName: 'system-cluster-critical',
  restartPolicy: 'Always',
  preemptionPolicy: 'PreemptLowerPriority',
  dnsPolicy: 'ClusterFirst',
  dnsConfig: { nameservers: ['10.0.0.10'] },
  hostAliases: [{ ip: '10.0.0.1', hostnames: ['a.example.com'] }],
  terminationGracePeriodSeconds: 60,
  securityContext: {
    fsGroup: 1000,
    runAsUser: 1000,
    runAsGroup: 1000,
    supplementalGroups: [1000],
    fsGroupChangePolicy: 'OnRootMismatch',
    supplementalGroupsPolicy: 'Merge',
    seccompProfile: { type: 'RuntimeDefault' },
  },
  tolerations: [{ key: 'a', operator: 'Exists', effect: 'NoSchedule' }],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'ScheduleAnyway',
      nodeAffinityPolicy: 'Honor',
      nodeTaintsPolicy: 'Ignore',
      labelSelector: { matchLabels: { ...LABELS } },
    },
  ],
  affinity: {
    nodeAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, preference: { matchExpressions: [{ key: 'disk', operator: 'In', values: ['ssd'] }] } },
      ],
    },
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: [
        {
          topologyKey: 'kubernetes.io/hostname',
          labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['x'] }] },
        },
      ],
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, podAffinityTerm: { topologyKey: 'zone', labelSelector: { matchLabels: { ...LABELS } } } },
      ],
    },
  },
  initContainers: [{ name: 'init', image: 'example/a:1.0', command: ['true'] }],
  containers: [
    {
      name: 'main',
      image: 'example/a:1.0',
      imagePullPolicy: 'IfNotPresent',
      terminationMessagePolicy: 'File',
      command: ['run'],
      env: [
        { name: 'A', value: 'a' },
        { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'KEY', valueFrom: { configMapKeyRef: { name: 'x', key: 'a' } } },
        { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'x', key: 'a' } } },
      ],
      ports: [{ name: 'client', containerPort: 9093, hostPort: 0, protocol: 'TCP' }],
      resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { memory: '1Gi' } },
      readinessProbe: { tcpSocket: { port: 9093 }, periodSeconds: 5, initialDelaySeconds: 1, successThreshold: 1 },
      startupProbe: { httpGet: { path: '/', port: 9093, scheme: 'HTTP' }, failureThreshold: 10, timeoutSeconds: 1 },
      securityContext: { runAsUser: 1000, runAsGroup: 1000, allowPrivilegeEscalation: false, procMount: 'Default' },
      volumeMounts: [
        { name: 'data', mountPath: '/data', recursiveReadOnly: 'Disabled' },
        { name: 'config', mountPath: '/config', subPath: 'a', mountPropagation: 'None' },
      ],
    },
  ],
  volumes: [
    { name: 'config', configMap: { name: 'x', defaultMode: 0o644, items: [{ key: 'a', path: 'a', mode: 0o644 }] } },
    { name: 'secret', secret: { secretName: 'x', defaultMode: 0o644 } },
    { name: 'scratch', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'host', hostPath: { path: '/tmp', type: 'Directory' } },
    { name: 'both', projected: { defaultMode: 0o644, sources: [{ configMap: { name: 'x' } }] } },
  ],
});

const simplePod = (): Free => ({
  nodeSelector: { ...NOWHERE },
  containers: [{ name: 'main', image: 'example/a:1.0', command: ['run'] }],
});

const template = (spec: Free) => ({ metadata: { labels: { ...LABELS } }, spec });

const job = () => ({
  backoffLimit: 3,
  suspend: true,
  parallelism: 1,
  template: template({ ...simplePod(), restartPolicy: 'Never' }),
});

/** Objects that the API server accepts, by the names that examples have. */
const SAMPLES: Readonly<Record<string, () => Free>> = {
  StatefulSet: () => ({
    apiVersion: 'apps/v1',
    spec: {
      serviceName: 'x',
      replicas: 1,
      minReadySeconds: 1,
      podManagementPolicy: 'Parallel',
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
      ordinals: { start: 0 },
      selector: { matchLabels: { ...LABELS } },
      template: template(pod()),
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { ...claimSpec(), storageClassName: 'standard', volumeMode: 'Filesystem' },
        },
      ],
    },
  }),
  Deployment: () => ({
    apiVersion: 'apps/v1',
    spec: {
      replicas: 1,
      minReadySeconds: 1,
      progressDeadlineSeconds: 60,
      revisionHistoryLimit: 1,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
      selector: { matchLabels: { ...LABELS } },
      template: template(simplePod()),
    },
  }),
  DaemonSet: () => ({
    apiVersion: 'apps/v1',
    spec: {
      minReadySeconds: 1,
      revisionHistoryLimit: 1,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } },
      selector: { matchLabels: { ...LABELS } },
      template: template(simplePod()),
    },
  }),
  ReplicaSet: () => ({
    apiVersion: 'apps/v1',
    spec: {
      replicas: 1,
      minReadySeconds: 1,
      selector: { matchLabels: { ...LABELS } },
      template: template(simplePod()),
    },
  }),
  Pod: () => {
    // as a restricted namespace asks of pods
    const securityContext = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
    const { containers, ...spec } = simplePod();
    return {
      apiVersion: 'v1',
      spec: {
        ...spec,
        activeDeadlineSeconds: 99999,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
        containers: containers.map((container: Free) => ({ ...container, securityContext })),
      },
    };
  },
  PersistentVolume: () => ({
    apiVersion: 'v1',
    spec: {
      capacity: { storage: '1Gi' },
      accessModes: ['ReadWriteOnce'],
      volumeMode: 'Filesystem',
      persistentVolumeReclaimPolicy: 'Retain',
      csi: { driver: 'example.com', volumeHandle: 'x' },
    },
  }),
  Job: () => ({
    apiVersion: 'batch/v1',
    spec: { ...job(), ttlSecondsAfterFinished: 9999, activeDeadlineSeconds: 9999 },
  }),
  CronJob: () => ({
    apiVersion: 'batch/v1',
    spec: {
      schedule: '0 3 * * *',
      suspend: true,
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: {
        spec: {
          ...job(),
          completions: 1,
          completionMode: 'NonIndexed',
          podReplacementPolicy: 'Failed',
          podFailurePolicy: {
            rules: [
              { action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } },
              { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
            ],
          },
        },
      },
    },
  }),
  Service: () => ({
    apiVersion: 'v1',
    spec: {
      clusterIP: 'None',
      selector: { ...LABELS },
      ports: [{ name: 'client', port: 9093, targetPort: 9093, protocol: 'TCP' }],
    },
  }),
  NodePort: () => ({
    apiVersion: 'v1',
    spec: {
      type: 'NodePort',
      sessionAffinity: 'None',
      externalTrafficPolicy: 'Cluster',
      internalTrafficPolicy: 'Cluster',
      ipFamilyPolicy: 'SingleStack',
      ipFamilies: ['IPv4'],
      externalIPs: ['192.0.2.1'],
      selector: { ...LABELS },
      ports: [{ name: 'client', port: 9093, nodePort: 32193 }],
    },
  }),
  LoadBalancer: () => ({
    apiVersion: 'v1',
    spec: {
      type: 'LoadBalancer',
      loadBalancerSourceRanges: ['10.0.0.0/8'],
      selector: { ...LABELS },
      ports: [{ name: 'client', port: 9093 }],
    },
  }),
  ExternalName: () => ({
    apiVersion: 'v1',
    kind: 'Service',
    spec: { type: 'ExternalName', externalName: 'kafka.example.com' },
  }),
  'Service with affinity': () => ({
    apiVersion: 'v1',
    spec: {
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
      selector: { ...LABELS },
      ports: [{ name: 'client', port: 9093 }],
    },
  }),
  ConfigMap: () => ({
    apiVersion: 'v1',
    metadata: { labels: { a: 'b' }, annotations: { a: 'b' } },
    data: { text: 'a' },
    binaryData: { b: 'AAAA' },
  }),
  Secret: () => ({ apiVersion: 'v1', type: 'Opaque', data: { a: 'YQ==' }, stringData: { password: 'a' } }),
  PersistentVolumeClaim: () => ({ apiVersion: 'v1', spec: claimSpec() }),
  PodDisruptionBudget: () => ({
    apiVersion: 'policy/v1',
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: { ...LABELS } } },
  }),
  'PodDisruptionBudget by min': () => ({
    apiVersion: 'policy/v1',
    spec: { minAvailable: 1, selector: { matchLabels: { ...LABELS } } },
  }),
  NetworkPolicy: () => ({
    apiVersion: 'networking.k8s.io/v1',
    spec: {
      podSelector: { matchLabels: { ...LABELS } },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [{ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } }],
          ports: [{ port: 9093, protocol: 'TCP', endPort: 9095 }],
        },
      ],
      egress: [{ ports: [{ port: 53, protocol: 'UDP' }] }],
    },
  }),
  Ingress: () => ({
    apiVersion: 'networking.k8s.io/v1',
    spec: {
      rules: [
        {
          host: 'ui.example.com',
          http: {
            paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'x', port: { number: 80 } } } }],
          },
        },
      ],
    },
  }),
  HorizontalPodAutoscaler: () => ({
    apiVersion: 'autoscaling/v2',
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' },
      minReplicas: 1,
      maxReplicas: 3,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
      ],
      behavior: {
        scaleDown: { selectPolicy: 'Min', policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
      },
    },
  }),
  ServiceAccount: () => ({ apiVersion: 'v1', automountServiceAccountToken: false }),
  Role: () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
  }),
  ClusterRole: () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    rules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }],
  }),
  RoleBinding: () => ({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' },
    subjects: [{ kind: 'ServiceAccount', name: 'x', namespace: 'x' }],
  }),
  ClusterRoleBinding: () => ({
    ...SAMPLES.RoleBinding(),
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'x' },
  }),
  StorageClass: () => ({
    apiVersion: 'storage.k8s.io/v1',
    provisioner: 'example.com/none',
    reclaimPolicy: 'Retain',
    volumeBindingMode: 'WaitForFirstConsumer',
  }),
  PriorityClass: () => ({ apiVersion: 'scheduling.k8s.io/v1', value: 1000, preemptionPolicy: 'Never' }),
  Namespace: () => ({ apiVersion: 'v1' }),
};

export const SAMPLE_NAMES: readonly string[] = Object.keys(SAMPLES);

/** Parts of samples, for examples that are about nothing else. */
const PARTS: Readonly<Record<string, readonly [sample: string, pointer: string]>> = {
  pod: ['StatefulSet', '/spec/template/spec'],
  container: ['StatefulSet', '/spec/template/spec/containers/0'],
};

/** A sample, by its name, or by the name of a part of it; `new` is for an object that is only on the new side. */
export function sample(name: string): Manifest {
  const [isNew, of] = [name.startsWith('new '), name.replace('new ', '')];
  const [whole] = PARTS[of] ?? [of];
  const body = SAMPLES[whole]();
  const kind = body.kind ?? (['NodePort', 'LoadBalancer'].includes(whole) ? 'Service' : whole.split(' ')[0]);
  const suffix = whole.toLowerCase().replaceAll(' ', '-');
  return { ...body, kind, metadata: { ...body.metadata, name: `${isNew ? 'new' : 'sample'}-${suffix}` } };
}

/** What an example changes. */
export interface SampleChange {
  readonly before: Manifest | undefined;
  readonly after: Manifest;
}

export function sampleChange([of, edits]: Example): SampleChange {
  const before = sample(of);
  const [, base] = PARTS[of.replace('new ', '')] ?? [of, ''];
  const after = structuredClone(before);
  for (const [pointer, value] of Object.entries(edits)) edit(after, `${base}${pointer}`, value);
  const isNew = of.startsWith('new ') || after.metadata.name !== before.metadata.name;
  return { before: isNew ? undefined : before, after };
}

function edit(object: Free, pointer: string, value: unknown): void {
  const members = pointer
    .slice(1)
    .split('/')
    .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = members.pop() as string;
  const holder = members.reduce<Free>((inner, member) => {
    inner[member] ??= {};
    return inner[member];
  }, object);
  if (last === '-') holder.push(value);
  else if (value === undefined) delete holder[last];
  else holder[last] = value;
}
