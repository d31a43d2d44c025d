import type { Verdict } from '../../change';
import type { Entries, Server } from '../../server-files/server-files';
import { BROKER_KEY_EFFECTS } from './broker-keys';
import type { ConfigKeyEffect } from './config-key-effect';
import { ZOOKEEPER_KEY_EFFECTS } from './zookeeper-keys';

/** By the server that reads them: keys that are dangerous to change. */
export const CONFIG_KEY_EFFECTS: Readonly<Record<Server, readonly ConfigKeyEffect[]>> = {
  broker: BROKER_KEY_EFFECTS,
  zookeeper: ZOOKEEPER_KEY_EFFECTS,
};

/** What another key says where a key is not set. */
const SAME: ReadonlyMap<string, string> = new Map([
  ['log.dir', 'log.dirs'],
  ['log.dirs', 'log.dir'],
  ['node.id', 'broker.id'],
  ['broker.id', 'node.id'],
  ['dataLogDir', 'dataDir'],
]);

const RETENTION = /^log\.retention\.(ms|minutes|hours)$/;

/** How long messages are kept, in milliseconds, by whichever of three keys says so: the finest one counts. */
function retentionOf(entries: Entries): string | undefined {
  const units = [
    ['log.retention.ms', 1],
    ['log.retention.minutes', 60_000],
    ['log.retention.hours', 3_600_000],
  ] as const;
  const said = units.find(([key]) => entries.has(key));
  return said === undefined ? undefined : String(Number(entries.get(said[0])) * said[1]);
}

/** What a change of a key does beyond being read, where it is listed. */
export function dangerOf(
  server: Server | undefined,
  key: string,
  before: Entries,
  after: Entries,
): Verdict | undefined {
  if (server === undefined) return undefined;
  const same = SAME.get(key) ?? key;
  const valueIn = RETENTION.test(key) ? retentionOf : (entries: Entries) => entries.get(key) ?? entries.get(same);
  const [from, to] = [before, after].map(valueIn);
  if (from === to) return undefined;
  return CONFIG_KEY_EFFECTS[server].find((row) => row.key.test(key) && (row.when?.(from, to) ?? true));
}
