import { isRecord } from '../manifest/fields';
import type { Manifest } from '../manifest/manifest';
import { isAmount } from './canonical';
import { indexOfItem } from './list-items';
import type { Canonical } from './value';

/** An amount as its manifest writes it, `10Gi` and not its bytes; other values as they are. */
export function asWritten(manifest: Manifest, path: readonly string[], value: Canonical | undefined) {
  if (!isAmount(path) || value === undefined) return value;
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
