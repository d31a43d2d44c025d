import { canonicalQuantity, parseQuantity } from '../../kubernetes/quantity';
import { isRecord } from '../manifest/fields';
import { type Manifest, ReviewInputError } from '../manifest/manifest';
import { keyOfItem, LIST_KEYS, ORDER } from './list-items';
import { matches } from './pointer';
import { SERVER_DEFAULTS } from './server-defaults';
import { asStored } from './stored-form';
import { type Canonical, type CanonicalMap, isCanonicalMap } from './value';

/** Lists whose order says nothing, as sets of texts. */
const SETS: ReadonlySet<string> = new Set(['finalizers', 'policyTypes', 'verbs', 'apiGroups']);

/** Members whose values are amounts, so that `1Gi` and `1024Mi`, `1` and `1000m` are one. */
const AMOUNTS: ReadonlySet<string> = new Set(['requests', 'limits', 'capacity']);
const AMOUNT_FIELDS: ReadonlySet<string> = new Set(['sizeLimit']);

/** Members whose keys and values are texts of the user's own. */
export const TEXT_MAPS: ReadonlySet<string> = new Set(['labels', 'annotations', 'matchLabels', 'nodeSelector', 'data']);

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
  const { apiVersion, kind, metadata, ...rest } = asStored(manifest);
  const { name, namespace, ...described } = metadata;
  const defaults = SERVER_DEFAULTS.get(kind) ?? NO_DEFAULTS;
  const value = canonicalValue({ metadata: described, ...rest }, [], defaults);
  return isCanonicalMap(value) ? value : {};
}

type Defaults = ReturnType<(typeof SERVER_DEFAULTS)['get']> & object;

const NO_DEFAULTS: Defaults = new Map();

/** A value that holds itself, by an anchor, has no end. */
const DEEPEST = 100;

/** @param path is lent: it grows and shrinks on the way, as one for each of a million values would take the time of all else */
function canonicalValue(value: unknown, path: string[], defaults: Defaults): Canonical | undefined {
  if (value === null || value === undefined || isServerField(path)) return undefined;
  if (path.length > DEEPEST) {
    throw new ReviewInputError(`/${path.slice(0, 5).join('/')}/… is too deep, or holds itself`);
  }
  if (Array.isArray(value)) return canonicalList(value, path, defaults);
  if (isRecord(value)) return canonicalMap(value, path, defaults);
  const scalar = canonicalScalar(value as string | number | boolean, path);
  return scalar === undefined || isDefault(scalar, path, defaults) ? undefined : scalar;
}

function isServerField(path: readonly string[]): boolean {
  return (
    path.length <= 3 &&
    SERVER_FIELDS.some((field) => field.length === path.length && field.every((name, i) => name === path[i]))
  );
}

function canonicalMember(value: unknown, path: string[], name: string, defaults: Defaults): Canonical | undefined {
  path.push(name);
  const inner = canonicalValue(value, path, defaults);
  path.pop();
  return inner;
}

function canonicalMap(value: Record<string, unknown>, path: string[], defaults: Defaults): CanonicalMap | undefined {
  const entries: [string, Canonical][] = [];
  for (const name of Object.keys(value).sort()) {
    const inner = canonicalMember(value[name], path, name, defaults);
    if (inner !== undefined) entries.push([name, inner]);
  }
  if (entries.length === 0) return isNothing(path) ? undefined : {};
  return Object.fromEntries(entries);
}

/**
 * Where something empty says no more than nothing at all: maps, and parts that the API server has in any case. Everything else is
 * optional as a whole, and its being there is what is said: `emptyDir: {}`, and another template where it comes or goes.
 */
const NOTHING: ReadonlySet<string> = new Set([
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

function isNothing(path: readonly string[]): boolean {
  const [name, parent] = [path[path.length - 1] ?? '', path[path.length - 2]];
  return NOTHING.has(name) || (name === 'securityContext' && parent === 'spec');
}

function canonicalList(list: readonly unknown[], path: string[], defaults: Defaults): Canonical | undefined {
  if (list.length === 0) return undefined;
  const name = path[path.length - 1] ?? '';
  if (LIST_KEYS.has(name) && list.every(isRecord)) {
    const named = list.map((item) => [keyOfItem(name, item as Record<string, unknown>) ?? '', item] as const);
    if (new Set(named.map(([key]) => key)).size === list.length) {
      const items = named.map(([key, item]) => [key, canonicalMember(item, path, key, defaults) ?? {}] as const);
      const order: readonly (readonly [string, Canonical])[] = isOrdered(path)
        ? [[ORDER, named.map(([key]) => key)]]
        : [];
      return Object.fromEntries([...items.sort(([a], [b]) => (a < b ? -1 : 1)), ...order]);
    }
  }
  const items = list.map((item, index) =>
    item === '' ? item : (canonicalMember(item, path, String(index), defaults) ?? {}),
  );
  return SETS.has(name) ? items.sort((a, b) => (String(a) < String(b) ? -1 : 1)) : items;
}

/** In a pod's template the order is part of it: another order is another template. Templates of claims may not change at all. */
function isOrdered(path: readonly string[]): boolean {
  return path.includes('template') || path.includes('volumeClaimTemplates');
}

/** Whether an amount stands at a path, such as `1Gi`. */
export function isAmount(path: readonly string[]): boolean {
  return AMOUNTS.has(path[path.length - 2] ?? '') || AMOUNT_FIELDS.has(path[path.length - 1] ?? '');
}

function canonicalScalar(
  value: string | number | boolean,
  path: readonly string[],
): string | number | boolean | undefined {
  // an empty text is no text, but where texts are the user's own, or where it is the name of no class
  if (value === '' && !TEXT_MAPS.has(path[path.length - 2] ?? '') && path[path.length - 1] !== 'storageClassName') {
    return undefined;
  }
  if (!isAmount(path) || typeof value === 'boolean') return value;
  const text = String(value);
  // only what is written into a template by its notation is more than its amount
  return (path.includes('template') ? canonicalQuantity(text) : parseQuantity(text)) ?? value;
}

function isDefault(value: Canonical, path: readonly string[], defaults: Defaults): boolean {
  const named = defaults.get(path[path.length - 1] ?? '') ?? [];
  return named.some(([pattern, filled]) => filled === value && matches(pattern, path));
}
