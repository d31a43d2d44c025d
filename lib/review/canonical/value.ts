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
