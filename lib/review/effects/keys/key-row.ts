import type { Entries } from '../../../servers/server-files';
import type { Verdict } from '../../change';
import type { SideCondition } from './side-conditions';
import type { ValueChange } from './value-changes';

/** What a change to a key of a server's file does, beyond being read at the next start. */
export interface KeyRow extends Verdict {
  /** Names of keys; `*` stands for any text: `weight.*`, `listener.name.*.ssl.client.auth`. */
  readonly keys: readonly string[];
  /** The row matches only these changes. */
  readonly change?: ValueChange;
  /** The row matches only servers of which this is true on both sides. */
  readonly of?: ServerCondition;
  /** The row matches only servers whose two sides go together in this way. */
  readonly when?: SideCondition;
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
  return keys.some((name) => {
    const [start, end] = name.split('*');
    return end === undefined
      ? key === name
      : key.startsWith(start) && key.endsWith(end) && key.length > name.length - 1;
  });
}
