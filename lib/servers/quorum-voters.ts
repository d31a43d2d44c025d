import { withoutTrailingSlash } from '../java/directories';
import { commaItems } from '../java/parse';
import type { Entries } from './server-files';

/** Keys by which servers find the controllers of their cluster. */
export const QUORUM_KEYS_OF_FILES = ['controller.quorum.voters', 'controller.quorum.bootstrap.servers'] as const;

/** A controller that has a vote in a static quorum. */
export interface QuorumVoter {
  readonly id: string;
  readonly host: string;
  readonly port: string;
}

/** The items of `1@kafka-0.kafka:9093,…`; what cannot be read is left out. */
export function votersIn(list: string | undefined): readonly QuorumVoter[] {
  return commaItems(list).flatMap((item): QuorumVoter[] => {
    const [, id, host, port] = /^([^@\s]+)@(.+):([^:]+?)$/.exec(item) ?? [];
    return id === undefined ? [] : [{ id, host, port }];
  });
}

/** The voters of a static quorum in an order of their own: two lists with equal texts mean the same. */
export function votersText(list: string | undefined): string {
  return votersIn(list)
    .map(({ id, host, port }) => `${id}@${host}:${port}`)
    .sort()
    .join();
}

/** The roles of a server with KRaft; none for one that uses ZooKeeper. */
export function rolesIn(entries: Entries): readonly string[] {
  return commaItems(entries.get('process.roles'));
}

export function isController(entries: Entries): boolean {
  return rolesIn(entries).includes('controller');
}

/** The directory of the metadata log: by default, the first one of the log directories. */
export function metadataDirectoryOf(entries: Entries): string | undefined {
  const [first] = (entries.get('log.dirs') ?? entries.get('log.dir') ?? '').split(',');
  const stated = entries.get('metadata.log.dir') ?? first;
  return stated.trim() === '' ? undefined : withoutTrailingSlash(stated.trim());
}
