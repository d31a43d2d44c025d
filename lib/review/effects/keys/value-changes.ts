import { withoutTrailingSlash } from '../../../java/directories';
import { commaItems } from '../../../java/parse';
/** A kind of change to a value. */
export interface ValueChange {
  /** As documentation calls it. */
  readonly name: string;
  matches(from: string | undefined, to: string | undefined): boolean;
}

function hasLostItem(before: readonly string[], after: readonly string[]): boolean {
  return before.some((item) => !after.includes(item));
}

/** A list loses an item; `itemsOf` decides which items are the same. */
export function itemRemoved(
  name: string,
  itemsOf: (value: string | undefined) => readonly string[] = commaItems,
): ValueChange {
  return { name, matches: (from, to) => hasLostItem(itemsOf(from), itemsOf(to)) };
}

export const DIRECTORY_REMOVED = itemRemoved('a directory is removed', (list) =>
  commaItems(list).map(withoutTrailingSlash),
);

export const OTHER_DIRECTORY: ValueChange = {
  name: 'another directory',
  matches: (from, to) =>
    from === undefined || to === undefined ? from !== to : withoutTrailingSlash(from) !== withoutTrailingSlash(to),
};

/** Not from none. */
export const OTHER_OR_NONE: ValueChange = {
  name: 'another value, or none',
  matches: (from, to) => from !== undefined && from !== to,
};

/** A limit becomes lower; -1 means no limit, and a missing one is the default. */
export function lowered(fallback: number): ValueChange {
  const limit = (value: string | undefined) => {
    const number = Number(value ?? fallback);
    return number < 0 ? Number.POSITIVE_INFINITY : number;
  };
  return { name: 'lowered', matches: (from, to) => limit(to) < limit(from) };
}

export function changedTo(value: string): ValueChange {
  return { name: `to ${value}`, matches: (_, to) => to === value };
}

export const NO_LONGER_TRUE: ValueChange = {
  name: 'no longer true',
  matches: (from, to) => from === 'true' && to !== 'true',
};

/** Steps of a key whose values must be in a list of the same servers. */
export const addFirst = (list: string): readonly string[] => [
  `add the new value to ${list}, keep the old one, and restart the brokers one by one`,
  'change this key, and restart the brokers one by one',
  'remove the old value, and restart the brokers one by one',
];
