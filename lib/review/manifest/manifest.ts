/** An object of Kubernetes, as it stands in a file. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** What cannot be reviewed: the one message that is told. */
export class ReviewInputError extends Error {}

/**
 * The name of an object in reports: `apps/v1/StatefulSet/default/kafka`. An object that says no namespace goes to the one that it is
 * applied to, which is called default here; objects that belong to no namespace are called so too, as no file tells them apart.
 */
export function objectName(manifest: Manifest): string {
  return `${manifest.apiVersion}/${kindAndName(manifest)}`;
}

/** What makes two objects the same one: the version of the API is only a way to write it. */
export function identity(manifest: Manifest): string {
  return `${groupOf(manifest)}/${kindAndName(manifest)}`;
}

export function groupOf({ apiVersion }: Manifest): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

/** The API groups of kinds whose names others use as well. */
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

/** The kind of an object, with its group where it is another than that of Kubernetes: a Service of Knative is none that is known. */
export function kindOf(manifest: Manifest): string {
  const [kind, group] = [manifest.kind, groupOf(manifest)];
  return (GROUPS.get(kind) ?? group) === group ? kind : `${kind}.${group}`;
}

/** What an object is called where its API does not matter: `StatefulSet/default/kafka`. */
export function kindAndName({ kind, metadata: { namespace, name } }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind}/${namespace ?? 'default'}/${name}`;
}

/** Kind, namespace and name of an object, from what it is called. */
export function nameParts(called: string): readonly [kind: string, namespace: string, name: string] {
  const [kind, namespace, name] = called.split('/').slice(-3);
  return [kind, namespace, name];
}

/** What reports and acknowledgements call an object: `StatefulSet/kafka` in the namespace default, `StatefulSet/streaming/kafka` elsewhere. */
export function shortName(object: string): string {
  const [kind, namespace, name] = nameParts(object);
  return namespace === 'default' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}
