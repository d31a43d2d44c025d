import { versionOf } from '../../../images/known-images';
import { imageOf, serverContainerOf } from '../../../manifests/pods';
import type { ChangedValue } from '../../change';
import type { ObjectInBoth } from '../../review-context';
import { KAFKA_UPGRADE } from '../sources';
import { type Combination, changedValue } from './combination';

/** Images, by the versions in their tags. */
export const IMAGE_COMBINATIONS: readonly Combination[] = [
  {
    what: 'an image of a newer major version',
    effect: 'OUTAGE',
    why: 'servers of two major versions may be incompatible, and the old version cannot read what the new one writes',
    steps: ['read the upgrade notes of every version in between, and upgrade step by step'],
    source: KAFKA_UPGRADE,
    find: ({ statefulSets }) => statefulSets.flatMap((each) => imageChange(each, (from, to) => from < to)),
  },
  {
    what: 'an image of an older major version',
    effect: 'OUTAGE',
    why: 'an older major version cannot read what a newer one has written',
    steps: ['stay on the newer version; the only way back is to restore a backup'],
    source: KAFKA_UPGRADE,
    find: ({ statefulSets }) => statefulSets.flatMap((each) => imageChange(each, (from, to) => from > to)),
  },
  {
    what: 'an image tag without a version',
    effect: 'UNKNOWN',
    why: 'the tag of one of the two images has no version: whether they are compatible is not known here',
    steps: ['look up both versions, and use a tag with the version; a digest may follow it'],
    source: KAFKA_UPGRADE,
    find: ({ statefulSets }) =>
      statefulSets.flatMap((each) => imageChange(each, (from, to) => Number.isNaN(from - to))),
  },
];

/** The image of the server, if it changes and the major versions meet a condition; a tag without a version is not a number. */
function imageChange({ before, after }: ObjectInBoth, isMeant: (from: number, to: number) => boolean): ChangedValue[] {
  const [from, to] = [imageOf(before), imageOf(after)];
  if (from === undefined || to === undefined || from === to) return [];
  const [oldMajor, newMajor] = [from, to].map((image) => versionOf(image)?.major ?? Number.NaN);
  if (!isMeant(oldMajor, newMajor)) return [];
  const container = String(serverContainerOf(after)?.name);
  return [changedValue(after, ['spec', 'template', 'spec', 'containers', container, 'image'], from, to)];
}
