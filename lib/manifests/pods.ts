import { productsOf } from '../images/known-images';
import { memoized } from '../lint/memoize';
import { isRecord, itemsOf, member } from './fields';
import { kindAndName, type Manifest } from './manifest';

/** Where it is, if it is not that of a template. */
const POD_SPECS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['spec']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
]);

/** The specification of the pods of a workload; empty if it has none. */
export function podSpecOf(manifest: Manifest): Record<string, unknown> {
  const spec = member(manifest, ...(POD_SPECS.get(manifest.kind) ?? ['spec', 'template', 'spec']));
  return isRecord(spec) ? spec : {};
}

export function podLabelsOf(manifest: Manifest): Record<string, unknown> {
  const labels = member(manifest, 'spec', 'template', 'metadata', 'labels');
  return isRecord(labels) ? labels : {};
}

export function containersOf(manifest: Manifest): readonly Record<string, unknown>[] {
  return itemsOf(podSpecOf(manifest).containers);
}

/** The container that is the server, by its image; the first container if no image is that of a server. */
export function serverContainerOf(manifest: Manifest): Record<string, unknown> | undefined {
  const all = containersOf(manifest);
  return all.find(({ image }) => productsOf(String(image)).length > 0) ?? all[0];
}

/** The image of the server. */
export function imageOf(manifest: Manifest): string | undefined {
  const image = serverContainerOf(manifest)?.image;
  return typeof image === 'string' ? image : undefined;
}

/** How many pods a workload has. */
export function replicasOf(manifest: Manifest): number {
  const replicas = member(manifest, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

/** `ConfigMap/<namespace>/<name>`; nothing if there is no name. */
function referenceTo(kind: string, namespace: string | undefined, name: unknown): readonly string[] {
  return typeof name === 'string' ? [kindAndName({ kind, metadata: { namespace, name } })] : [];
}

/** The ConfigMap or the Secret of a volume, or of a part of a projected volume. */
function fileSource(source: unknown, namespace: string | undefined): readonly string[] {
  return [
    ...referenceTo('ConfigMap', namespace, member(source, 'configMap', 'name')),
    ...referenceTo('Secret', namespace, member(source, 'secret', 'secretName') ?? member(source, 'secret', 'name')),
  ];
}

/** The ConfigMaps and Secrets that the pods of a workload mount, by the name of the volume. */
export function mountedBy(manifest: Manifest): ReadonlyMap<string, string> {
  const volumes = itemsOf(podSpecOf(manifest).volumes);
  return new Map(
    volumes.flatMap((volume) =>
      fileSource(volume, manifest.metadata.namespace).map((reference) => [String(volume.name), reference] as const),
    ),
  );
}

/** The objects that the pods of a workload refer to, for files or variables: `ConfigMap/<namespace>/<name>`. */
export const readBy = memoized((manifest: Manifest): readonly string[] => {
  const { namespace } = manifest.metadata;
  const { volumes, containers, initContainers } = podSpecOf(manifest);
  const files = itemsOf(volumes).flatMap((volume) => [
    ...fileSource(volume, namespace),
    ...itemsOf(member(volume, 'projected', 'sources')).flatMap((source) => fileSource(source, namespace)),
    ...referenceTo('PersistentVolumeClaim', namespace, member(volume, 'persistentVolumeClaim', 'claimName')),
  ]);
  const variables = [...itemsOf(containers), ...itemsOf(initContainers)].flatMap(({ env, envFrom }) => [
    ...itemsOf(env).flatMap(({ valueFrom }) => [
      ...referenceTo('ConfigMap', namespace, member(valueFrom, 'configMapKeyRef', 'name')),
      ...referenceTo('Secret', namespace, member(valueFrom, 'secretKeyRef', 'name')),
    ]),
    ...itemsOf(envFrom).flatMap((from) => [
      ...referenceTo('ConfigMap', namespace, member(from, 'configMapRef', 'name')),
      ...referenceTo('Secret', namespace, member(from, 'secretRef', 'name')),
    ]),
  ]);
  return [...new Set([...files, ...variables])];
});

/** The label selector of an object; undefined if it selects nothing. */
export function selectorOf({ kind, spec }: Manifest): Record<string, unknown> | undefined {
  const field = SELECTOR_FIELDS.get(kind);
  const selector = field === undefined ? undefined : member(spec, field);
  if (!isRecord(selector)) return undefined;
  // a Service has only labels; an empty selector selects nothing for a Service, and everything for other kinds
  if (kind !== 'Service') return selector;
  return Object.keys(selector).length === 0 ? undefined : { matchLabels: selector };
}

const SELECTOR_FIELDS: ReadonlyMap<string, string> = new Map([
  ['Service', 'selector'],
  ['PodDisruptionBudget', 'selector'],
  ['NetworkPolicy', 'podSelector'],
  ['StatefulSet', 'selector'],
  ['Deployment', 'selector'],
  ['DaemonSet', 'selector'],
]);

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export function isSelected(labels: Record<string, unknown>, selector: Record<string, unknown>): boolean {
  const { matchLabels, matchExpressions } = selector;
  const pairs = isRecord(matchLabels) ? Object.entries(matchLabels) : [];
  return (
    pairs.every(([name, value]) => labels[name] === value) &&
    itemsOf(matchExpressions).every(({ key, operator, values }) => {
      const value = labels[String(key)];
      const isListed = Array.isArray(values) && values.includes(value);
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      return operator === 'NotIn' ? !isListed : isListed;
    })
  );
}
