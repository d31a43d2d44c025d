import { isDeepStrictEqual } from 'node:util';

/** One place where two manifests differ; a side without a value is undefined. */
export interface Difference {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

/** Every difference between two sets of manifests, in the order of their paths in the first and then in the second. */
export function compareManifests(before: readonly Manifest[], after: readonly Manifest[]): Difference[] {
  return compareRecords(byIdentity(before), byIdentity(after), '');
}

function byIdentity(manifests: readonly Manifest[]): Record<string, unknown> {
  // the name of a Job ends with a hash of its content, which is compared anyway
  const nameOf = ({ kind, metadata: { name } }: Manifest) =>
    kind === 'Job' ? name.replace(/-[0-9a-f]{6}$/, '') : name;
  return Object.fromEntries(manifests.map((manifest) => [`${manifest.kind}/${nameOf(manifest)}`, manifest]));
}

function compare(before: unknown, after: unknown, path: string): Difference[] {
  if (isRecord(before) && isRecord(after)) return compareRecords(before, after, path);
  if (Array.isArray(before) && Array.isArray(after) && [...before, ...after].every(isRecord)) {
    return compareRecords(items(before, path), items(after, path), path);
  }
  return isDeepStrictEqual(before, after) ? [] : [{ path, before, after }];
}

function compareRecords(before: Record<string, unknown>, after: Record<string, unknown>, path: string): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.flatMap((key) => compare(before[key], after[key], join(path, key)));
}

/** Items of a list by name if all have one, as Kubernetes merges them; the name of the server's container differs. */
function items(list: readonly unknown[], path: string): Record<string, unknown> {
  const named = !path.endsWith('.containers') && list.every((item) => isRecord(item) && 'name' in item);
  return Object.fromEntries(
    list.map((item, index) => [named ? `[${(item as { name: string }).name}]` : `[${index}]`, item]),
  );
}

function join(path: string, key: string): string {
  if (path === '') return key;
  if (key.startsWith('[')) return `${path}${key}`;
  return path.includes(' ') ? `${path}.${quoted(key)}` : `${path} ${quoted(key)}`;
}

function quoted(key: string): string {
  return key.includes('.') ? `"${key}"` : key;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
