import { isRecord, itemsOf, member } from './fields';
import { kindAndName, type Manifest } from './manifest';

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

/** Images of servers, and of what runs beside them under a similar name. */
const SERVER_IMAGE = /kafka|zookeeper|cp-server/i;
const BESIDE = /exporter|jmx|connect|proxy|operator|-ui\b|manager|agent/i;

/** The container of a workload that is the server: by its image, or else the first one; others run beside it. */
export function serverContainerOf(manifest: Manifest): Record<string, unknown> | undefined {
  const all = containersOf(manifest);
  return all.find(({ image }) => SERVER_IMAGE.test(String(image)) && !BESIDE.test(String(image))) ?? all[0];
}

/** Reference of the image of the server. */
export function imageOf(manifest: Manifest): string | undefined {
  const image = serverContainerOf(manifest)?.image;
  return typeof image === 'string' ? image : undefined;
}

/** The version that the tag of an image says; undefined where it says none. */
export function versionOf(image: string | undefined): readonly [major: number, minor: number] | undefined {
  const [, tag] = /^[^@]*\/?[^/@:]+:([^/@]+)(?:@.*)?$/.exec(image ?? '') ?? [];
  // a tag may name another product first: 0.45.0-kafka-3.9.0
  const found = /(?:kafka|zookeeper)-(\d+)(?:\.(\d+))?/.exec(tag ?? '') ?? /^v?(\d+)(?:\.(\d+))?/.exec(tag ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2] ?? 0)];
}

/** How many pods a set has. */
export function replicasOf(manifest: Manifest): number {
  const replicas = member(manifest, 'spec', 'replicas');
  return typeof replicas === 'number' ? replicas : 1;
}

/** What is called so, as `ConfigMap/<namespace>/<name>`; nothing where there is no name. */
function named(kind: string, namespace: string | undefined, name: unknown): readonly string[] {
  return typeof name === 'string' ? [kindAndName({ kind, metadata: { namespace, name } })] : [];
}

/** The ConfigMap or the Secret that a volume, or a part of a projected one, comes from. */
function filesFrom(source: unknown, namespace: string | undefined): readonly string[] {
  return [
    ...named('ConfigMap', namespace, member(source, 'configMap', 'name')),
    ...named('Secret', namespace, member(source, 'secret', 'secretName') ?? member(source, 'secret', 'name')),
  ];
}

/** The ConfigMaps and Secrets that the pods of a workload mount, by the names of the volumes. */
export function mountedBy(manifest: Manifest): ReadonlyMap<string, string> {
  const volumes = itemsOf(podSpecOf(manifest).volumes);
  return new Map(
    volumes.flatMap((volume) =>
      filesFrom(volume, manifest.metadata.namespace).map((held) => [String(volume.name), held] as const),
    ),
  );
}

/** What the pods of a workload read by name, as files or as variables: `ConfigMap/<namespace>/<name>`. */
export function readBy(manifest: Manifest): readonly string[] {
  const { namespace } = manifest.metadata;
  const { volumes, containers, initContainers } = podSpecOf(manifest);
  const files = itemsOf(volumes).flatMap((volume) => [
    ...filesFrom(volume, namespace),
    ...itemsOf(member(volume, 'projected', 'sources')).flatMap((source) => filesFrom(source, namespace)),
    ...named('PersistentVolumeClaim', namespace, member(volume, 'persistentVolumeClaim', 'claimName')),
  ]);
  const variables = [...itemsOf(containers), ...itemsOf(initContainers)].flatMap(({ env, envFrom }) => [
    ...itemsOf(env).flatMap(({ valueFrom }) => [
      ...named('ConfigMap', namespace, member(valueFrom, 'configMapKeyRef', 'name')),
      ...named('Secret', namespace, member(valueFrom, 'secretKeyRef', 'name')),
    ]),
    ...itemsOf(envFrom).flatMap((from) => [
      ...named('ConfigMap', namespace, member(from, 'configMapRef', 'name')),
      ...named('Secret', namespace, member(from, 'secretRef', 'name')),
    ]),
  ]);
  return [...new Set([...files, ...variables])];
}

/** How an object selects pods; undefined where it selects none. */
export function selectorOf({ kind, spec }: Manifest): Record<string, unknown> | undefined {
  const at = SELECTORS.get(kind);
  const selector = at === undefined ? undefined : member(spec, at);
  if (!isRecord(selector)) return undefined;
  // a Service has labels alone; without any it selects nothing, while others select everything then
  if (kind !== 'Service') return selector;
  return Object.keys(selector).length === 0 ? undefined : { matchLabels: selector };
}

const SELECTORS: ReadonlyMap<string, string> = new Map([
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
