/**
 * A value in a canonical form, which is the same for all ways to write it: quantities are normalized, fields with the default of the
 * API server are missing, and so are empty maps and lists that mean nothing.
 */
export type Canonical = string | number | boolean | CanonicalMap | readonly Canonical[];

export interface CanonicalMap {
  readonly [member: string]: Canonical;
}

export function isCanonicalMap(value: Canonical | undefined): value is CanonicalMap {
  return typeof value === 'object' && !Array.isArray(value);
}
