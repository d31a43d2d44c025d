import { grouped } from '../../lint/group-by';
import { matches, members } from './pointer';
import type { Canonical } from './value';

/** What the API server fills in where a pod says nothing (pkg/apis/core/v1/defaults.go of Kubernetes). */
const POD: Readonly<Record<string, unknown>> = {
  '/restartPolicy': 'Always',
  '/dnsPolicy': 'ClusterFirst',
  '/schedulerName': 'default-scheduler',
  '/terminationGracePeriodSeconds': 30,
  '/hostNetwork': false,
  '/hostPID': false,
  '/hostIPC': false,
  '/volumes/*/configMap/defaultMode': 0o644,
  '/volumes/*/secret/defaultMode': 0o644,
  '/volumes/*/projected/defaultMode': 0o644,
  '/volumes/*/downwardAPI/defaultMode': 0o644,
  ...containers('/containers/*'),
  ...containers('/initContainers/*'),
};

function containers(at: string): Record<string, unknown> {
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
    [`${at}/lifecycle/preStop/httpGet/scheme`]: 'HTTP',
    [`${at}/lifecycle/postStart/httpGet/scheme`]: 'HTTP',
    [`${at}/terminationMessagePath`]: '/dev/termination-log',
    [`${at}/terminationMessagePolicy`]: 'File',
    [`${at}/ports/*/protocol`]: 'TCP',
    [`${at}/env/*/valueFrom/fieldRef/apiVersion`]: 'v1',
    [`${at}/volumeMounts/*/readOnly`]: false,
    [`${at}/stdin`]: false,
    [`${at}/stdinOnce`]: false,
    [`${at}/tty`]: false,
  };
}

const CLAIM: Readonly<Record<string, unknown>> = { '/volumeMode': 'Filesystem' };

const ROLE_REF: Readonly<Record<string, unknown>> = { '/roleRef/apiGroup': 'rbac.authorization.k8s.io' };

/** By kind: what stands there without anybody having said it. */
const BY_KIND: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
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
    ...below('/spec/template/spec', POD),
    '/spec/volumeClaimTemplates/*/apiVersion': 'v1',
    '/spec/volumeClaimTemplates/*/kind': 'PersistentVolumeClaim',
    ...below('/spec/volumeClaimTemplates/*/spec', CLAIM),
  },
  Deployment: {
    '/spec/replicas': 1,
    '/spec/revisionHistoryLimit': 10,
    '/spec/progressDeadlineSeconds': 600,
    '/spec/strategy/type': 'RollingUpdate',
    '/spec/strategy/rollingUpdate/maxSurge': '25%',
    '/spec/strategy/rollingUpdate/maxUnavailable': '25%',
    '/spec/minReadySeconds': 0,
    ...below('/spec/template/spec', POD),
  },
  DaemonSet: {
    '/spec/revisionHistoryLimit': 10,
    '/spec/updateStrategy/type': 'RollingUpdate',
    '/spec/updateStrategy/rollingUpdate/maxSurge': 0,
    '/spec/updateStrategy/rollingUpdate/maxUnavailable': 1,
    ...below('/spec/template/spec', POD),
  },
  Job: {
    '/spec/backoffLimit': 6,
    '/spec/completions': 1,
    '/spec/parallelism': 1,
    '/spec/completionMode': 'NonIndexed',
    '/spec/suspend': false,
    '/spec/manualSelector': false,
    '/spec/podReplacementPolicy': 'TerminatingOrFailed',
    ...below('/spec/template/spec', POD),
  },
  Service: {
    '/spec/type': 'ClusterIP',
    '/spec/sessionAffinity': 'None',
    '/spec/internalTrafficPolicy': 'Cluster',
    '/spec/externalTrafficPolicy': 'Cluster',
    '/spec/allocateLoadBalancerNodePorts': true,
    '/spec/publishNotReadyAddresses': false,
    '/spec/ports/*/protocol': 'TCP',
  },
  PersistentVolumeClaim: below('/spec', CLAIM),
  ConfigMap: { '/immutable': false },
  Secret: { '/immutable': false, '/type': 'Opaque' },
  RoleBinding: ROLE_REF,
  ClusterRoleBinding: ROLE_REF,
  StorageClass: { '/reclaimPolicy': 'Delete', '/volumeBindingMode': 'Immediate' },
  NetworkPolicy: {
    '/spec/ingress/*/ports/*/protocol': 'TCP',
    '/spec/egress/*/ports/*/protocol': 'TCP',
  },
};

function below(at: string, defaults: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(defaults).map(([path, value]) => [`${at}${path}`, value]));
}

type Default = readonly [path: readonly string[], value: unknown];

/** By kind, and by the last member of their path: members that are not worth a word where they have this value. */
export const SERVER_DEFAULTS: ReadonlyMap<string, ReadonlyMap<string, readonly Default[]>> = new Map(
  Object.entries(BY_KIND).map(([kind, defaults]) => [kind, byLastMember(defaults)]),
);

function byLastMember(defaults: Readonly<Record<string, unknown>>): ReadonlyMap<string, readonly Default[]> {
  return grouped(
    Object.entries(defaults).map(([path, value]) => {
      const parts = members(path);
      return [parts[parts.length - 1], [parts, value]] as const;
    }),
  );
}

/** What the API server fills in at a path; undefined where it leaves it open. */
export function serverDefault(kind: string, path: readonly string[]): Canonical | undefined {
  const named = SERVER_DEFAULTS.get(kind)?.get(path[path.length - 1] ?? '') ?? [];
  return named.find(([pattern]) => matches(pattern, path))?.[1] as Canonical | undefined;
}

/** Whether the API server has something at a path, or below it, whatever is said. */
export function isFilled(kind: string, path: readonly string[]): boolean {
  return FILLED.get(kind)?.has(path.join('/')) === true;
}

/** By kind: the paths above defaults that are no item's. */
const FILLED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(BY_KIND).map(([kind, defaults]) => [kind, parents(Object.keys(defaults))]),
);

function parents(paths: readonly string[]): ReadonlySet<string> {
  const fixed = paths.filter((path) => !path.includes('*')).map(members);
  return new Set(fixed.flatMap((names) => names.map((_, index) => names.slice(0, index).join('/'))));
}
