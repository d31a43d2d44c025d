import { versionOf } from '../../../images/known-images';
import { isAtLeastVersion, type ReleaseNumbers } from '../../../images/version-schemes';
import { memoized } from '../../../lint/memoize';
import type { Manifest } from '../../../manifests/manifest';
import type { ObjectSet } from '../../../manifests/object-set';
import { readBy } from '../../../manifests/pods';
import { clusterOf } from '../../../servers/clusters';
import { filesWithKeys } from '../../../servers/server-files';
import { serversOf } from '../../../servers/servers';
import type { ChangedValue } from '../../change';
import type { ReviewContext } from '../../review-context';
import { type ServerInBoth, serverPairs } from '../../servers/server-pairs';
import { containerPath } from '../../servers/setting-paths';
import { changedValue } from './combination';

/** The image of a server, if it changes. */
export interface ImageChange {
  readonly server: ServerInBoth;
  /** What runs it afterwards. */
  readonly workload: Manifest;
  readonly from: string;
  readonly to: string;
  readonly versions: readonly (ReleaseNumbers | undefined)[];
  /** The metadata versions that files state on both sides. */
  readonly levels: readonly (MetadataVersion | undefined)[];
  /** Whether a new Job raises the feature levels of the cluster to those in the files. */
  readonly isRaised: boolean;
}

export interface MetadataVersion {
  readonly major: number;
  readonly minor: number;
}

/** The changed images of servers that are meant. */
export function imageChanges(
  context: ReviewContext,
  isMeant: (change: ImageChange) => boolean,
): readonly ChangedValue[] {
  return changesIn(context)
    .filter(isMeant)
    .map(({ server, workload, from, to }) =>
      changedValue(workload, [...containerPath(server.after), 'image'], from, to),
    );
}

/** All of a review, which each row about images looks through. */
const changesIn = memoized((context: ReviewContext): readonly ImageChange[] =>
  context.workloadsInBoth.flatMap((workload) => {
    if (!context.isChanged(workload, 'spec', 'template', 'spec', 'containers')) return [];
    const [before, after] = [serversOf(workload.before, context.before), serversOf(workload.after, context.after)];
    return serverPairs(before, after).flatMap((server): ImageChange[] => {
      const [from, to] = [server.before, server.after].map(({ container }) => String(container.image));
      if (from === to) return [];
      const holders = [levelHolder(workload.before, context.before), levelHolder(workload.after, context.after)];
      return [
        {
          server,
          workload: workload.after,
          from,
          to,
          versions: [from, to].map((image) => versionOf(image)),
          levels: holders.map((holder) => holder && levelIn(holder)),
          isRaised: holders[1] !== undefined && context.featureJobFor(holders[1]) === 'added',
        },
      ];
    });
  }),
);

/** The object with the file that states the metadata version of a cluster, if its servers read one. */
function levelHolder(workload: Manifest, side: ObjectSet): Manifest | undefined {
  const cluster = clusterOf(workload, side)?.map((member) => member.workload) ?? [workload];
  const holders = cluster.flatMap((each) => readBy(each)).flatMap((read) => side.get(read) ?? []);
  return holders.find((holder) => levelIn(holder) !== undefined);
}

function levelIn(holder: Manifest): MetadataVersion | undefined {
  const [level] = [...filesWithKeys(holder).values()].flatMap((entries) => entries.get('metadata.version') ?? []);
  return releaseIn(level);
}

/** The release at the beginning of a version of metadata or of the protocol, such as `4.3-IV0`. */
export function releaseIn(version: string | undefined): MetadataVersion | undefined {
  const [found, major, minor] = /^(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  return found === undefined ? undefined : { major: Number(major), minor: Number(minor) };
}

/** Whether an image certainly knows what a release has. */
export function knows(image: ReleaseNumbers | undefined, { major, minor }: MetadataVersion): boolean {
  return image?.minor !== undefined && isAtLeastVersion(image, [major, minor]);
}

export function isKafka({ server }: ImageChange): boolean {
  return server.after.type === 'broker';
}

/** Whether the servers are known to use KRaft: by their roles or a metadata version, or because Kafka 4 has nothing else. */
export function isOfKraftCluster(change: ImageChange): boolean {
  const { server, versions, levels } = change;
  if (!isKafka(change) || server.after.entries.has('zookeeper.connect')) return false;
  const hasRoles = [server.before, server.after].every(({ entries }) => entries.has('process.roles'));
  return hasRoles || levels.some((level) => level !== undefined) || (versions[0]?.major ?? 0) >= 4;
}

/** Kafka supports a rolling upgrade to 4 of servers with KRaft from 3.3 on: metadata.version stays until it is raised. */
export function isKraftUpgrade(change: ImageChange): boolean {
  const [from, to] = change.versions;
  return isOfKraftCluster(change) && from?.major === 3 && (from.minor ?? 0) >= 3 && to?.major === 4;
}

/** How many major versions forward; not a number if one of them is not known. */
export function majorStep({ versions: [from, to] }: ImageChange): number {
  return (to?.major ?? Number.NaN) - (from?.major ?? Number.NaN);
}

/** How many minor versions forward within a major one; not a number if that is not known, or the major versions differ. */
export function minorStep(change: ImageChange): number {
  const [from, to] = change.versions;
  return majorStep(change) === 0 ? (to?.minor ?? Number.NaN) - (from?.minor ?? Number.NaN) : Number.NaN;
}

export function isUnknownStep(change: ImageChange): boolean {
  return Number.isNaN(majorStep(change)) || (majorStep(change) === 0 && Number.isNaN(minorStep(change)));
}
