import { readBy } from '../../../manifests/pods';
import { DELIVERY } from '../keys/delivery';
import { type Combination, changedValue } from './combination';

/** Jobs that change running servers. */
export const JOB_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a Job that sets the configuration of brokers, removed without a replacement',
    ...DELIVERY.jobRemoved,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before?.kind !== 'Job' || after !== undefined) return [];
        const isRemoved = readBy(before).some((read) => {
          const configMap = context.after.get(read);
          return configMap !== undefined && context.jobFor(configMap) === 'removed';
        });
        return isRemoved ? [changedValue(before, [], 'Job', undefined)] : [];
      }),
  },
];
