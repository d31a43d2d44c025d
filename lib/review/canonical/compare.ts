import { isDeepStrictEqual } from 'node:util';
import { ORDER } from '../../manifests/list-items';
import { identity, kindOf, type Manifest, objectName } from '../../manifests/manifest';
import { asWritten } from './as-written';
import { withoutAssigned } from './assigned-values';
import { canonical } from './canonical';
import { type Direction, directionOf } from './direction';
import { isQuantity } from './field-types';
import { isFilledIn, serverDefault } from './server-defaults';
import { type Canonical, type CanonicalMap, isCanonicalMap } from './value';

/** A difference between the two sides, in their canonical form. */
export interface Difference {
  readonly object: string;
  readonly kind: string;
  readonly path: readonly string[];
  /** Undefined if there is no value before. */
  readonly from: Canonical | undefined;
  /** Undefined if there is no value after. */
  readonly to: Canonical | undefined;
  readonly direction: Direction;
}

/** An object that is on both sides, or on one. */
export interface ObjectPair {
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
}

/** The objects of both sides in pairs, in the order of the new side; removed ones last. */
export function paired(before: readonly Manifest[], after: readonly Manifest[]): ObjectPair[] {
  const oldObjects = new Map(before.map((manifest) => [identity(manifest), manifest]));
  const kept = new Set(after.map(identity));
  return [
    ...after.map((manifest) => ({ before: oldObjects.get(identity(manifest)), after: manifest })),
    ...before
      .filter((manifest) => !kept.has(identity(manifest)))
      .map((manifest) => ({ before: manifest, after: undefined })),
  ];
}

/** The differences within an object that is on both sides. */
export function differences(before: Manifest, after: Manifest): Difference[] {
  if (before === after) return [];
  const [object, kind] = [objectName(after), kindOf(after)];
  const found: Difference[] = [];
  if (before.apiVersion !== after.apiVersion) {
    const [from, to] = [before.apiVersion, after.apiVersion];
    found.push({ object, kind, path: ['apiVersion'], from, to, direction: 'changed' });
  }
  const [oldParts, newParts] = withoutEqualParts(before, after);
  const [oldForm, newForm] = [withoutAssigned(oldParts, newParts), withoutAssigned(newParts, oldParts)].map(canonical);
  compare(kind, oldForm, newForm, [], (path, oldValue, newValue) => {
    const [from, to] = [oldValue, newValue].map((value) => value ?? serverDefault(kind, path));
    const direction = isQuantity(path) ? directionOf(leadingNumber(from), leadingNumber(to)) : directionOf(from, to);
    found.push({ object, kind, path, from: asWritten(before, path, from), to: asWritten(after, path, to), direction });
  });
  return found;
}

/** Both sides without the parts that are literally equal: making the canonical form of those would be most of the work. */
function withoutEqualParts(before: Manifest, after: Manifest): readonly [Manifest, Manifest] {
  // the data of a Secret may be in one part on one side, and in another on the other
  if (after.kind === 'Secret') return [before, after];
  const { apiVersion, kind, metadata, ...parts } = after;
  const equal = Object.keys(parts).filter((name) => isDeepStrictEqual(before[name], after[name]));
  return [without(before, equal), without(after, equal)];
}

function without(manifest: Manifest, names: readonly string[]): Manifest {
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => !names.includes(name))) as unknown as Manifest;
}

type OnDifference = (path: readonly string[], from: Canonical | undefined, to: Canonical | undefined) => void;

function compare(
  kind: string,
  from: Canonical | undefined,
  to: Canonical | undefined,
  path: readonly string[],
  onDifference: OnDifference,
): void {
  // if one side lacks a part that the API server fills in, the other side is compared with its defaults
  const isHalf = from === undefined || to === undefined;
  const [before, after] = isHalf && isFilledIn(kind, path) ? [from ?? {}, to ?? {}] : [from, to];
  if (isCanonicalMap(before) && isCanonicalMap(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      if (name === ORDER && isSameOrder(own(before, name), own(after, name))) continue;
      compare(kind, own(before, name), own(after, name), [...path, name], onDifference);
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    onDifference(path, before, after);
  }
}

/** Whether the items on both sides are in the same order: added and removed ones are reported themselves. */
function isSameOrder(from: Canonical | undefined, to: Canonical | undefined): boolean {
  if (!Array.isArray(from) || !Array.isArray(to)) return false;
  const [before, after] = [new Set(from), new Set(to)];
  return JSON.stringify(from.filter((key) => after.has(key))) === JSON.stringify(to.filter((key) => before.has(key)));
}

/** The number that a canonical quantity begins with. */
function leadingNumber(quantity: Canonical | undefined): Canonical | undefined {
  return typeof quantity === 'string' ? Number.parseFloat(quantity) : quantity;
}

/** A member of the map itself: `constructor` is a name like any other. */
function own(map: CanonicalMap, name: string): Canonical | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
