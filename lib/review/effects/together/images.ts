import { imageReference } from '../../../images/image-reference';
import { knownImage, versionOf } from '../../../images/known-images';
import type { ReleaseNumbers } from '../../../images/version-schemes';
import type { Manifest } from '../../../manifests/manifest';
import { readBy } from '../../../manifests/pods';
import type { ChangedValue } from '../../change';
import { clusterOf } from '../../clusters';
import type { ReviewContext, Side } from '../../review-context';
import { filesWithKeys } from '../../server-files/server-files';
import { type ServerInBoth, serverPairs } from '../../servers/server-pairs';
import { containerPath, serversOf } from '../../servers/servers';
import { thenWait } from '../../steps';
import { KAFKA_UPGRADE } from '../sources';
import { type Combination, changedValue } from './combination';

/** Images of servers, by the versions in their tags: the numbers of a platform are those of the server in it. */
export const IMAGE_COMBINATIONS: readonly Combination[] = [
  {
    what: 'an image of Kafka 4 for brokers that use ZooKeeper',
    effect: 'OUTAGE',
    why: 'Kafka 4 has no ZooKeeper: a broker with zookeeper.connect does not start',
    steps: ['migrate the cluster to KRaft with Kafka 3.9 first'],
    source: KAFKA_UPGRADE,
    find: (context) => imageChanges(context, isKafka4WithZookeeper),
  },
  {
    what: 'an image of a newer major version',
    effect: 'OUTAGE',
    why: 'servers of two major versions may be incompatible, and the old version cannot read what the new one writes',
    steps: ['read the upgrade notes of every version in between, and upgrade step by step'],
    source: KAFKA_UPGRADE,
    find: (context) =>
      imageChanges(
        context,
        (change) =>
          !isKafka4WithZookeeper(change) && majorStep(change) > 0 && !isPinned(change) && !isKraftUpgrade(change),
      ),
  },
  {
    what: 'an image of an older major version',
    effect: 'OUTAGE',
    why: 'an older major version cannot read what a newer one has written',
    steps: ['stay on the newer version; the only way back is to restore a backup'],
    source: KAFKA_UPGRADE,
    find: (context) => imageChanges(context, (change) => majorStep(change) < 0),
  },
  {
    what: 'an image of Kafka with an older minor version, while no older protocol is set',
    effect: 'OUTAGE',
    why: 'the older release does not know the protocol, or the metadata version, that the other servers use by now',
    steps: [
      'stay on the newer release; there is a way back only as long as inter.broker.protocol.version, or metadata.version with KRaft, is still that of the older one',
    ],
    source: KAFKA_UPGRADE,
    find: (context) =>
      imageChanges(
        context,
        (change) => isKafka(change) && minorStep(change) < 0 && !isPinnedBelow(change) && !isFeatureBelow(change),
      ),
  },
  {
    what: 'an image of Kafka with an older minor version, not below the metadata version that the files state',
    effect: 'ROLL',
    why: 'the older release can read the metadata as long as no one has raised the feature levels of the cluster beyond those in the files',
    steps: ['check with kafka-features.sh describe that metadata.version is not above the older release'],
    source: KAFKA_UPGRADE,
    find: (context) =>
      imageChanges(context, (change) => isKafka(change) && minorStep(change) < 0 && isFeatureBelow(change)),
  },
  {
    what: 'an image of Kafka with a newer minor version',
    effect: 'ROLL',
    why: 'servers of both releases understand each other as long as inter.broker.protocol.version, or metadata.version with KRaft, is still that of the old one',
    steps: [
      thenWait('before, set inter.broker.protocol.version to the old release, if brokers use ZooKeeper'),
      thenWait('apply the new image'),
      'raise inter.broker.protocol.version, or metadata.version with kafka-features.sh, some days later: there is no way back from then on',
    ],
    source: KAFKA_UPGRADE,
    find: (context) =>
      imageChanges(
        context,
        (change) =>
          isKafka(change) &&
          (minorStep(change) > 0 || (majorStep(change) > 0 && (isPinned(change) || isKraftUpgrade(change)))),
      ),
  },
  {
    what: 'an image of Kafka with a newer version, and a higher metadata version',
    effect: 'ROLL',
    why: 'once all servers have the new release, the level is raised at once, and there is no way back to the old release, however the new one does',
    steps: [thenWait('apply the image alone'), 'raise the metadata version some days later'],
    source: KAFKA_UPGRADE,
    find: (context) =>
      imageChanges(
        context,
        (change) =>
          isKafka(change) &&
          (minorStep(change) > 0 || majorStep(change) > 0) &&
          change.levels[1] !== undefined &&
          change.levels[0] !== change.levels[1],
      ),
  },
  {
    what: 'an image tag without a version',
    effect: 'UNKNOWN',
    why: 'the tag of one of the two images states no version of its server: whether they are compatible is not known here',
    steps: ['look up both versions, and use a tag with the version; a digest may follow it'],
    source: KAFKA_UPGRADE,
    find: (context) => imageChanges(context, (change) => isUnknownStep(change) && !isSameBuild(change)),
  },
  {
    what: 'an image of another project with the same server',
    effect: 'UNKNOWN',
    why: 'its start script reads other variables, its directories are others, and its user may not be able to read the data',
    steps: ['compare the start scripts and the users of both images, and try the new one with a copy of the data'],
    source: 'docs/review.md',
    find: (context) => imageChanges(context, isOtherProject),
  },
];

/** The image of a server, if it changes. */
interface ImageChange {
  readonly server: ServerInBoth;
  readonly from: string;
  readonly to: string;
  readonly versions: readonly (ReleaseNumbers | undefined)[];
  /** The metadata versions that files state on both sides. */
  readonly levels: readonly (string | undefined)[];
}

function imageChanges(context: ReviewContext, isMeant: (change: ImageChange) => boolean): readonly ChangedValue[] {
  return context.workloadsInBoth.flatMap((workload) => {
    if (!context.isChanged(workload, 'spec', 'template', 'spec', 'containers')) return [];
    const [before, after] = [serversOf(workload.before, context.before), serversOf(workload.after, context.after)];
    return serverPairs(before, after).flatMap((server): ChangedValue[] => {
      const [from, to] = [server.before, server.after].map(({ container }) => String(container.image));
      const levels = [levelIn(workload.before, context.before), levelIn(workload.after, context.after)];
      const change = { server, from, to, versions: [from, to].map((image) => versionOf(image)), levels };
      if (from === to || !isMeant(change)) return [];
      return [changedValue(workload.after, [...containerPath(server.after), 'image'], from, to)];
    });
  });
}

function isKafka({ server }: ImageChange): boolean {
  return server.after.type === 'broker';
}

/** How many major versions forward; not a number if one of them is not known. */
function majorStep({ versions: [from, to] }: ImageChange): number {
  return (to?.major ?? Number.NaN) - (from?.major ?? Number.NaN);
}

/** How many minor versions forward within a major one; not a number if that is not known, or the major versions differ. */
function minorStep(change: ImageChange): number {
  const [from, to] = change.versions;
  return majorStep(change) === 0 ? (to?.minor ?? Number.NaN) - (from?.minor ?? Number.NaN) : Number.NaN;
}

function isUnknownStep(change: ImageChange): boolean {
  return Number.isNaN(majorStep(change)) || (majorStep(change) === 0 && Number.isNaN(minorStep(change)));
}

function isKafka4WithZookeeper(change: ImageChange): boolean {
  const { server, versions } = change;
  const isKafka4 = isKafka(change) && versions[1] !== undefined && versions[1].major >= 4;
  return isKafka4 && majorStep(change) > 0 && server.after.entries.has('zookeeper.connect');
}

/** Kafka supports a rolling upgrade to 4 of servers with KRaft from 3.3 on: metadata.version stays until it is raised. */
function isKraftUpgrade(change: ImageChange): boolean {
  const { server, versions } = change;
  const [from, to] = versions;
  const hasKraft = [server.before, server.after].every(({ entries }) => entries.has('process.roles'));
  return isKafka(change) && hasKraft && from?.major === 3 && (from.minor ?? 0) >= 3 && to?.major === 4;
}

const PROTOCOL = 'inter.broker.protocol.version';

/** Whether the protocol stays the old one during an upgrade that Kafka supports in one step. */
function isPinned({ server: { before, after }, versions }: ImageChange): boolean {
  const protocol = after.entries.get(PROTOCOL);
  return protocol !== undefined && protocol === before.entries.get(PROTOCOL) && (versions[1]?.major ?? 4) < 4;
}

/** Whether the protocol has never been newer than an older release. */
function isPinnedBelow({ server: { before, after }, versions: [, to] }: ImageChange): boolean {
  const [old, next] = [before, after].map(({ entries }) => /^(\d+)\.(\d+)/.exec(entries.get(PROTOCOL) ?? ''));
  return [old, next].every(
    (found) =>
      found !== null &&
      to?.minor !== undefined &&
      (Number(found[1]) < to.major || (Number(found[1]) === to.major && Number(found[2]) <= to.minor)),
  );
}

/** The metadata version of a cluster, if a file that its servers read states it. */
function levelIn(workload: Manifest, side: Side): string | undefined {
  const cluster = clusterOf(workload, side)?.map((member) => member.workload) ?? [workload];
  const holders = cluster.flatMap((each) => readBy(each)).flatMap((read) => side.get(read) ?? []);
  return holders
    .flatMap((holder) => [...filesWithKeys(holder).values()])
    .flatMap((entries) => entries.get('metadata.version') ?? [])[0];
}

/** Whether the metadata version in the files has never been above an older release. */
function isFeatureBelow({ levels, versions: [, to] }: ImageChange): boolean {
  return levels.every((level) => {
    const [found, major, minor] = /^(\d+)\.(\d+)/.exec(level ?? '') ?? [];
    if (found === undefined || to?.minor === undefined) return false;
    return Number(major) < to.major || (Number(major) === to.major && Number(minor) <= to.minor);
  });
}

/** Tags that mean another build again and again. */
const FLOATING = /^(latest|stable|edge|main|master|nightly)\b/;

/** Whether only the registry, or a digest, is another one: a tag that is not moved means the same build. */
function isSameBuild({ from, to }: ImageChange): boolean {
  const [old, next] = [from, to].map(imageReference);
  const isSameName = old.repository === next.repository || sameProject(from, to) === true;
  const hasSameDigest = old.digest === next.digest && old.digest !== undefined;
  const hasSameTag = old.tag === next.tag && old.tag !== undefined && !FLOATING.test(old.tag);
  return isSameName && (hasSameDigest || (hasSameTag && (old.digest === undefined || next.digest === undefined)));
}

/** Whether two images are of the same project; undefined if one is not known. */
function sameProject(from: string, to: string): boolean | undefined {
  const [old, next] = [from, to].map((image) => projectOf(knownImage(image)?.source));
  return old === undefined || next === undefined ? undefined : old === next;
}

/** The repository with the Dockerfile: `github.com/apache/kafka`. */
function projectOf(source: string | undefined): string | undefined {
  return /^https:\/\/([^/]+\/[^/]+\/[^/ ]+)/.exec(source ?? '')?.[1];
}

function isOtherProject({ from, to }: ImageChange): boolean {
  return sameProject(from, to) === false;
}
