import { parseQuantity } from '../workload/quantity';
import type { Manifest } from './manifest';
import { fitness } from './pointer';
import { isRecord } from './read-manifests';
import { SERVER_DEFAULTS } from './server-defaults';

/**
 * A value in the one form in which all ways to write it are equal: numbers and texts that mean the same amount, members that the
 * API server would fill in anyway, and nothing at all where something empty stands.
 */
export type Canonical = string | number | boolean | CanonicalMap | readonly Canonical[];

export interface CanonicalMap {
  readonly [member: string]: Canonical;
}

export function isCanonicalMap(value: Canonical | undefined): value is CanonicalMap {
  return typeof value === 'object' && !Array.isArray(value);
}

/** Lists that Kubernetes merges by a key of their items (patchMergeKey in the types of its API). */
const LIST_KEYS: Readonly<Record<string, readonly string[]>> = {
  containers: ['name'],
  initContainers: ['name'],
  ephemeralContainers: ['name'],
  env: ['name'],
  volumes: ['name'],
  volumeMounts: ['mountPath'],
  volumeDevices: ['devicePath'],
  imagePullSecrets: ['name'],
  hostAliases: ['ip'],
  topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
  volumeClaimTemplates: ['metadata.name'],
  // of a Service by port; of a container by containerPort
  ports: ['containerPort', 'port', 'protocol'],
  subjects: ['kind', 'namespace', 'name'],
};

/** Lists whose order says nothing, as sets of texts. */
const SETS: ReadonlySet<string> = new Set([
  'finalizers',
  'accessModes',
  'policyTypes',
  'add',
  'drop',
  'verbs',
  'apiGroups',
]);

/** Members whose values are amounts, so that `1Gi` and `1024Mi`, `1` and `1000m` are one. */
const AMOUNTS: ReadonlySet<string> = new Set(['requests', 'limits', 'capacity']);
const AMOUNT_FIELDS: ReadonlySet<string> = new Set(['sizeLimit']);

/** Members whose keys and values are texts of the user's own. */
const TEXT_MAPS: ReadonlySet<string> = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data']);

/** What only the server writes. */
const SERVER_FIELDS: readonly (readonly string[])[] = [
  ['status'],
  ['metadata', 'creationTimestamp'],
  ['metadata', 'generation'],
  ['metadata', 'managedFields'],
  ['metadata', 'resourceVersion'],
  ['metadata', 'selfLink'],
  ['metadata', 'uid'],
  ['metadata', 'annotations', 'kubectl.kubernetes.io/last-applied-configuration'],
];

/** The canonical form of an object; its identity, apiVersion, kind, name and namespace, is left out. */
export function canonical(manifest: Manifest): CanonicalMap {
  const { apiVersion, kind, metadata, ...rest } = withStoredData(manifest);
  const { name, namespace, ...described } = metadata;
  const defaults = SERVER_DEFAULTS[kind] ?? NO_DEFAULTS;
  return (canonicalValue({ metadata: described, ...rest }, [], defaults) ?? {}) as CanonicalMap;
}

/** A Secret as the API server stores it: what stringData says in plain words is in data then. */
export function withStoredData(manifest: Manifest): Manifest {
  const { stringData, ...rest } = manifest;
  if (manifest.kind !== 'Secret' || !isRecord(stringData)) return manifest;
  const encoded = Object.entries(stringData).map(([name, text]) => [
    name,
    Buffer.from(String(text)).toString('base64'),
  ]);
  return { ...rest, data: { ...(isRecord(rest.data) ? rest.data : {}), ...Object.fromEntries(encoded) } } as Manifest;
}

type Defaults = (typeof SERVER_DEFAULTS)[string];

const NO_DEFAULTS: Defaults = new Map();

function canonicalValue(value: unknown, path: readonly string[], defaults: Defaults): Canonical | undefined {
  if (value === null || value === undefined) return undefined;
  if (SERVER_FIELDS.some((field) => field.length === path.length && field.every((name, i) => name === path[i]))) {
    return undefined;
  }
  if (Array.isArray(value)) return canonicalList(value, path, defaults);
  if (isRecord(value)) return canonicalMap(value, path, defaults);
  const scalar = canonicalScalar(value as string | number | boolean, path);
  return isDefault(scalar, path, defaults) ? undefined : scalar;
}

function canonicalMap(value: Record<string, unknown>, path: readonly string[], defaults: Defaults) {
  const entries = Object.entries(value).flatMap(([name, member]) => {
    const inner = canonicalValue(member, [...path, name], defaults);
    return inner === undefined ? [] : [[name, inner] as const];
  });
  // an empty object says nothing, but for a few where its being there is what is said: emptyDir: {}
  if (entries.length === 0) return isMeantEmpty(path) ? {} : undefined;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const MEANT_EMPTY: ReadonlySet<string> = new Set(['emptyDir', 'podSelector', 'namespaceSelector', 'selector']);

function isMeantEmpty(path: readonly string[]): boolean {
  return MEANT_EMPTY.has(path[path.length - 1] ?? '');
}

function canonicalList(list: readonly unknown[], path: readonly string[], defaults: Defaults): Canonical | undefined {
  if (list.length === 0) return undefined;
  const name = path[path.length - 1] ?? '';
  if (LIST_KEYS[name] !== undefined && list.every(isRecord)) {
    const named = list.map((item) => [keyOfItem(name, item as Record<string, unknown>) ?? '', item] as const);
    if (new Set(named.map(([key]) => key)).size === list.length) {
      const items = named.map(([key, item]) => [key, canonicalValue(item, [...path, key], defaults) ?? {}] as const);
      // in a pod's template the order is part of it: another order is another template, and pods are replaced for it
      const order: readonly (readonly [string, Canonical])[] = path.includes('template')
        ? [[ORDER, named.map(([key]) => key)]]
        : [];
      return Object.fromEntries([...items.sort(([a], [b]) => (a < b ? -1 : 1)), ...order]);
    }
  }
  const items = list.map((item, index) => canonicalValue(item, [...path, String(index)], defaults) ?? {});
  return SETS.has(name) ? items.sort((a, b) => (String(a) < String(b) ? -1 : 1)) : items;
}

/** The member that holds the order of a keyed list, where order counts. */
export const ORDER = '(order)';

/** What an item of a list is called; undefined for lists whose items have no names. */
export function keyOfItem(list: string, item: Record<string, unknown>): string | undefined {
  const values = LIST_KEYS[list]?.flatMap((key) => {
    const value = key
      .split('.')
      .reduce<unknown>((inner, member) => (isRecord(inner) ? inner[member] : undefined), item);
    return value === undefined || value === null ? [] : [String(value)];
  });
  // the protocol counts only where it is not the usual one
  return values?.filter((value) => value !== 'TCP').join(' ');
}

function canonicalScalar(value: string | number | boolean, path: readonly string[]): string | number | boolean {
  const [name, parent, grand] = [path[path.length - 1], path[path.length - 2], path[path.length - 3]];
  if (TEXT_MAPS.has(parent ?? '') && grand !== 'volumes') return value;
  if (AMOUNTS.has(parent ?? '') || AMOUNT_FIELDS.has(name ?? '')) return amount(value);
  // a port or a number of pods may be written as a text
  return typeof value === 'string' && /^-?(0|[1-9]\d{0,9})$/.test(value) && INT_OR_STRING.has(name ?? '')
    ? Number(value)
    : value;
}

const INT_OR_STRING: ReadonlySet<string> = new Set([
  'port',
  'targetPort',
  'maxUnavailable',
  'minAvailable',
  'maxSurge',
]);

function amount(value: string | number | boolean): string | number | boolean {
  const parsed = typeof value === 'boolean' ? undefined : parseQuantity(String(value));
  return parsed ?? value;
}

function isDefault(value: Canonical, path: readonly string[], defaults: Defaults): boolean {
  const named = defaults.get(path[path.length - 1] ?? '') ?? [];
  return named.some(([pattern, filled]) => filled === value && fitness(pattern, path) !== undefined);
}
