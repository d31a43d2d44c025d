import { itemsOf, member } from '../../manifest/fields';
import { type Manifest, objectName } from '../../manifest/manifest';
import { containersOf } from '../../manifest/pods';
import type { ReviewContext } from '../../review-context';
import { NETWORK_POLICY, SERVICE, SERVICE_UPDATE } from '../sources';
import { type Combination, placeOf } from './combination';

/** What Services and policies do beside the pods that they are for. */
export const TRAFFIC_COMBINATIONS: readonly Combination[] = [
  {
    what: 'pods that a Service no longer selects',
    effect: 'OUTAGE',
    why: 'once the pods are replaced the Service selects them no more: its names resolve to nothing',
    steps: ['keep the labels that the Service asks for, or change its selector when the roll is over'],
    source: SERVICE,
    find: (context) =>
      servicesOf(context).flatMap((service) => {
        const now = new Set(context.workloads.allSelectedBy(service));
        const lost = context.oldWorkloads.allSelectedBy(service).flatMap((old) => context.after.like(old) ?? []);
        return lost
          .filter((set) => !now.has(set))
          .map((set) => placeOf(service, ['spec', 'selector'], objectName(set), undefined));
      }),
  },
  {
    what: 'a port of a Service that no container has',
    effect: 'OUTAGE',
    why: 'the Service aims at a port by its name, and the pods have none of that name: it leads nowhere',
    steps: ['keep the name of the port in the containers, or aim at its number'],
    source: SERVICE,
    find: (context) =>
      servicesOf(context).flatMap((service) =>
        context.workloads.allSelectedBy(service).flatMap((set) => {
          const old = context.before.like(set);
          if (old === undefined) return [];
          const [had, has] = [old, set].map(portNamesOf);
          return namedTargetsOf(service)
            .filter((name) => had.has(name) && !has.has(name))
            .map((name) => placeOf(service, ['spec', 'ports'], name, undefined));
        }),
      ),
  },
  {
    what: 'another first family of addresses',
    effect: 'IMMUTABLE',
    why: 'the API server lets a second family come or go, and not the first change',
    steps: ['keep the first family; add another behind it'],
    source: SERVICE_UPDATE,
    find: (context) =>
      context.kept.flatMap(({ before, after }) => {
        const [old, now] = [before, after].map((side) => member(side.spec, 'ipFamilies'));
        if (after.kind !== 'Service' || !Array.isArray(old) || !Array.isArray(now) || old[0] === now[0]) return [];
        return [placeOf(after, ['spec', 'ipFamilies'], String(old[0]), String(now[0]))];
      }),
  },
  {
    what: 'a policy for pods that run',
    effect: 'OUTAGE',
    why: 'the first policy that selects a pod cuts everything that it does not name',
    steps: ['look that it names every port that servers and clients use; then acknowledge it'],
    source: NETWORK_POLICY,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before !== undefined || after?.kind !== 'NetworkPolicy') return [];
        const selected = context.workloads.allSelectedBy(after);
        // pods that are new with it have nothing to lose
        const isNew = selected.length > 0 && selected.every((set) => context.before.like(set) === undefined);
        return isNew ? [] : [placeOf(after, ['spec'], undefined, 'NetworkPolicy')];
      }),
  },
];

/** Services that stay; of those that come, nobody has used any. */
function servicesOf(context: ReviewContext): readonly Manifest[] {
  return context.kept.flatMap(({ after }) => (after.kind === 'Service' ? [after] : []));
}

function namedTargetsOf(service: Manifest): readonly string[] {
  return itemsOf(member(service, 'spec', 'ports')).flatMap(({ targetPort }) =>
    typeof targetPort === 'string' ? [targetPort] : [],
  );
}

function portNamesOf(set: Manifest): ReadonlySet<unknown> {
  return new Set(containersOf(set).flatMap(({ ports }) => itemsOf(ports).map(({ name }) => name)));
}
