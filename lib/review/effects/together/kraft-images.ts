import type { ChangedValue } from '../../change';
import type { ReviewContext } from '../../review-context';
import { thenWait } from '../../steps';
import { FEATURES } from '../sources';
import type { Combination } from './combination';
import {
  type ImageChange,
  imageChanges,
  isKraftUpgrade,
  isOfKraftCluster,
  knows,
  majorStep,
  minorStep,
} from './image-changes';

/** How to raise the levels of features, some days after the images. */
export const RAISE_FEATURES =
  'raise the features some days later: set metadataVersion of these constructs, or raise each one by name with kafka-features.sh upgrade --feature; --release-version would raise kraft.version too, for good. There is no way back from then on';

/** Images of Kafka with KRaft, and the metadata version of the cluster, which decides whether there is a way back. */
export const KRAFT_IMAGE_COMBINATIONS: readonly Combination[] = [
  {
    what: 'an image of Kafka of a newer release, with KRaft',
    effect: 'ROLL',
    why: 'servers of both releases understand each other as long as metadata.version is still that of the old one',
    steps: [thenWait('apply the new image'), RAISE_FEATURES],
    source: FEATURES,
    find: (context) => changesOf(context, (change) => isNewer(change) && !isRaisedBeyondOld(change)),
  },
  {
    what: 'an image of Kafka of a newer release, and a metadata version that the old one does not know, with KRaft',
    effect: 'OUTAGE',
    why: 'the level is raised as soon as all servers have the new release, and the old one does not start from then on: if the new one fails, there is no way back',
    steps: [thenWait('apply the image alone'), 'raise the metadata version some days later'],
    source: FEATURES,
    find: (context) => changesOf(context, (change) => isNewer(change) && isRaisedBeyondOld(change)),
  },
  {
    what: 'an image of Kafka of an older release, not below the metadata version in the files, with KRaft',
    effect: 'ROLL',
    why: 'the older release can read the metadata as long as no one has raised the feature levels of the cluster beyond those in the files',
    steps: ['check with kafka-features.sh describe that metadata.version is not above the older release'],
    source: FEATURES,
    find: (context) =>
      changesOf(context, (change) => isOlder(change) && change.levels[0] !== undefined && !isBelowLevel(change)),
  },
  {
    what: 'an image of Kafka of an older release, below the metadata version in the files, with KRaft',
    effect: 'OUTAGE',
    why: 'an image below the metadata version of the cluster does not start, and Kafka does not lower that version once the metadata has something new',
    steps: ['stay on the newer release; to go back, create a second cluster with the older one, and copy the topics'],
    source: FEATURES,
    find: (context) => changesOf(context, (change) => isOlder(change) && isBelowLevel(change)),
  },
  {
    what: 'an image of Kafka of an older release, while no file states the metadata version, with KRaft',
    effect: 'OUTAGE',
    why: 'an image below the metadata version of the cluster does not start: no file states that version, and a cluster that the newer release has created has the newest one',
    steps: [
      'kafka-features.sh describe shows the metadata.version of the cluster',
      'if it is above the older release, stay on the newer one',
      'otherwise state it in the files first, with metadataVersion of these constructs, or acknowledge this change',
    ],
    source: FEATURES,
    find: (context) =>
      changesOf(context, (change) => isOlder(change) && change.levels[0] === undefined && !isBelowLevel(change)),
  },
];

function changesOf(context: ReviewContext, isMeant: (change: ImageChange) => boolean): readonly ChangedValue[] {
  return imageChanges(context, (change) => isOfKraftCluster(change) && isMeant(change));
}

/** A release to which Kafka supports a rolling upgrade. */
function isNewer(change: ImageChange): boolean {
  return minorStep(change) > 0 || isKraftUpgrade(change);
}

function isOlder(change: ImageChange): boolean {
  return minorStep(change) < 0 || majorStep(change) < 0;
}

/** Whether a Job raises the metadata version to one that the old image does not know. */
function isRaisedBeyondOld({ versions: [from], levels: [, level], isRaised }: ImageChange): boolean {
  return isRaised && level !== undefined && !knows(from, level);
}

/** Whether the new image does not know a metadata version that the cluster has had, or will have. */
function isBelowLevel({ versions: [, to], levels }: ImageChange): boolean {
  return levels.some((level) => level !== undefined && !knows(to, level));
}
