import type { Canonical } from './value';

/** Which way a value goes, where that decides. */
export type Direction = 'more' | 'less' | 'added' | 'removed' | 'changed';

/** Which way a value goes from one side to the other; undefined is a side that has none. */
export function directionOf(from: Canonical | undefined, to: Canonical | undefined): Direction {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  if (typeof from === 'number' && typeof to === 'number' && from !== to) return from < to ? 'more' : 'less';
  if (Array.isArray(from) && Array.isArray(to)) {
    const [old, now] = [from, to].map((list) => list.map((item) => JSON.stringify(item)));
    if (old.every((item) => now.includes(item))) return 'more';
    if (now.every((item) => old.includes(item))) return 'less';
  }
  return 'changed';
}
