import { kindAndName, type Manifest } from './manifest';
import { isRecord, itemsOf, member } from './values';

/** The specification of the pods of a workload; empty where it has none. */
export function podSpecOf(manifest: Manifest): Record<string, unknown> {
  const spec = member(manifest, 'spec', 'template', 'spec');
  return isRecord(spec) ? spec : {};
}

export function podLabelsOf(manifest: Manifest): Record<string, unknown> {
  const labels = member(manifest, 'spec', 'template', 'metadata', 'labels');
  return isRecord(labels) ? labels : {};
}

export function containersOf(manifest: Manifest): readonly Record<string, unknown>[] {
  return itemsOf(podSpecOf(manifest).containers);
}

/** Reference of the image of the first container of a workload. */
export function imageOf(manifest: Manifest): string | undefined {
  const image = containersOf(manifest)[0]?.image;
  return typeof image === 'string' ? image : undefined;
}

/** The version that the tag of an image says; undefined where it says none. */
export function versionOf(image: string | undefined): readonly [major: number, minor: number] | undefined {
  const found = /:v?(\d+)\.(\d+)/.exec(image ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

/** How many pods a set has. */
export function replicasOf(manifest: Manifest): number {
  const replicas = member(manifest, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

/** What the pods of a workload read by name, as files or as variables: `ConfigMap/<namespace>/<name>`. */
export function readBy(manifest: Manifest): readonly string[] {
  const { namespace } = manifest.metadata;
  const named = (kind: string, name: unknown) =>
    typeof name === 'string' ? [kindAndName({ kind, metadata: { namespace, name } })] : [];
  const sources = (source: unknown) => [
    ...named('ConfigMap', member(source, 'configMap', 'name')),
    ...named('Secret', member(source, 'secret', 'secretName') ?? member(source, 'secret', 'name')),
  ];
  const { volumes, containers, initContainers } = podSpecOf(manifest);
  const files = itemsOf(volumes).flatMap((volume) => [
    ...sources(volume),
    ...itemsOf(member(volume, 'projected', 'sources')).flatMap(sources),
    ...named('PersistentVolumeClaim', member(volume, 'persistentVolumeClaim', 'claimName')),
  ]);
  const variables = [...itemsOf(containers), ...itemsOf(initContainers)].flatMap(({ env, envFrom }) => [
    ...itemsOf(env).flatMap(({ valueFrom }) => [
      ...named('ConfigMap', member(valueFrom, 'configMapKeyRef', 'name')),
      ...named('Secret', member(valueFrom, 'secretKeyRef', 'name')),
    ]),
    ...itemsOf(envFrom).flatMap((from) => [
      ...named('ConfigMap', member(from, 'configMapRef', 'name')),
      ...named('Secret', member(from, 'secretRef', 'name')),
    ]),
  ]);
  return [...new Set([...files, ...variables])];
}

/** What labels an object selects pods by; undefined where it selects none. */
export function selectorOf({ kind, spec }: Manifest): Record<string, unknown> | undefined {
  const at = SELECTORS.get(kind);
  const selector = at === undefined ? undefined : member(spec, ...at);
  return isRecord(selector) && Object.keys(selector).length > 0 ? selector : undefined;
}

const SELECTORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Service', ['selector']],
  ['PodDisruptionBudget', ['selector', 'matchLabels']],
  ['NetworkPolicy', ['podSelector', 'matchLabels']],
]);

export function isSelected(labels: Record<string, unknown>, selector: Record<string, unknown>): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}
