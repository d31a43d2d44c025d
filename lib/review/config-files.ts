import { configModel, KAFKA_VERSIONS } from '../kafka/config-model/model';
import { lastValues, readProperties } from '../properties/read-properties';
import type { Canonical } from './canonical';
import { severity } from './effect';
import { CONFIG_KEY_EFFECTS } from './effects/config-keys';
import { type Manifest, objectName } from './manifest';
import { pointer } from './pointer';
import type { Change } from './review';
import { imageOf, type ReviewContext } from './review-context';

type Verdict = Pick<Change, 'effect' | 'why' | 'todo' | 'source'>;

/** The changes within a file that a ConfigMap holds, key by key; undefined for a file that has none. */
export function configFileChanges(
  context: ReviewContext,
  configMap: Manifest,
  path: readonly string[],
  from: Canonical | undefined,
  to: Canonical | undefined,
): readonly Change[] | undefined {
  const [, file] = path;
  if (path.length !== 2 || !/\.(properties|cfg)$/.test(file) || !isText(from) || !isText(to)) return undefined;
  const object = objectName(configMap);
  const [before, after] = [entriesOf(from), entriesOf(to)];
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  if (changed.length === 0) return [{ object, path: pointer(path), from: 'words', to: 'words', ...SAME_MEANING }];
  const reach = reachOf(context, configMap);
  return changed.map((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const about = { object, path: pointer([...path, key]), from: old, to: now };
    return { ...about, ...worse(reach(file, key, now), dangerOf(file, key, old, now)) };
  });
}

const SAME_MEANING: Verdict = {
  effect: 'NOOP',
  why: 'only comments, white space or the order of keys differ',
  todo: [],
  source: 'https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)',
};

function isText(value: Canonical | undefined): value is string {
  return typeof value === 'string';
}

function entriesOf(text: string): ReadonlyMap<string, string> {
  return lastValues(readProperties(text).entries);
}

const DYNAMIC = 'https://kafka.apache.org/39/configuration/broker-configs/#dynamicbrokerconfigs';

const REACHES = {
  byJob: {
    effect: 'LIVE',
    why: 'Kafka changes it on running brokers, and a new Job does so',
    todo: [],
    source: DYNAMIC,
  },
  takenByJob: {
    effect: 'LATENT',
    why: 'a new Job takes it back from Kafka; brokers that were started with it go by their own file until they restart',
    todo: ['kubectl rollout restart the brokers, if it has to be gone at once'],
    source: DYNAMIC,
  },
  leftByJob: {
    effect: 'LATENT',
    why: 'what a Job has set for all brokers stays in Kafka and wins over the file, also after a restart; no Job is left to change it',
    todo: [
      'kafka-configs.sh --alter --entity-type brokers --entity-default --delete-config with the keys that --describe shows',
    ],
    source: DYNAMIC,
  },
  byRoll: {
    effect: 'ROLL',
    why: 'the servers read it when they are restarted, which the change of their pods brings about',
    todo: ['await kubectl rollout status before the next change'],
    source: DYNAMIC,
  },
  atNextStart: {
    effect: 'LATENT',
    why: 'no pod restarts for it, and servers read the file at their start only',
    todo: ['kubectl rollout restart the set that reads it'],
    source: DYNAMIC,
  },
} as const satisfies Readonly<Record<string, Verdict>>;

/** How a change of a key in this ConfigMap comes to the servers that read it. */
function reachOf(context: ReviewContext, configMap: Manifest) {
  const readers = context.readersOf(configMap);
  const otherwise = readers.some((reader) => context.isRolled(reader)) ? REACHES.byRoll : REACHES.atNextStart;
  const { broker } = configModel(versionOf(readers.map(({ after }) => imageOf(after))));
  const [byJob, left] = [context.isAppliedByJob(configMap), context.isLeftByJob(configMap)];
  return (file: string, key: string, to: string | undefined): Verdict => {
    const isLive = file === 'server.properties' && Object.hasOwn(broker, key) && broker[key].update === 'cluster-wide';
    if (isLive && left) return REACHES.leftByJob;
    if (isLive && byJob) return to === undefined ? REACHES.takenByJob : REACHES.byJob;
    return otherwise;
  };
}

/** The version of the model by which keys are looked at: that of an image whose tag says so. */
function versionOf(images: readonly (string | undefined)[]): (typeof KAFKA_VERSIONS)[number] {
  const tags = images.flatMap((image) => /:(\d+\.\d+)/.exec(image ?? '')?.[1] ?? []);
  return KAFKA_VERSIONS.find((version) => tags.includes(version)) ?? '3.9';
}

/** What a key does beyond being read, where it is listed. */
function dangerOf(file: string, key: string, from: string | undefined, to: string | undefined): Verdict | undefined {
  return CONFIG_KEY_EFFECTS.find((row) => row.file === file && row.key.test(key) && (row.when?.(from, to) ?? true));
}

function worse(reach: Verdict, danger: Verdict | undefined): Verdict {
  if (danger === undefined) return reach;
  const { effect, why, todo, source } = danger;
  const isWorse = severity(effect) > severity(reach.effect);
  return { effect: isWorse ? effect : reach.effect, why, todo, source };
}
