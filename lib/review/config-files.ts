import { configModel, KAFKA_VERSIONS } from '../kafka/config-model/model';
import { lastValues, readProperties } from '../properties/read-properties';
import type { Canonical } from './canonical';
import { type Finding, type Verdict, verdictOf } from './change';
import type { Difference } from './compare';
import { severity } from './effect';
import { CONFIG_KEY_EFFECTS } from './effects/config-keys';
import { REACHES } from './effects/reaches';
import type { Manifest } from './manifest';
import { imageOf, versionOf } from './pods';
import { pointer } from './pointer';
import type { ReviewContext } from './review-context';

/** What changes within a file that a ConfigMap holds, key by key where it has keys; undefined where nobody can say who reads it. */
export function configFileChanges(
  context: ReviewContext,
  configMap: Manifest,
  { object, kind, path, from, to }: Difference,
): readonly Finding[] | undefined {
  const [field, file] = path;
  if (kind !== 'ConfigMap' || field !== 'data' || path.length !== 2) return undefined;
  const hasKeys = /\.(properties|cfg)$/.test(file) && isText(from) && isText(to);
  if (!hasKeys) {
    const isRead = context.readersOf(configMap).length > 0;
    return isRead ? [{ object, path: pointer(path), from, to, ...reachOf(context, configMap)(file) }] : undefined;
  }
  const [before, after] = [from, to].map((text) => lastValues(readProperties(text).entries));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  if (changed.length === 0) {
    return [{ object, path: pointer(path), from: undefined, to: undefined, ...REACHES.sameMeaning }];
  }
  const reach = reachOf(context, configMap);
  return changed.map((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const place = { object, path: pointer([...path, key]), from: old, to: now };
    return { ...place, ...worse(reach(file, key, old, now), dangerOf(file, key, old, now)) };
  });
}

function isText(value: Canonical | undefined): value is string {
  return typeof value === 'string';
}

/** How a change of a file, or of a key in it, comes to the servers that read it. */
function reachOf(context: ReviewContext, configMap: Manifest) {
  const readers = context.readersOf(configMap);
  const isRolled = readers.some((reader) => context.isRolled(reader));
  const { broker } = configModel(modelVersion(readers.map(({ after }) => imageOf(after))));
  const job = context.jobOf(configMap);
  return (file: string, key?: string, from?: string, to?: string): Verdict => {
    const isBroker = file === 'server.properties' && key !== undefined && Object.hasOwn(broker, key);
    const update = isBroker ? broker[key].update : undefined;
    // what a Job that has run has set for all brokers, it has set from the old file
    if (update === 'cluster-wide' && (job === 'comes' || (job !== 'none' && from !== undefined))) {
      return job === 'comes' && to === undefined ? REACHES.takenByJob : BY_JOB[job];
    }
    if (isRolled) return REACHES.byRoll;
    return update === undefined ? REACHES.atNextStart : AT_NEXT_START[update];
  };
}

const BY_JOB = { comes: REACHES.byJob, stays: REACHES.keptByJob, goes: REACHES.leftByJob } as const;

const AT_NEXT_START = {
  'cluster-wide': REACHES.clusterWideAtNextStart,
  'per-broker': REACHES.perBrokerAtNextStart,
} as const;

/** The version of the model by which keys are looked at: that of an image whose tag says so. */
function modelVersion(images: readonly (string | undefined)[]): (typeof KAFKA_VERSIONS)[number] {
  const tags = images.map((image) => versionOf(image)?.join('.'));
  return KAFKA_VERSIONS.find((version) => tags.includes(version)) ?? '3.9';
}

/** What a key does beyond being read, where it is listed. */
function dangerOf(file: string, key: string, from: string | undefined, to: string | undefined): Verdict | undefined {
  return CONFIG_KEY_EFFECTS.find((row) => row.file === file && row.key.test(key) && (row.when?.(from, to) ?? true));
}

function worse(reach: Verdict, danger: Verdict | undefined): Verdict {
  if (danger === undefined) return reach;
  const isWorse = severity(danger.effect) > severity(reach.effect);
  return { ...verdictOf(danger), effect: isWorse ? danger.effect : reach.effect };
}
