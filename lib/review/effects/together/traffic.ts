import { itemsOf, member } from '../../../manifests/fields';
import { type Manifest, objectName } from '../../../manifests/manifest';
import { containersOf } from '../../../manifests/pods';
import type { ReviewContext } from '../../review-context';
import { NETWORK_POLICY, SERVICE, SERVICE_UPDATE } from '../sources';
import { type Combination, changedValue } from './combination';

/** Services and network policies, together with the pods that they select. */
export const TRAFFIC_COMBINATIONS: readonly Combination[] = [
  {
    what: 'pods that a Service no longer selects',
    effect: 'OUTAGE',
    why: 'once the pods are replaced, the Service no longer selects them, and its names resolve to nothing',
    steps: ['keep the labels that the Service selects, or change its selector when the rollout has finished'],
    source: SERVICE,
    find: (context) =>
      existingServices(context).flatMap((service) => {
        const selected = new Set(context.workloads.allSelectedBy(service));
        return context.oldWorkloads
          .allSelectedBy(service)
          .flatMap((old) => context.after.counterpartOf(old) ?? [])
          .filter((workload) => !selected.has(workload))
          .map((workload) => changedValue(service, ['spec', 'selector'], objectName(workload), undefined));
      }),
  },
  {
    what: 'a port of a Service that no container has any more',
    effect: 'OUTAGE',
    why: 'the Service targets a port by name, and the pods no longer have a port with that name: connections to it fail',
    steps: ['keep the name of the port in the containers, or use its number as the target'],
    source: SERVICE,
    find: (context) =>
      existingServices(context).flatMap((service) =>
        context.workloads.allSelectedBy(service).flatMap((workload) => {
          const old = context.before.counterpartOf(workload);
          if (old === undefined) return [];
          const [before, after] = [old, workload].map(portNamesOf);
          return namedTargetsOf(service)
            .filter((name) => before.has(name) && !after.has(name))
            .map((name) => changedValue(service, ['spec', 'ports'], name, undefined));
        }),
      ),
  },
  {
    what: 'another first IP family',
    effect: 'IMMUTABLE',
    why: 'the API server allows a second IP family to be added or removed, but not the first one to be changed',
    steps: ['keep the first family; add another one after it'],
    source: SERVICE_UPDATE,
    find: (context) =>
      context.inBoth.flatMap(({ before, after }) => {
        const [from, to] = [before, after].map((side) => member(side.spec, 'ipFamilies'));
        if (after.kind !== 'Service' || !Array.isArray(from) || !Array.isArray(to) || from[0] === to[0]) return [];
        return [changedValue(after, ['spec', 'ipFamilies'], String(from[0]), String(to[0]))];
      }),
  },
  {
    what: 'a new network policy for running pods',
    effect: 'OUTAGE',
    why: 'the first policy that selects a pod blocks all traffic that it does not allow',
    steps: ['check that it allows every port that servers and clients use; then acknowledge this change'],
    source: NETWORK_POLICY,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before !== undefined || after?.kind !== 'NetworkPolicy') return [];
        const selected = context.workloads.allSelectedBy(after);
        // pods that are also new have nothing to lose
        const isNew =
          selected.length > 0 && selected.every((workload) => context.before.counterpartOf(workload) === undefined);
        return isNew ? [] : [changedValue(after, ['spec'], undefined, 'NetworkPolicy')];
      }),
  },
];

/** Services on both sides: nothing has used a new one yet. */
function existingServices(context: ReviewContext): readonly Manifest[] {
  return context.inBoth.flatMap(({ after }) => (after.kind === 'Service' ? [after] : []));
}

function namedTargetsOf(service: Manifest): readonly string[] {
  return itemsOf(member(service, 'spec', 'ports')).flatMap(({ targetPort }) =>
    typeof targetPort === 'string' ? [targetPort] : [],
  );
}

function portNamesOf(workload: Manifest): ReadonlySet<unknown> {
  return new Set(containersOf(workload).flatMap(({ ports }) => itemsOf(ports).map(({ name }) => name)));
}
