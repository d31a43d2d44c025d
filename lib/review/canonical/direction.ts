import type { Canonical } from './value';

/** In which direction a value changes, where that makes a difference; a list increases if it only gets more items. */
export type Direction = 'increased' | 'decreased' | 'added' | 'removed' | 'changed';

export function directionOf(from: Canonical | undefined, to: Canonical | undefined): Direction {
  if (from === undefined) return 'added';
  if (to === undefined) return 'removed';
  if (typeof from === 'number' && typeof to === 'number' && from !== to) return from < to ? 'increased' : 'decreased';
  if (Array.isArray(from) && Array.isArray(to)) {
    const [before, after] = [from, to].map((list) => list.map((item) => JSON.stringify(item)));
    if (before.every((item) => after.includes(item))) return 'increased';
    if (after.every((item) => before.includes(item))) return 'decreased';
  }
  return 'changed';
}
