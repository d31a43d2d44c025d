import type { Entries, ServerType } from '../../../servers/server-files';
import type { Verdict } from '../../change';
import { BROKER_ACCESS_KEYS } from './broker-access-keys';
import { BROKER_CLUSTER_KEYS } from './broker-cluster-keys';
import { BROKER_STORAGE_KEYS } from './broker-storage-keys';
import { isAboutKey, type KeyRow } from './key-row';
import { LISTENER_KEYS } from './listener-keys';
import { MIGRATION_KEYS } from './migration-keys';
import { BROKER_QUORUM_KEYS } from './quorum-keys';
import { ZOOKEEPER_KEYS } from './zookeeper-keys';

/** Keys that are dangerous to change, by the server that reads them. Of the rows that match a change, the last one counts. */
export const KEY_ROWS: Readonly<Record<ServerType, readonly KeyRow[]>> = {
  broker: [
    ...BROKER_STORAGE_KEYS,
    ...BROKER_CLUSTER_KEYS,
    ...BROKER_QUORUM_KEYS,
    ...LISTENER_KEYS,
    ...BROKER_ACCESS_KEYS,
    ...MIGRATION_KEYS,
  ],
  zookeeper: ZOOKEEPER_KEYS,
};

/** The key that a server reads if a key is missing. */
const FALLBACK_KEYS: ReadonlyMap<string, string> = new Map([
  ['log.dir', 'log.dirs'],
  ['log.dirs', 'log.dir'],
  ['node.id', 'broker.id'],
  ['broker.id', 'node.id'],
  ['dataLogDir', 'dataDir'],
]);

/** The keys for the same duration, the one that overrides the others first. */
const RETENTION_UNITS = [
  { key: 'log.retention.ms', milliseconds: 1 },
  { key: 'log.retention.minutes', milliseconds: 60_000 },
  { key: 'log.retention.hours', milliseconds: 3_600_000 },
];

function retentionInMs(entries: Entries): string | undefined {
  const inEffect = RETENTION_UNITS.find(({ key }) => entries.has(key));
  return inEffect === undefined ? undefined : String(Number(entries.get(inEffect.key)) * inEffect.milliseconds);
}

/** The value of a key, whichever key a server reads it from. */
function effectiveValue(key: string, entries: Entries): string | undefined {
  if (RETENTION_UNITS.some((retention) => retention.key === key)) return retentionInMs(entries);
  return entries.get(key) ?? entries.get(FALLBACK_KEYS.get(key) ?? key);
}

/** The row that says what a change to a key does, beyond being read at the next start. */
export function keyRow(
  server: ServerType | undefined,
  key: string,
  before: Entries,
  after: Entries,
): Verdict | undefined {
  if (server === undefined) return undefined;
  const [from, to] = [before, after].map((entries) => effectiveValue(key, entries));
  if (from === to) return undefined;
  return KEY_ROWS[server].findLast(
    (row) =>
      isAboutKey(row, key) &&
      row.change?.matches(from, to) !== false &&
      [before, after].every((entries) => row.of?.holds(entries) !== false) &&
      row.when?.holds(before, after, key) !== false,
  );
}
