import { lastValues, readProperties } from '../java/read-properties';
import { memoized } from '../lint/memoize';
import { isRecord, member } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import { storedForm } from '../manifests/stored-form';

/** The servers whose files are known; a broker's file may also be that of a controller. */
export type ServerType = 'broker' | 'zookeeper';

const SERVER_TYPES: readonly ServerType[] = ['broker', 'zookeeper'];

export type Entries = ReadonlyMap<string, string>;

/** Keys that only files of this server have, of which hardly any such file lacks all. */
const TYPICAL_KEYS: Readonly<Record<ServerType, readonly string[]>> = {
  broker: ['log.dirs', 'log.dir', 'broker.id', 'node.id', 'process.roles', 'zookeeper.connect', 'listeners'],
  zookeeper: ['dataDir', 'tickTime', 'clientPort'],
};

/** Names of files whose lines are keys and values. */
export const HAS_KEYS = /\.(properties|cfg|conf)$/;

/** Which server reads a file, by its keys: the name of the file may be any. */
export function serverTypeOf(entries: Entries): ServerType | undefined {
  return SERVER_TYPES.find((server) => TYPICAL_KEYS[server].some((key) => entries.has(key)));
}

/** Whether a file is that of a broker or a controller: both read dynamic keys. */
export function isNodeFile(entries: Entries): boolean {
  return serverTypeOf(entries) === 'broker';
}

/** The entries of a file with keys; values are trimmed, as Kafka does. */
export function entriesOf(text: string): Entries {
  return new Map([...lastValues(readProperties(text).entries)].map(([key, value]) => [key, value.trim()]));
}

/** The text of a file; a Secret stores it in base64. */
export function textOf(kind: string, stored: string): string {
  return kind === 'Secret' ? Buffer.from(stored, 'base64').toString('latin1') : stored;
}

/** The files with keys in a ConfigMap or a Secret, by their names. */
export const filesWithKeys = memoized((holder: Manifest): ReadonlyMap<string, Entries> => {
  const data = member(storedForm(holder), 'data');
  return new Map(
    Object.entries(isRecord(data) ? data : {}).flatMap(([name, text]) =>
      HAS_KEYS.test(name) && typeof text === 'string' ? [[name, entriesOf(textOf(holder.kind, text))] as const] : [],
    ),
  );
});
