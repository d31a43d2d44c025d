import { imageReference } from '../../../images/image-reference';
import { knownImage } from '../../../images/known-images';
import { thenWait } from '../../steps';
import { KAFKA_UPGRADE } from '../sources';
import type { Combination } from './combination';
import {
  type ImageChange,
  imageChanges,
  isKafka,
  isKraftUpgrade,
  isOfKraftCluster,
  isUnknownStep,
  knows,
  majorStep,
  minorStep,
  releaseIn,
} from './image-changes';
import { RAISE_FEATURES } from './kraft-images';

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
    find: (context) => imageChanges(context, (change) => majorStep(change) < 0 && !isOfKraftCluster(change)),
  },
  {
    what: 'an image of Kafka with an older minor version, while no older protocol is set; without KRaft, or if no setting shows it',
    effect: 'OUTAGE',
    why: 'the older release does not know the protocol, or the metadata version, that the other servers use by now',
    steps: [
      'stay on the newer release; there is a way back only as long as inter.broker.protocol.version, or metadata.version with KRaft, is still that of the older one',
    ],
    source: KAFKA_UPGRADE,
    find: (context) =>
      imageChanges(
        context,
        (change) => isKafka(change) && !isOfKraftCluster(change) && minorStep(change) < 0 && !isPinnedBelow(change),
      ),
  },
  {
    what: 'an image of Kafka with a newer minor version; without KRaft, or if no setting shows it',
    effect: 'ROLL',
    why: 'servers of both releases understand each other as long as inter.broker.protocol.version, or metadata.version with KRaft, is still that of the old one',
    steps: [
      thenWait('before, set inter.broker.protocol.version to the old release, if brokers use ZooKeeper'),
      thenWait('apply the new image'),
      'raise inter.broker.protocol.version some days later: there is no way back from then on',
      `with KRaft, ${RAISE_FEATURES}`,
    ],
    source: KAFKA_UPGRADE,
    find: (context) =>
      imageChanges(
        context,
        (change) =>
          isKafka(change) &&
          !isOfKraftCluster(change) &&
          (minorStep(change) > 0 || (majorStep(change) > 0 && isPinned(change))),
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

function isKafka4WithZookeeper(change: ImageChange): boolean {
  const { server, versions } = change;
  const isKafka4 = isKafka(change) && versions[1] !== undefined && versions[1].major >= 4;
  return isKafka4 && majorStep(change) > 0 && server.after.entries.has('zookeeper.connect');
}

const PROTOCOL = 'inter.broker.protocol.version';

/** Whether the protocol stays the old one during an upgrade that Kafka supports in one step. */
function isPinned(change: ImageChange): boolean {
  const { server, versions } = change;
  const { before, after } = server;
  const protocol = after.entries.get(PROTOCOL);
  const isKept = protocol !== undefined && protocol === before.entries.get(PROTOCOL);
  return isKept && !isOfKraftCluster(change) && (versions[1]?.major ?? 4) < 4;
}

/** Whether the protocol has never been newer than an older release. */
function isPinnedBelow({ server: { before, after }, versions: [, to] }: ImageChange): boolean {
  return [before, after].every(({ entries }) => {
    const protocol = releaseIn(entries.get(PROTOCOL));
    return protocol !== undefined && knows(to, protocol);
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
