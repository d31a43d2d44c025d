import { REACHES } from '../effects/reaches';
import { objectName } from '../manifest';
import { readBy } from '../pods';
import type { Combination } from './combination';

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
        return isLeft ? [{ object: objectName(before), path: '', from: 'Job', to: undefined }] : [];
      }),
  },
];
