import type { Verdict } from '../../change';
import type { Entries, Server } from '../../server-files/server-files';
import { BROKER_ACCESS_KEYS } from './broker-access-keys';
import { BROKER_CLUSTER_KEYS } from './broker-cluster-keys';
import { BROKER_STORAGE_KEYS } from './broker-storage-keys';
import type { KeyRow } from './key-row';
import { ZOOKEEPER_KEYS } from './zookeeper-keys';

/** By the server that reads them, keys that are dangerous to change. Of the rows that match a change, the last one counts. */
export const KEY_ROWS: Readonly<Record<Server, readonly KeyRow[]>> = {
  broker: [...BROKER_STORAGE_KEYS, ...BROKER_CLUSTER_KEYS, ...BROKER_ACCESS_KEYS],
  zookeeper: ZOOKEEPER_KEYS,
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
export function keyRow(server: Server | undefined, key: string, before: Entries, after: Entries): Verdict | undefined {
  if (server === undefined) return undefined;
  const same = SAME.get(key) ?? key;
  const valueIn = RETENTION.test(key) ? retentionOf : (entries: Entries) => entries.get(key) ?? entries.get(same);
  const [from, to] = [before, after].map(valueIn);
  if (from === to) return undefined;
  return KEY_ROWS[server].findLast((row) => row.key.test(key) && (row.when?.(from, to) ?? true));
}
