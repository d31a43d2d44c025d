import { isRecord } from '../../manifests/fields';
import { indexOfItem } from '../../manifests/list-items';
import type { Manifest } from '../../manifests/manifest';
import { isQuantity } from './field-types';
import type { Canonical } from './value';

/** A quantity as its manifest has it, `10Gi` and not its bytes; other values unchanged. */
export function asWritten(manifest: Manifest, path: readonly string[], value: Canonical | undefined) {
  if (!isQuantity(path) || value === undefined) return value;
  const written = path.reduce<unknown>(
    (inner, name, index) => innerValue(inner, path[index - 1] ?? '', name),
    manifest,
  );
  return typeof written === 'string' || typeof written === 'number' ? written : value;
}

function innerValue(value: unknown, list: string, name: string): unknown {
  if (Array.isArray(value)) return value[indexOfItem(list, value, name)];
  return isRecord(value) ? value[name] : undefined;
}
