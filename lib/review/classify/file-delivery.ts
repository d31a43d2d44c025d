import { versionOf, versionText } from '../../images/known-images';
import type { Manifest } from '../../manifests/manifest';
import { imageOf, readBy } from '../../manifests/pods';
import { DYNAMIC_FILE } from '../../server-config/kafka/file-names';
import type { ConfigUpdate } from '../../server-config/kafka/model/config-key';
import { configModel, KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { clusterOf } from '../../servers/clusters';
import { filesWithKeys } from '../../servers/server-files';
import { serversOf } from '../../servers/servers';
import type { Verdict } from '../change';
import type { JobState } from '../cluster-jobs';
import { DELIVERY } from '../effects/keys/delivery';
import type { ObjectInBoth, ReviewContext } from '../review-context';
import type { ConfigPair } from '../servers/config-pairs';
import { isDataKept } from '../servers/kept-data';
import { type ServerInBoth, serverPairs } from '../servers/server-pairs';

/** What makes the new content of a ConfigMap or Secret known to servers. */
export interface FileReaders {
  readonly workloads: readonly ObjectInBoth[];
  /** Whether the change restarts all of them. */
  readonly areRolled: boolean;
  /** Whether all their servers find their data again, in whatever directories. */
  readonly keepData: () => boolean;
  /** Whether a key moves between the files and the variables or arguments of all their servers, with the same value. */
  readonly isMoved: (key: string) => boolean;
  /** The Job that applies a file, or any of them, to running brokers. */
  readonly jobFor: (file?: string) => JobState;
  /** The Job that raises feature levels of the cluster to those in the files. */
  readonly featureJob: () => JobState;
}

export function fileReaders(context: ReviewContext, holder: Manifest): FileReaders {
  const workloads = context.readersOf(holder);
  const areRolled = workloads.length > 0 && workloads.every((workload) => context.isRolled(workload));
  const servers = () =>
    workloads.flatMap((workload) => {
      const [before, after] = [serversOf(workload.before, context.before), serversOf(workload.after, context.after)];
      return serverPairs(before, after).map((server) => ({ server, workload }));
    });
  return {
    workloads,
    areRolled,
    keepData: () => areRolled && servers().every(({ server, workload }) => isDataKept(server, workload)),
    isMoved: (key) => areRolled && isEvery(servers(), ({ server }) => isMovedWithValue(server, key)),
    jobFor: (file) => jobOf(context, holder, workloads, file),
    featureJob: () => context.featureJobFor(holder),
  };
}

/** What a Job sets for all brokers is set for the controllers of their cluster too: a file of theirs with the same keys needs no other Job. */
function jobOf(
  context: ReviewContext,
  holder: Manifest,
  workloads: readonly ObjectInBoth[],
  file: string | undefined,
): JobState {
  const own = context.jobFor(holder, file);
  if (own !== 'none') return own;
  const members = workloads.flatMap(({ after }) => clusterOf(after, context.after) ?? []);
  const holders = members.flatMap(({ workload }) => readBy(workload).flatMap((read) => context.after.get(read) ?? []));
  const name = file ?? DYNAMIC_FILE;
  const entries = [...(filesWithKeys(holder).get(name) ?? [])];
  const states = holders
    .filter((other) => other !== holder && entries.every(([key, value]) => textInFile(other, name, key) === value))
    .map((other) => context.jobFor(other, file));
  return states.find((state) => state !== 'none') ?? 'none';
}

function textInFile(holder: Manifest, file: string, key: string): string | undefined {
  return filesWithKeys(holder).get(file)?.get(key);
}

function isEvery<T>(items: readonly T[], condition: (item: T) => boolean): boolean {
  return items.length > 0 && items.every(condition);
}

function isMovedWithValue({ before, after }: ServerInBoth, key: string): boolean {
  const value = after.entries.get(key);
  const isSet = before.settings.has(key) || after.settings.has(key);
  return isSet && value !== undefined && value === before.entries.get(key);
}

/** How a change of a whole file reaches the servers. */
export function fileDelivery({ areRolled }: FileReaders): Verdict {
  return areRolled ? DELIVERY.byRoll : DELIVERY.atNextStart;
}

/**
 * How a change of a key reaches the servers, from the way in which Kafka can change that key while it runs, and the files that have its
 * value on both sides; undefined if no file has the key.
 */
export function keyDelivery(
  readers: FileReaders,
  update: ConfigUpdate | undefined,
  oldFile: string | undefined,
  newFile: string | undefined,
): Verdict {
  const byJob = update === 'cluster-wide' ? jobDelivery(readers, oldFile, newFile) : undefined;
  if (byJob !== undefined) return byJob;
  // a removed key has no value that could be set while the broker runs
  return update === undefined || readers.areRolled || newFile === undefined
    ? fileDelivery(readers)
    : AT_NEXT_START[update];
}

/** What a Job makes of a change of a key; undefined if it applies neither file. */
function jobDelivery({ jobFor, areRolled }: FileReaders, oldFile?: string, newFile?: string): Verdict | undefined {
  if (newFile !== undefined && jobFor(newFile) === 'added') return DELIVERY.byNewJob;
  // a Job that has run has set what the old file has
  const job = oldFile === undefined ? 'none' : jobFor(oldFile);
  if (job === 'none') return undefined;
  if (job === 'kept') return DELIVERY.jobUnchanged;
  if (jobFor() !== 'added') return DELIVERY.jobRemoved;
  // pods that restart find the new value in a file that the new Job does not apply
  return newFile !== undefined && areRolled ? undefined : DELIVERY.revertedByNewJob;
}

const AT_NEXT_START = {
  'cluster-wide': DELIVERY.clusterWideAtNextStart,
  'per-broker': DELIVERY.perBrokerAtNextStart,
} as const;

/** How Kafka can change the keys of a file while it runs; ZooKeeper reads its file only when it starts. */
export function updatesOf(
  { server, after }: ConfigPair,
  { workloads }: FileReaders,
): (key: string) => ConfigUpdate | undefined {
  if (server !== 'broker') return () => undefined;
  const isOnlyController = after.entries.get('process.roles') === 'controller';
  const { broker } = configModel(kafkaVersionOf(workloads.flatMap((workload) => imageOf(workload.after) ?? [])));
  return (key) => {
    const update = Object.hasOwn(broker, key) ? broker[key].update : undefined;
    return isOnlyController && update === 'per-broker' ? undefined : update;
  };
}

/** The version in the tag of one of the images, if its keys are known. */
function kafkaVersionOf(images: readonly string[]): (typeof KAFKA_VERSIONS)[number] {
  const tags = images.map((image) => versionText(versionOf(image)));
  return KAFKA_VERSIONS.find((version) => tags.includes(version)) ?? '3.9';
}
