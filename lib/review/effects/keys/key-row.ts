import type { Verdict } from '../../change';
import type { ValueChange } from './value-changes';

/** What a change to a key of a server's file does, beyond being read at the next start. */
export interface KeyRow extends Verdict {
  /** Names of keys; `weight.*` is every key with this prefix. */
  readonly keys: readonly string[];
  /** The row matches only these changes. */
  readonly change?: ValueChange;
  /** A change that the row matches: the old and the new value of its first key. */
  readonly example: readonly [from: string | undefined, to: string | undefined];
}

export function isAboutKey({ keys }: KeyRow, key: string): boolean {
  return keys.some((name) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : key === name));
}
