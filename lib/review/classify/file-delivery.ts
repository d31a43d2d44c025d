import type { ConfigUpdate } from '../../server-config/kafka/model/config-key';
import { configModel, KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import type { Verdict } from '../change';
import { DELIVERY } from '../effects/keys/delivery';
import type { Manifest } from '../manifest/manifest';
import { imageOf, versionOf } from '../manifest/pods';
import type { ObjectInBoth, ReviewContext } from '../review-context';
import type { ConfigPair } from '../server-files/config-pairs';

/** What makes the new content of a ConfigMap or Secret known to servers. */
export interface FileReaders {
  readonly workloads: readonly ObjectInBoth[];
  /** Whether the change restarts all of them. */
  readonly areRolled: boolean;
  /** The Job that applies the content to running brokers. */
  readonly job: ReturnType<ReviewContext['jobFor']>;
}

export function fileReaders(context: ReviewContext, holder: Manifest): FileReaders {
  const workloads = context.readersOf(holder);
  const areRolled = workloads.length > 0 && workloads.every((workload) => context.isRolled(workload));
  return { workloads, areRolled, job: context.jobFor(holder) };
}

/** How a change of a whole file reaches the servers. */
export function fileDelivery({ areRolled }: FileReaders): Verdict {
  return areRolled ? DELIVERY.byRoll : DELIVERY.atNextStart;
}

/** How a change of a key reaches the servers, from the way in which Kafka can change that key while it runs. */
export function keyDelivery(
  readers: FileReaders,
  update: ConfigUpdate | undefined,
  from: string | undefined,
  to: string | undefined,
): Verdict {
  const { job, areRolled } = readers;
  if (update === 'cluster-wide') {
    if (job === 'added') return to === undefined ? DELIVERY.revertedByNewJob : DELIVERY.byNewJob;
    // a Job that has run has set what the old file has
    if (job !== 'none' && from !== undefined) return job === 'kept' ? DELIVERY.jobUnchanged : DELIVERY.jobRemoved;
  }
  // a removed key has no value that could be set while the broker runs
  return update === undefined || areRolled || to === undefined ? fileDelivery(readers) : AT_NEXT_START[update];
}

const AT_NEXT_START = {
  'cluster-wide': DELIVERY.clusterWideAtNextStart,
  'per-broker': DELIVERY.perBrokerAtNextStart,
} as const;

/** How Kafka can change the keys of a file while it runs; all servers but brokers read their files only when they start. */
export function updatesOf(
  { server, after }: ConfigPair,
  { workloads }: FileReaders,
): (key: string) => ConfigUpdate | undefined {
  const isBroker = server === 'broker' && after.entries.get('process.roles') !== 'controller';
  if (!isBroker) return () => undefined;
  const { broker } = configModel(kafkaVersionOf(workloads.flatMap((workload) => imageOf(workload.after) ?? [])));
  return (key) => (Object.hasOwn(broker, key) ? broker[key].update : undefined);
}

/** The version in the tag of one of the images, if its keys are known. */
function kafkaVersionOf(images: readonly string[]): (typeof KAFKA_VERSIONS)[number] {
  const tags = images.map((image) => versionOf(image)?.join('.'));
  return KAFKA_VERSIONS.find((version) => tags.includes(version)) ?? '3.9';
}
