/** Lists whose order does not matter. */
const UNORDERED_LISTS: ReadonlySet<string> = new Set(['finalizers', 'policyTypes', 'verbs', 'apiGroups']);

/** Maps of quantities, and fields that are one: `1Gi` equals `1024Mi`. */
const QUANTITY_MAPS: ReadonlySet<string> = new Set(['requests', 'limits', 'capacity']);
const QUANTITY_FIELDS: ReadonlySet<string> = new Set(['sizeLimit']);

/** Maps from strings to strings that the user chooses. */
const STRING_MAPS: ReadonlySet<string> = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data']);

/** Fields that only the API server writes. */
const SERVER_FIELDS: readonly (readonly string[])[] = [
  ['status'],
  ['metadata', 'creationTimestamp'],
  ['metadata', 'generation'],
  ['metadata', 'managedFields'],
  ['metadata', 'resourceVersion'],
  ['metadata', 'selfLink'],
  ['metadata', 'uid'],
  ['metadata', 'deletionGracePeriodSeconds'],
];

/** Annotations that controllers and kubectl write. */
const SERVER_ANNOTATIONS: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.daemonset.template.generation',
  'pv.kubernetes.io/bind-completed',
  'pv.kubernetes.io/bound-by-controller',
  'pv.kubernetes.io/migrated-to',
  'pv.kubernetes.io/provisioned-by',
  'volume.kubernetes.io/provisioner-deletion-secret-name',
  'volume.kubernetes.io/provisioner-deletion-secret-namespace',
  'volume.kubernetes.io/selected-node',
  'volume.kubernetes.io/storage-provisioner',
  'volume.kubernetes.io/storage-resizer',
  'volume.beta.kubernetes.io/storage-provisioner',
  'autoscaling.alpha.kubernetes.io/conditions',
  'autoscaling.alpha.kubernetes.io/current-metrics',
  'endpoints.kubernetes.io/last-change-trigger-time',
  'batch.kubernetes.io/job-tracking',
]);

/**
 * Maps that mean the same if they are empty or missing, and parts that every stored object has. All others are optional as a whole:
 * an empty one means something, as in `emptyDir: {}`, and makes another template.
 */
const SAME_IF_EMPTY: ReadonlySet<string> = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'nodeSelector',
  'limits',
  'requests',
  'resources',
  'data',
  'binaryData',
  'parameters',
  'metadata',
  'spec',
  'status',
  'updateStrategy',
  'strategy',
  'rollingUpdate',
  'persistentVolumeClaimRetentionPolicy',
  'ordinals',
]);

export function isUnordered(list: string): boolean {
  return UNORDERED_LISTS.has(list);
}

/** Whether the value at a path is a quantity, such as `1Gi`. */
export function isQuantity(path: readonly string[]): boolean {
  return QUANTITY_MAPS.has(path[path.length - 2] ?? '') || QUANTITY_FIELDS.has(path[path.length - 1] ?? '');
}

/** Whether the values of a map are strings that the user chooses. */
export function isStringMap(map: string | undefined): boolean {
  return STRING_MAPS.has(map ?? '');
}

export function isServerField(path: readonly string[]): boolean {
  if (path.length === 3 && path[1] === 'annotations') return SERVER_ANNOTATIONS.has(path[2]);
  if (path.length === 4) return path[3] === 'status' && path[1] === 'volumeClaimTemplates';
  return (
    path.length <= 2 &&
    SERVER_FIELDS.some((field) => field.length === path.length && field.every((name, i) => name === path[i]))
  );
}

/** Whether an empty map at a path means the same as none. */
export function isSameIfEmpty(path: readonly string[]): boolean {
  const [name, parent] = [path[path.length - 1] ?? '', path[path.length - 2]];
  return SAME_IF_EMPTY.has(name) || (name === 'securityContext' && parent === 'spec');
}

/** Whether the order of a list matters: in a pod template, another order is another template; claim templates must not change. */
export function isOrdered(path: readonly string[]): boolean {
  return path.includes('template') || path.includes('volumeClaimTemplates');
}
