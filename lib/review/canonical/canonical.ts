import { canonicalQuantity, parseQuantity } from '../../kubernetes/quantity';
import { isRecord } from '../../manifests/fields';
import { keyOfItem, LIST_KEYS, ORDER } from '../../manifests/list-items';
import { InputError, type Manifest } from '../../manifests/manifest';
import { storedForm } from '../../manifests/stored-form';
import { isOrdered, isQuantity, isSameIfEmpty, isServerField, isStringMap, isUnordered } from './field-types';
import { matches } from './pointer';
import { SERVER_DEFAULTS } from './server-defaults';
import { type Canonical, type CanonicalMap, isCanonicalMap } from './value';

/** The canonical form of an object, without its identity: apiVersion, kind, name and namespace. */
export function canonical(manifest: Manifest): CanonicalMap {
  const { apiVersion, kind, metadata, ...fields } = storedForm(manifest);
  const { name, namespace, ...otherMetadata } = metadata;
  const defaults = SERVER_DEFAULTS.get(kind) ?? NO_DEFAULTS;
  const value = canonicalValue({ metadata: otherMetadata, ...fields }, [], defaults);
  return isCanonicalMap(value) ? value : {};
}

type Defaults = ReturnType<(typeof SERVER_DEFAULTS)['get']> & object;

const NO_DEFAULTS: Defaults = new Map();

/** A value that contains itself, through an anchor, has no end. */
const MAX_DEPTH = 100;

/** @param path is mutated in place: a copy for each of a million values would dominate the run time */
function canonicalValue(value: unknown, path: string[], defaults: Defaults): Canonical | undefined {
  if (value === null || value === undefined || isServerField(path)) return undefined;
  if (path.length > MAX_DEPTH) {
    throw new InputError(`/${path.slice(0, 5).join('/')}/… is nested too deeply, or contains itself`);
  }
  if (Array.isArray(value)) return canonicalList(value, path, defaults);
  if (isRecord(value)) return canonicalMap(value, path, defaults);
  const scalar = canonicalScalar(value as string | number | boolean, path);
  return scalar === undefined || isDefault(scalar, path, defaults) ? undefined : scalar;
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
  if (entries.length === 0) return isSameIfEmpty(path) ? undefined : {};
  return Object.fromEntries(entries);
}

function canonicalList(list: readonly unknown[], path: string[], defaults: Defaults): Canonical | undefined {
  if (list.length === 0) return undefined;
  const name = path[path.length - 1] ?? '';
  if (LIST_KEYS.has(name) && list.every(isRecord)) {
    const byKey = list.map((item) => [keyOfItem(name, item as Record<string, unknown>) ?? '', item] as const);
    if (new Set(byKey.map(([key]) => key)).size === list.length) return keyedList(byKey, path, defaults);
  }
  const items = list.map((item, index) =>
    item === '' ? item : (canonicalMember(item, path, String(index), defaults) ?? {}),
  );
  return isUnordered(name) ? items.sort((a, b) => (String(a) < String(b) ? -1 : 1)) : items;
}

/** A list whose items have keys, as a map; its order is one more member. */
function keyedList(byKey: readonly (readonly [string, unknown])[], path: string[], defaults: Defaults): CanonicalMap {
  const items = byKey.map(([key, item]) => [key, canonicalMember(item, path, key, defaults) ?? {}] as const);
  const order: readonly (readonly [string, Canonical])[] = isOrdered(path) ? [[ORDER, byKey.map(([key]) => key)]] : [];
  return Object.fromEntries([...items.sort(([a], [b]) => (a < b ? -1 : 1)), ...order]);
}

function canonicalScalar(
  value: string | number | boolean,
  path: readonly string[],
): string | number | boolean | undefined {
  // an empty string is the same as none, unless it is the user's, or names no storage class
  if (value === '' && !isStringMap(path[path.length - 2]) && path[path.length - 1] !== 'storageClassName') {
    return undefined;
  }
  if (!isQuantity(path) || typeof value === 'boolean') return value;
  const text = String(value);
  // in a template, another notation of the same quantity is another template
  return (path.includes('template') ? canonicalQuantity(text) : parseQuantity(text)) ?? value;
}

function isDefault(value: Canonical, path: readonly string[], defaults: Defaults): boolean {
  const candidates = defaults.get(path[path.length - 1] ?? '') ?? [];
  return candidates.some(([pattern, filledIn]) => filledIn === value && matches(pattern, path));
}
