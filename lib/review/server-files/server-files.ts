import { lastValues, readProperties } from '../../java/read-properties';
import { isRecord, member } from '../manifest/fields';
import type { Manifest } from '../manifest/manifest';

/** Whose file it is. */
export type Server = 'broker' | 'zookeeper';

export type Entries = ReadonlyMap<string, string>;

/** A file of a server that an object holds. */
export interface ServerFile {
  readonly name: string;
  readonly entries: Entries;
}

/** Keys that only one of them has, and that hardly any file of theirs lacks. */
const KEYS: Readonly<Record<Server, readonly string[]>> = {
  broker: ['log.dirs', 'log.dir', 'broker.id', 'node.id', 'process.roles', 'zookeeper.connect', 'listeners'],
  zookeeper: ['dataDir', 'tickTime', 'clientPort'],
};

/** Whose file it is, by its keys, as nobody has to call it server.properties; undefined where it is of neither. */
export function serverOf(entries: Entries): Server | undefined {
  return (['broker', 'zookeeper'] as const).find((server) => KEYS[server].some((key) => entries.has(key)));
}

/** What a file with keys says; values are trimmed, as Kafka does it. */
export function entriesOf(text: string): Entries {
  return new Map([...lastValues(readProperties(text).entries)].map(([key, value]) => [key, value.trim()]));
}

/** What a Secret holds is stored in base64. */
export function textOf(kind: string, stored: string): string {
  return kind === 'Secret' ? Buffer.from(stored, 'base64').toString('latin1') : stored;
}

/** The first file of a server that an object holds. */
export function serverFileOf(holder: Manifest | undefined, server: Server): ServerFile | undefined {
  return holder === undefined ? undefined : filesIn(holder).get(server);
}

/** The file of a broker that an object holds, or else that of an ensemble. */
export function anyServerFileOf(holder: Manifest | undefined): ServerFile | undefined {
  return serverFileOf(holder, 'broker') ?? serverFileOf(holder, 'zookeeper');
}

/** What was read once, as several look for it. */
const READ = new WeakMap<Manifest, ReadonlyMap<Server, ServerFile>>();

function filesIn(holder: Manifest): ReadonlyMap<Server, ServerFile> {
  const known = READ.get(holder);
  if (known !== undefined) return known;
  const files = new Map<Server, ServerFile>();
  const data = member(holder, 'data');
  for (const [name, text] of isRecord(data) ? Object.entries(data) : []) {
    if (!HAS_KEYS.test(name) || typeof text !== 'string') continue;
    const entries = entriesOf(textOf(holder.kind, text));
    const server = serverOf(entries);
    if (server !== undefined && !files.has(server)) files.set(server, { name, entries });
  }
  READ.set(holder, files);
  return files;
}

/** Names of files whose lines are keys and values. */
export const HAS_KEYS = /\.(properties|cfg|conf)$/;
