/** A Kubernetes object, as a file has it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** The input cannot be used: the command prints this message, and nothing else. */
export class InputError extends Error {}

/**
 * The name of an object in reports: `apps/v1/StatefulSet/default/kafka`. An object without a namespace gets the one that it is applied
 * to, which is called `default` here. So are objects that belong to no namespace: their manifests look the same.
 */
export function objectName(manifest: Manifest): string {
  return `${manifest.apiVersion}/${kindAndName(manifest)}`;
}

/** Equal for two manifests of the same object, which may have different versions of the same API. */
export function identity(manifest: Manifest): string {
  return `${groupOf(manifest)}/${kindAndName(manifest)}`;
}

/** Whether an object has files. */
export function isFileHolder({ kind }: Pick<Manifest, 'kind'>): boolean {
  return kind === 'ConfigMap' || kind === 'Secret';
}

/** The group of the API of an object: that of today, if an early version of the API was in the group `extensions`. */
export function groupOf({ apiVersion, kind }: Pick<Manifest, 'apiVersion' | 'kind'>): string {
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return group === 'extensions' ? (FROM_EXTENSIONS.get(kind) ?? group) : group;
}

/** Where the kinds of the group `extensions` are now: the same objects in another group. */
const FROM_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['DaemonSet', 'apps'],
  ['Deployment', 'apps'],
  ['ReplicaSet', 'apps'],
  ['Ingress', 'networking.k8s.io'],
  ['NetworkPolicy', 'networking.k8s.io'],
  ['PodSecurityPolicy', 'policy'],
]);

/** The API groups of kinds that other groups may also have. */
const GROUPS: ReadonlyMap<string, string> = new Map([
  ['Service', ''],
  ['ConfigMap', ''],
  ['Secret', ''],
  ['Namespace', ''],
  ['ServiceAccount', ''],
  ['PersistentVolumeClaim', ''],
  ['StatefulSet', 'apps'],
  ['Deployment', 'apps'],
  ['DaemonSet', 'apps'],
  ['Job', 'batch'],
  ['PodDisruptionBudget', 'policy'],
  ['NetworkPolicy', 'networking.k8s.io'],
]);

/** The kind of an object, followed by its group if that is unusual: a Knative Service is not a core Service. */
export function kindOf(manifest: Manifest): string {
  const [kind, group] = [manifest.kind, groupOf(manifest)];
  return (GROUPS.get(kind) ?? group) === group ? kind : `${kind}.${group}`;
}

/** The name of an object without its API: `StatefulSet/default/kafka`. */
export function kindAndName({ kind, metadata: { namespace, name } }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind}/${namespace ?? 'default'}/${name}`;
}

/** The parts of what `objectName` or `kindAndName` returns. */
export function nameParts(objectName: string): readonly [kind: string, namespace: string, name: string] {
  const [kind, namespace, name] = objectName.split('/').slice(-3);
  return [kind, namespace, name];
}

/** What reports and acknowledgements call an object: `StatefulSet/kafka` in the namespace default, `StatefulSet/streaming/kafka` elsewhere. */
export function shortName(object: string): string {
  const [kind, namespace, name] = nameParts(object);
  return namespace === 'default' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}
