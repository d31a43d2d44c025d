import { rankOf } from '../../lint/effect';
import type { ConfigUpdate } from '../../server-config/kafka/model/config-key';
import { configModel, KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import type { Difference } from '../canonical/compare';
import { pointer } from '../canonical/pointer';
import { type ClassifiedChange, type Verdict, verdictOf } from '../change';
import { keyRow } from '../effects';
import { REACHES } from '../effects/keys/delivery';
import type { Manifest } from '../manifest/manifest';
import { imageOf, versionOf } from '../manifest/pods';
import { shownSetting, shownValue } from '../redact';
import type { ReviewContext, SetPair } from '../review-context';
import { type Entries, entriesOf, HAS_KEYS, type Server, serverOf, textOf } from '../server-files/server-files';

/** What changes within a file that a ConfigMap or a Secret holds, key by key where it has keys; undefined where nobody can say who reads it. */
export function fileChanges(
  context: ReviewContext,
  holder: Manifest,
  difference: Difference,
): readonly ClassifiedChange[] | undefined {
  const { object, kind, path, from, to } = difference;
  const [field, file] = path;
  if (!HOLDERS.has(kind) || field !== 'data' || path.length !== 2) return undefined;
  const reading = readingOf(context, holder);
  if (!HAS_KEYS.test(file) || typeof from !== 'string' || typeof to !== 'string') {
    if (reading.readers.length === 0) return undefined;
    const [old, now] = [shownValue(difference, from), shownValue(difference, to)];
    return [{ object, path: pointer(path), from: old, to: now, ...byStart(reading) }];
  }
  const [before, after] = [from, to].map((text) => entriesOf(textOf(kind, text)));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
  if (changed.length === 0) {
    return [{ object, path: pointer(path), from: undefined, to: undefined, ...REACHES.sameMeaning }];
  }
  const server = serverOf(after) ?? serverOf(before);
  const modeOf = updateModes(server, after, reading);
  return changed.map((key) => {
    const [old, now] = [before.get(key), after.get(key)];
    const [shownOld, shownNow] = [old, now].map((value) => shownSetting(kind, key, value));
    const place = { object, path: pointer([...path, key]), from: shownOld, to: shownNow };
    return { ...place, ...worse(reach(reading, modeOf(key), old, now), keyRow(server, key, before, after)) };
  });
}

const HOLDERS: ReadonlySet<string> = new Set(['ConfigMap', 'Secret']);

/** Who reads a ConfigMap, and when. */
interface Reading {
  readonly readers: readonly SetPair[];
  /** Whether all of them are restarted by this change. */
  readonly isRolled: boolean;
  readonly job: ReturnType<ReviewContext['jobOf']>;
}

function readingOf(context: ReviewContext, configMap: Manifest): Reading {
  const readers = context.readersOf(configMap);
  const isRolled = readers.length > 0 && readers.every((reader) => context.isRolled(reader));
  return { readers, isRolled, job: context.jobOf(configMap) };
}

/** How Kafka lets a key of a broker change while it runs; all other servers read their files when they start. */
function updateModes(
  server: Server | undefined,
  entries: Entries,
  { readers }: Reading,
): (key: string) => ConfigUpdate | undefined {
  const isBroker = server === 'broker' && entries.get('process.roles') !== 'controller';
  if (!isBroker) return () => undefined;
  const { broker } = configModel(modelVersion(readers.flatMap(({ after }) => imageOf(after) ?? [])));
  return (key) => (Object.hasOwn(broker, key) ? broker[key].update : undefined);
}

/** How a change of a key comes to the servers that read it. */
function reach(
  reading: Reading,
  mode: ConfigUpdate | undefined,
  from: string | undefined,
  to: string | undefined,
): Verdict {
  const { job } = reading;
  // what a Job that has run has set for all brokers, it has set from the old file
  if (mode === 'cluster-wide' && (job === 'comes' || (job !== 'none' && from !== undefined))) {
    return job === 'comes' && to === undefined ? REACHES.takenByJob : BY_JOB[job];
  }
  return byStart(reading, mode);
}

function byStart({ isRolled }: Reading, mode?: ConfigUpdate): Verdict {
  if (isRolled) return REACHES.byRoll;
  return mode === undefined ? REACHES.atNextStart : AT_NEXT_START[mode];
}

const BY_JOB = { comes: REACHES.byJob, stays: REACHES.keptByJob, goes: REACHES.leftByJob } as const;

const AT_NEXT_START = {
  'cluster-wide': REACHES.clusterWideAtNextStart,
  'per-broker': REACHES.perBrokerAtNextStart,
} as const;

/** The version of the model by which keys are looked at: that of an image whose tag says so. */
function modelVersion(images: readonly string[]): (typeof KAFKA_VERSIONS)[number] {
  const tags = images.map((image) => versionOf(image)?.join('.'));
  return KAFKA_VERSIONS.find((version) => tags.includes(version)) ?? '3.9';
}

function worse(reach: Verdict, danger: Verdict | undefined): Verdict {
  if (danger === undefined) return reach;
  const isWorse = rankOf(danger.effect) > rankOf(reach.effect);
  return { ...verdictOf(danger), effect: isWorse ? danger.effect : reach.effect };
}
