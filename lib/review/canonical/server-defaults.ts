import { grouped } from '../../lint/group-by';
import { matches, members } from './pointer';
import type { Canonical } from './value';

/** The defaults that the API server fills in for pods (pkg/apis/core/v1/defaults.go of Kubernetes). */
const POD_DEFAULTS: Readonly<Record<string, unknown>> = {
  '/restartPolicy': 'Always',
  '/dnsPolicy': 'ClusterFirst',
  '/schedulerName': 'default-scheduler',
  '/terminationGracePeriodSeconds': 30,
  '/hostNetwork': false,
  '/hostPID': false,
  '/hostIPC': false,
  '/shareProcessNamespace': false,
  '/volumes/*/configMap/defaultMode': 0o644,
  '/volumes/*/secret/defaultMode': 0o644,
  '/volumes/*/projected/defaultMode': 0o644,
  '/volumes/*/downwardAPI/defaultMode': 0o644,
  '/volumes/*/ephemeral/volumeClaimTemplate/spec/volumeMode': 'Filesystem',
  ...containerDefaults('/containers/*'),
  ...containerDefaults('/initContainers/*'),
};

function containerDefaults(at: string): Record<string, unknown> {
  const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) => [
    [`${at}/${probe}/timeoutSeconds`, 1],
    [`${at}/${probe}/periodSeconds`, 10],
    [`${at}/${probe}/successThreshold`, 1],
    [`${at}/${probe}/failureThreshold`, 3],
    [`${at}/${probe}/httpGet/scheme`, 'HTTP'],
    [`${at}/${probe}/httpGet/path`, '/'],
  ]);
  return {
    ...Object.fromEntries(probes),
    ...Object.fromEntries(
      ['preStop', 'postStart'].flatMap((hook) => [
        [`${at}/lifecycle/${hook}/httpGet/scheme`, 'HTTP'],
        [`${at}/lifecycle/${hook}/httpGet/path`, '/'],
      ]),
    ),
    [`${at}/terminationMessagePath`]: '/dev/termination-log',
    [`${at}/terminationMessagePolicy`]: 'File',
    [`${at}/ports/*/protocol`]: 'TCP',
    [`${at}/ports/*/hostPort`]: 0,
    [`${at}/env/*/valueFrom/resourceFieldRef/divisor`]: '0',
    [`${at}/env/*/valueFrom/fieldRef/apiVersion`]: 'v1',
    [`${at}/volumeMounts/*/readOnly`]: false,
    [`${at}/stdin`]: false,
    [`${at}/stdinOnce`]: false,
    [`${at}/tty`]: false,
  };
}

const CLAIM_DEFAULTS: Readonly<Record<string, unknown>> = { '/volumeMode': 'Filesystem' };

const ROLE_BINDING_DEFAULTS: Readonly<Record<string, unknown>> = { '/roleRef/apiGroup': 'rbac.authorization.k8s.io' };

const JOB_DEFAULTS: Readonly<Record<string, unknown>> = {
  '/backoffLimit': 6,
  '/completions': 1,
  '/parallelism': 1,
  '/completionMode': 'NonIndexed',
  '/suspend': false,
  '/manualSelector': false,
  '/podReplacementPolicy': 'TerminatingOrFailed',
  ...under('/template/spec', POD_DEFAULTS),
};

const REPLICA_DEFAULTS: Readonly<Record<string, unknown>> = {
  '/replicas': 1,
  '/minReadySeconds': 0,
  ...under('/template/spec', POD_DEFAULTS),
};

/** The defaults of fields, by kind and path. */
const DEFAULTS_BY_KIND: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  StatefulSet: {
    '/spec/replicas': 1,
    '/spec/podManagementPolicy': 'OrderedReady',
    '/spec/revisionHistoryLimit': 10,
    '/spec/minReadySeconds': 0,
    '/spec/updateStrategy/type': 'RollingUpdate',
    '/spec/updateStrategy/rollingUpdate/partition': 0,
    '/spec/persistentVolumeClaimRetentionPolicy/whenDeleted': 'Retain',
    '/spec/persistentVolumeClaimRetentionPolicy/whenScaled': 'Retain',
    '/spec/ordinals/start': 0,
    ...under('/spec/template/spec', POD_DEFAULTS),
    '/spec/volumeClaimTemplates/*/apiVersion': 'v1',
    '/spec/volumeClaimTemplates/*/kind': 'PersistentVolumeClaim',
    ...under('/spec/volumeClaimTemplates/*/spec', CLAIM_DEFAULTS),
  },
  Deployment: {
    '/spec/replicas': 1,
    '/spec/revisionHistoryLimit': 10,
    '/spec/progressDeadlineSeconds': 600,
    '/spec/strategy/type': 'RollingUpdate',
    '/spec/strategy/rollingUpdate/maxSurge': '25%',
    '/spec/strategy/rollingUpdate/maxUnavailable': '25%',
    '/spec/minReadySeconds': 0,
    ...under('/spec/template/spec', POD_DEFAULTS),
  },
  DaemonSet: {
    '/spec/revisionHistoryLimit': 10,
    '/spec/updateStrategy/type': 'RollingUpdate',
    '/spec/updateStrategy/rollingUpdate/maxSurge': 0,
    '/spec/updateStrategy/rollingUpdate/maxUnavailable': 1,
    ...under('/spec/template/spec', POD_DEFAULTS),
  },
  Job: under('/spec', JOB_DEFAULTS),
  CronJob: {
    '/spec/concurrencyPolicy': 'Allow',
    '/spec/suspend': false,
    '/spec/successfulJobsHistoryLimit': 3,
    '/spec/failedJobsHistoryLimit': 1,
    ...under('/spec/jobTemplate/spec', JOB_DEFAULTS),
  },
  ReplicaSet: under('/spec', REPLICA_DEFAULTS),
  ReplicationController: under('/spec', REPLICA_DEFAULTS),
  // some only for pods themselves, and not for templates
  Pod: under('/spec', {
    ...POD_DEFAULTS,
    '/enableServiceLinks': true,
    '/preemptionPolicy': 'PreemptLowerPriority',
    '/priority': 0,
  }),
  HorizontalPodAutoscaler: { '/spec/minReplicas': 1 },
  PersistentVolume: { '/spec/volumeMode': 'Filesystem', '/spec/persistentVolumeReclaimPolicy': 'Retain' },
  PriorityClass: { '/preemptionPolicy': 'PreemptLowerPriority', '/globalDefault': false },
  Service: {
    '/spec/type': 'ClusterIP',
    '/spec/sessionAffinity': 'None',
    '/spec/internalTrafficPolicy': 'Cluster',
    '/spec/externalTrafficPolicy': 'Cluster',
    '/spec/allocateLoadBalancerNodePorts': true,
    '/spec/publishNotReadyAddresses': false,
    '/spec/ports/*/protocol': 'TCP',
  },
  PersistentVolumeClaim: under('/spec', CLAIM_DEFAULTS),
  ConfigMap: { '/immutable': false },
  Secret: { '/immutable': false, '/type': 'Opaque' },
  RoleBinding: ROLE_BINDING_DEFAULTS,
  ClusterRoleBinding: ROLE_BINDING_DEFAULTS,
  StorageClass: { '/reclaimPolicy': 'Delete', '/volumeBindingMode': 'Immediate' },
  NetworkPolicy: {
    '/spec/ingress/*/ports/*/protocol': 'TCP',
    '/spec/egress/*/ports/*/protocol': 'TCP',
  },
};

function under(at: string, defaults: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(defaults).map(([path, value]) => [`${at}${path}`, value]));
}

type ServerDefault = readonly [path: readonly string[], value: unknown];

/** Fields that mean the same if they are missing, by kind and by the last member of their path. */
export const SERVER_DEFAULTS: ReadonlyMap<string, ReadonlyMap<string, readonly ServerDefault[]>> = new Map(
  Object.entries(DEFAULTS_BY_KIND).map(([kind, defaults]) => [kind, byLastMember(defaults)]),
);

function byLastMember(defaults: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly ServerDefault[]> {
  return grouped(
    Object.entries(defaults).map(([path, value]) => {
      const parts = members(path);
      return [parts[parts.length - 1], [parts, value]] as const;
    }),
  );
}

/** The default that the API server fills in at a path; undefined if there is none. */
export function serverDefault(kind: string, path: readonly string[]): Canonical | undefined {
  const candidates = SERVER_DEFAULTS.get(kind)?.get(path[path.length - 1] ?? '') ?? [];
  return candidates.find(([pattern]) => matches(pattern, path))?.[1] as Canonical | undefined;
}

/** Whether the API server fills in defaults below a path, even if the manifest has nothing there. */
export function isFilledIn(kind: string, path: readonly string[]): boolean {
  return FILLED_IN.get(kind)?.has(path.join('/')) === true;
}

/** By kind: the paths above defaults, except those of list items. */
const FILLED_IN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(DEFAULTS_BY_KIND).map(([kind, defaults]) => [kind, parents(Object.keys(defaults))]),
);

function parents(paths: readonly string[]): ReadonlySet<string> {
  const fixed = paths.filter((path) => !path.includes('*')).map(members);
  return new Set(fixed.flatMap((names) => names.map((_, index) => names.slice(0, index).join('/'))));
}
