import { isRecord } from '../../manifests/fields';
import type { ApiViolation, Place } from '../problem';

export type Part = Readonly<Record<string, unknown>>;

/** Whether a value counts as none for the API server: missing, null, or an empty string. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}

/** The maps of a list, each with its place below the part that has the list. */
export function placed(part: Part, list: string): readonly (readonly [Place, Part])[] {
  const value = part[list];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index) => (isRecord(item) ? [[[list, index], item] as const] : []));
}

/** The items whose key another item before them has. */
export function withRepeatedKey(
  items: readonly (readonly [Place, Part])[],
  keyOf: (item: Part) => string | undefined,
): readonly (readonly [Place, string])[] {
  const seen = new Set<string>();
  return items.flatMap(([at, item]) => {
    const key = keyOf(item);
    if (key === undefined) return [];
    if (seen.has(key)) return [[at, key] as const];
    seen.add(key);
    return [];
  });
}

/** The members of a part that are set, of those with these names. */
export function present(part: Part, names: readonly string[]): readonly string[] {
  return names.filter((name) => part[name] !== undefined && part[name] !== null);
}

/** A violation unless exactly one of these members is set. */
export function exactlyOne(part: Part, names: readonly string[], what: string): readonly ApiViolation[] {
  const set = present(part, names);
  if (set.length === 1) return [];
  if (set.length === 0) return [{ at: [], problem: `it has no ${what}`, fix: `add one of ${names.join(', ')}` }];
  return [{ at: [set[1]], problem: `it has more than one ${what}: ${set.join(' and ')}`, fix: 'keep one of them' }];
}

/** A violation for each of these members that is empty. */
export function needed(part: Part, names: readonly string[]): readonly ApiViolation[] {
  return names.filter((name) => isEmpty(part[name])).map((name) => ({ at: [name], problem: `${name} is required` }));
}
