import type { Manifest } from '../../../manifests/manifest';
import { isServerWorkload } from '../../../servers/servers';
import type { ObjectInBoth, ReviewContext } from '../../review-context';
import { ADDRESS_CUTS } from '../../services/address-cuts';
import { REACH_CUTS } from '../../services/reach-cuts';
import { SERVICE } from '../sources';
import { type Combination, changedValue } from './combination';

/** Services that let fewer clients in than before, by tables of their own, which have examples. */
export const SERVICE_CUT_COMBINATIONS: readonly Combination[] = [...REACH_CUTS, ...ADDRESS_CUTS].map(
  ({ what, why, steps, cuts }): Combination => ({
    what,
    effect: 'OUTAGE',
    why,
    steps,
    source: SERVICE,
    find: (context) =>
      servicesInBoth(context).flatMap(({ before, after }) =>
        cuts(before, after).map(({ path, from, to }) => changedValue(after, path, from, to)),
      ),
  }),
);

/** Services on both sides that change, except those that are known to be for other applications. */
function servicesInBoth(context: ReviewContext): readonly ObjectInBoth[] {
  return context.inBoth.filter(
    (pair) => pair.after.kind === 'Service' && context.isChanged(pair) && !isForOthers(pair.after, context),
  );
}

/** Pods that are not in the manifests may be servers. */
function isForOthers(service: Manifest, context: ReviewContext): boolean {
  const selected = context.workloads.allSelectedBy(service);
  return selected.length > 0 && !selected.some((workload) => isServerWorkload(workload, context.after));
}
