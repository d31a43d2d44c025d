import { isDeepStrictEqual } from 'node:util';
import { identity, kindOf, type Manifest, objectName } from '../manifest/manifest';
import { asWritten } from './as-written';
import { canonical, isAmount } from './canonical';
import { type Direction, directionOf } from './direction';
import { ORDER } from './list-items';
import { isFilled, serverDefault } from './server-defaults';
import { type Canonical, type CanonicalMap, isCanonicalMap } from './value';

/** A difference between the two sides, in the canonical form of what was written. */
export interface Difference {
  readonly object: string;
  readonly kind: string;
  readonly path: readonly string[];
  /** Undefined where nothing is said. */
  readonly from: Canonical | undefined;
  readonly to: Canonical | undefined;
  readonly direction: Direction;
}

/** An object that is on both sides, or on one. */
export interface ObjectPair {
  readonly before: Manifest | undefined;
  readonly after: Manifest | undefined;
}

/** Objects of both sides, each beside the one that it was or becomes, in the order of the new side and then of the old. */
export function paired(before: readonly Manifest[], after: readonly Manifest[]): ObjectPair[] {
  const old = new Map(before.map((manifest) => [identity(manifest), manifest]));
  const now = new Set(after.map(identity));
  return [
    ...after.map((manifest) => ({ before: old.get(identity(manifest)), after: manifest })),
    ...before
      .filter((manifest) => !now.has(identity(manifest)))
      .map((manifest) => ({ before: manifest, after: undefined })),
  ];
}

/** What differs within an object that is on both sides. */
export function differences(before: Manifest, after: Manifest): Difference[] {
  if (before === after) return [];
  const about = { object: objectName(after), kind: kindOf(after) };
  const found: Difference[] = [];
  if (before.apiVersion !== after.apiVersion) {
    const [from, to] = [before.apiVersion, after.apiVersion];
    found.push({ ...about, path: ['apiVersion'], from, to, direction: 'changed' });
  }
  const [old, now] = withoutSame(before, after);
  compare(about.kind, canonical(old), canonical(now), [], (path, said, says) => {
    // what nobody says is what the server fills in
    const [from, to] = [said ?? serverDefault(about.kind, path), says ?? serverDefault(about.kind, path)];
    const direction = isAmount(path) ? directionOf(amountOf(from), amountOf(to)) : directionOf(from, to);
    found.push({ ...about, path, from: asWritten(before, path, from), to: asWritten(after, path, to), direction });
  });
  return found;
}

/** Both sides without the parts that they write in the same words: to make those canonical is most of the work. */
function withoutSame(before: Manifest, after: Manifest): readonly [Manifest, Manifest] {
  // what a Secret says in one part may be in the other on the other side
  if (after.kind === 'Secret') return [before, after];
  const { apiVersion, kind, metadata, ...parts } = after;
  const same = Object.keys(parts).filter((name) => isDeepStrictEqual(before[name], after[name]));
  return [without(before, same), without(after, same)];
}

function without(manifest: Manifest, names: readonly string[]): Manifest {
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => !names.includes(name))) as unknown as Manifest;
}

type Tell = (path: readonly string[], from: Canonical | undefined, to: Canonical | undefined) => void;

function compare(
  kind: string,
  from: Canonical | undefined,
  to: Canonical | undefined,
  path: readonly string[],
  tell: Tell,
): void {
  // where nobody says anything, and the server does all the same, that is what the other side is compared with
  const isHalf = from === undefined || to === undefined;
  const [old, now] = isHalf && isFilled(kind, path) ? [from ?? {}, to ?? {}] : [from, to];
  if (isCanonicalMap(old) && isCanonicalMap(now)) {
    for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
      if (name === ORDER && isSameOrder(own(old, name), own(now, name))) continue;
      compare(kind, own(old, name), own(now, name), [...path, name], tell);
    }
  } else if (JSON.stringify(old) !== JSON.stringify(now)) {
    tell(path, old, now);
  }
}

/** Whether what is on both sides is in the same order: what comes or goes is told by itself. */
function isSameOrder(from: Canonical | undefined, to: Canonical | undefined): boolean {
  if (!Array.isArray(from) || !Array.isArray(to)) return false;
  const [old, now] = [new Set(from), new Set(to)];
  return JSON.stringify(from.filter((key) => now.has(key))) === JSON.stringify(to.filter((key) => old.has(key)));
}

/** The number that a canonical amount begins with. */
function amountOf(value: Canonical | undefined): Canonical | undefined {
  return typeof value === 'string' ? Number.parseFloat(value) : value;
}

/** What a map has itself: a name such as `constructor` is nothing special here. */
function own(map: CanonicalMap, name: string): Canonical | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}
