import type { Verdict } from '../change';
import type { Entries, Server } from '../settings/server-files';
import { BROKER_KEY_EFFECTS } from './broker-keys';
import type { ConfigKeyEffect } from './config-key-effect';
import { ZOOKEEPER_KEY_EFFECTS } from './zookeeper-keys';

/** By the server that reads them: keys that are dangerous to change. */
export const CONFIG_KEY_EFFECTS: Readonly<Record<Server, readonly ConfigKeyEffect[]>> = {
  broker: BROKER_KEY_EFFECTS,
  zookeeper: ZOOKEEPER_KEY_EFFECTS,
};

/** Keys that say the same; the first of two is the one that tables name. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['log.dir', 'log.dirs'],
  ['log.dirs', 'log.dir'],
  ['node.id', 'broker.id'],
  ['broker.id', 'node.id'],
]);

/** What a change of a key does beyond being read, where it is listed. */
export function dangerOf(
  server: Server | undefined,
  key: string,
  before: Entries,
  after: Entries,
): Verdict | undefined {
  if (server === undefined) return undefined;
  const same = SAME.get(key) ?? key;
  const [from, to] = [before, after].map((entries) => entries.get(key) ?? entries.get(same));
  if (from === to) return undefined;
  return CONFIG_KEY_EFFECTS[server].find((row) => row.key.test(key) && (row.when?.(from, to) ?? true));
}
