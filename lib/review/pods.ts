import { kindAndName, type Manifest } from './manifest';
import { isRecord } from './read-manifests';

/** A member of something that may be no map. */
export function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);
}

/** The items of a list; none where it is no list. */
export function itemsOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

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

/** What the pods of a workload mount or read by name, as `ConfigMap/<namespace>/<name>`. */
export function readBy(manifest: Manifest): readonly string[] {
  const { namespace } = manifest.metadata;
  const named = (kind: string, name: unknown) =>
    typeof name === 'string' ? [kindAndName({ kind, metadata: { namespace, name } })] : [];
  return itemsOf(podSpecOf(manifest).volumes).flatMap((volume) => [
    ...named('ConfigMap', member(volume, 'configMap', 'name')),
    ...named('Secret', member(volume, 'secret', 'secretName')),
    ...named('PersistentVolumeClaim', member(volume, 'persistentVolumeClaim', 'claimName')),
  ]);
}

/** What labels an object selects pods by; undefined where it selects none. */
export function selectorOf({ kind, spec }: Manifest): Record<string, unknown> | undefined {
  const selector = SELECTORS[kind]?.reduce<unknown>((inner, name) => member(inner, name), spec);
  return isRecord(selector) && Object.keys(selector).length > 0 ? selector : undefined;
}

const SELECTORS: Readonly<Record<string, readonly string[]>> = {
  Service: ['selector'],
  PodDisruptionBudget: ['selector', 'matchLabels'],
  NetworkPolicy: ['podSelector', 'matchLabels'],
};

export function isSelected(labels: Record<string, unknown>, selector: Record<string, unknown>): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}
