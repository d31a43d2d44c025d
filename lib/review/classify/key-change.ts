import { rankOf } from '../../lint/effect';
import { DIRECTORY_KEYS } from '../../servers/data-directories';
import { fileOfKey, type ServerConfig } from '../../servers/server-configs';
import { type Verdict, verdictOf } from '../change';
import { keyRow } from '../effects';
import { DELIVERY } from '../effects/keys/delivery';
import type { ConfigPair } from '../servers/config-pairs';
import { featureDelivery } from './feature-levels';
import { type FileReaders, fileDelivery, keyDelivery, updatesOf } from './file-delivery';

/** The change of a setting of one server. */
export interface KeyChange {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly verdict: Verdict;
}

/** The change of a key of a file that is not known to be a server's. */
export function keyChangeWithoutServer(
  key: string,
  [from, to]: readonly [string | undefined, string | undefined],
  readers: FileReaders,
): KeyChange {
  return { from, to, verdict: featureDelivery(key, [from, to], readers) ?? fileDelivery(readers) };
}

/**
 * The change of a key of a file, as the server sees it: by the values in effect, which may come from another of its files. Undefined if
 * the same change is reported for that file.
 */
export function keyChange(config: ConfigPair, file: string, key: string, readers: FileReaders): KeyChange | undefined {
  const { before, after } = config;
  const [from, to] = [before, after].map(({ entries }) => entries.get(key));
  const [own, ownBefore] = [valueIn(after, file, key), valueIn(before, file, key)];
  if (from === to) {
    const isMoved = [before, after].every((side) => filesWith(side, key) === 1);
    return { from: ownBefore, to: own, verdict: isMoved ? DELIVERY.movedBetweenFiles : DELIVERY.inSeveralFiles };
  }
  const home = to === undefined ? fileOfKey(before, key) : fileOfKey(after, key);
  if (home !== file && valueIn(before, home, key) !== valueIn(after, home, key)) {
    return own === undefined ? undefined : { from: ownBefore, to: own, verdict: DELIVERY.inSeveralFiles };
  }
  const [oldFile, newFile] = [before, after].map((side) => (side.entries.has(key) ? fileOfKey(side, key) : undefined));
  if (readers.isMoved(key)) return { from, to, verdict: DELIVERY.movedFromVariables };
  const delivery = keyDelivery(readers, updatesOf(config, readers)(key), oldFile, newFile);
  const danger = keyRow(config.server, key, before.entries, after.entries);
  const isSafe = danger !== undefined && DIRECTORY_KEYS.has(key) && readers.keepData();
  return { from, to, verdict: worseOf(delivery, isSafe ? undefined : danger) };
}

function filesWith({ files }: ServerConfig, key: string): number {
  return [...files.values()].filter((entries) => entries.has(key)).length;
}

function valueIn({ files }: ServerConfig, file: string, key: string): string | undefined {
  return files.get(file)?.get(key);
}

/** A dangerous change is at least as bad as the way in which it reaches the servers. */
function worseOf(delivery: Verdict, danger: Verdict | undefined): Verdict {
  if (danger === undefined) return delivery;
  const effect = rankOf(danger.effect) > rankOf(delivery.effect) ? danger.effect : delivery.effect;
  return { ...verdictOf(danger), effect };
}
