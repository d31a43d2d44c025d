import { readBy } from '../../manifest/pods';
import { REACHES } from '../keys/delivery';
import { type Combination, placeOf } from './combination';

/** Jobs that change running servers. */
export const JOB_COMBINATIONS: readonly Combination[] = [
  {
    ...REACHES.leftByJob,
    what: 'a Job that sets the configuration of brokers, and goes for good',
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before?.kind !== 'Job' || after !== undefined) return [];
        const isLeft = readBy(before).some((read) => {
          const holder = context.after.get(read);
          return holder !== undefined && context.jobOf(holder) === 'goes';
        });
        return isLeft ? [placeOf(before, [], 'Job', undefined)] : [];
      }),
  },
];
