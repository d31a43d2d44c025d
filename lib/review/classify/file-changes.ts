import { rankOf } from '../../lint/effect';
import { isFileHolder } from '../../manifests/manifest';
import { ownFileOf } from '../../servers/server-configs';
import { type Entries, entriesOf, HAS_KEYS, textOf } from '../../servers/server-files';
import type { Difference } from '../canonical/compare';
import { pointer } from '../canonical/pointer';
import type { ClassifiedChange } from '../change';
import { DELIVERY } from '../effects/keys/delivery';
import { redactSetting, redactValue } from '../redact';
import type { ObjectInBoth, ReviewContext } from '../review-context';
import { type ConfigPair, configPairsOf } from '../servers/config-pairs';
import { isFeatureFile } from './feature-levels';
import { type FileReaders, fileDelivery, fileReaders } from './file-delivery';
import { isSameMeaning } from './file-meaning';
import { type KeyChange, keyChange, keyChangeWithoutServer } from './key-change';

/**
 * The changes within a file of a ConfigMap or a Secret, key by key if it has keys; undefined if it is not known which workload reads
 * the file.
 */
export function fileChanges(
  context: ReviewContext,
  holders: ObjectInBoth,
  difference: Difference,
): readonly ClassifiedChange[] | undefined {
  const { kind, path } = difference;
  const [field, file] = path;
  if (!isFileHolder(holders.after) || field !== 'data' || path.length !== 2) return undefined;
  const readers = fileReaders(context, holders.after);
  const configs = configPairsOf(holders.before, holders.after, file);
  const texts = textsOf(
    difference,
    configs.some((config) => isDynamicFileOf(config, file)),
  );
  if (texts === undefined) return readers.workloads.length === 0 ? undefined : [wholeFileChange(difference, readers)];
  const [before, after] = texts.map((text) => entriesOf(textOf(kind, text)));
  return keyChanges(difference, { file, before, after }, configs, readers);
}

function isDynamicFileOf({ before, after }: ConfigPair, file: string): boolean {
  return [before, after].every((config) => config.files.size > 0 && ownFileOf(config) !== file);
}

/** The text of a file with keys on both sides; one of dynamic keys, or of levels of features, may be new, or removed. */
function textsOf({ kind, path, from, to }: Difference, mayBeMissing: boolean): readonly [string, string] | undefined {
  const isOfFeatures = [from, to].some(
    (text) => typeof text === 'string' && isFeatureFile(entriesOf(textOf(kind, text))),
  );
  const [before, after] = mayBeMissing || isOfFeatures ? [from ?? '', to ?? ''] : [from, to];
  if (!HAS_KEYS.test(path[1]) || typeof before !== 'string' || typeof after !== 'string') return undefined;
  return [before, after];
}

function wholeFileChange(difference: Difference, readers: FileReaders): ClassifiedChange {
  const { object, kind, path } = difference;
  const [before, after] = [difference.from, difference.to].map((value) =>
    typeof value === 'string' ? textOf(kind, value) : undefined,
  );
  if (before !== undefined && after !== undefined && isSameMeaning(path[1], before, after)) {
    return { object, path: pointer(path), from: undefined, to: undefined, ...DELIVERY.sameMeaning };
  }
  const [from, to] = [difference.from, difference.to].map((value) => redactValue(difference, value));
  return { object: difference.object, path: pointer(difference.path), from, to, ...fileDelivery(readers) };
}

interface FilePair {
  readonly file: string;
  readonly before: Entries;
  readonly after: Entries;
}

function keyChanges(
  { object, kind, path }: Difference,
  pair: FilePair,
  configs: readonly ConfigPair[],
  readers: FileReaders,
): readonly ClassifiedChange[] {
  const { file, before, after } = pair;
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  if (changed.length === 0) {
    return [{ object, path: pointer(path), from: undefined, to: undefined, ...DELIVERY.sameMeaning }];
  }
  return changed.flatMap((key): ClassifiedChange[] => {
    const values = [before.get(key), after.get(key)] as const;
    const found =
      configs.length === 0
        ? [keyChangeWithoutServer(key, values, readers)]
        : configs.flatMap((config) => keyChange(config, file, key, readers) ?? []);
    const worst = worstOf(found);
    if (worst === undefined) return [];
    const [from, to] = [worst.from, worst.to].map((value) => redactSetting(kind, key, value));
    return [{ object, path: pointer([...path, key]), from, to, ...worst.verdict }];
  });
}

/** A file that several servers read is as bad as for the one that it is worst for. */
function worstOf(changes: readonly KeyChange[]): KeyChange | undefined {
  return [...changes].sort((a, b) => rankOf(b.verdict.effect) - rankOf(a.verdict.effect))[0];
}
