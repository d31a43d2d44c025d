import type { Entries } from '../../../servers/server-files';
import type { Verdict } from '../../change';
import type { ValueChange } from './value-changes';

/** What a change to a key of a server's file does, beyond being read at the next start. */
export interface KeyRow extends Verdict {
  /** Names of keys; `weight.*` is every key with this prefix. */
  readonly keys: readonly string[];
  /** The row matches only these changes. */
  readonly change?: ValueChange;
  /** The row matches only servers of which this is true: on both sides, unless they become something else. */
  readonly of?: ServerCondition;
  /** What is true of them after the change. */
  readonly becomes?: ServerCondition;
  /** A change that the row matches: the old and the new value of its first key. */
  readonly example: readonly [from: string | undefined, to: string | undefined];
}

/** A kind of server, by the other keys of its file. */
export interface ServerCondition {
  /** As documentation calls it. */
  readonly name: string;
  holds(entries: Entries): boolean;
  /** A key and a value with which it is true. */
  readonly example: readonly [key: string, value: string];
}

export function isAboutKey({ keys }: KeyRow, key: string): boolean {
  return keys.some((name) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : key === name));
}
