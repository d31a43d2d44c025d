import { productsOf } from '../../../images/known-images';
import { itemsOf, member } from '../../../manifests/fields';
import { type Manifest, objectName } from '../../../manifests/manifest';
import { containersOf, imageOf, isSelected, podLabelsOf, selectorOf } from '../../../manifests/pods';
import { isWorkload } from '../../../manifests/workloads';
import type { ChangedValue } from '../../change';
import type { ObjectInBoth, ReviewContext } from '../../review-context';
import { isHeadless } from '../../services/service-cut';
import { NETWORK_POLICY, SERVICE, SERVICE_UPDATE } from '../sources';
import { type Combination, changedValue } from './combination';

/** Services and network policies, together with the pods that they select. */
export const TRAFFIC_COMBINATIONS: readonly Combination[] = [
  {
    what: 'pods that a Service no longer selects',
    effect: 'OUTAGE',
    why: 'the Service does not select pods that it selected before, at once or when they are replaced: its names no longer resolve to these servers',
    steps: [
      'add labels to the pods first and wait for their rollout, then change the selector, and remove labels last',
    ],
    source: SERVICE,
    find: (context) =>
      selectingServices(context).flatMap(({ before, after }) => {
        const selected = context.oldWorkloads.allSelectedBy(before).flatMap((old) => lostWorkload(old, after, context));
        if (selected.length > 0)
          return selected.map((lost) => changedValue(after, ['spec', 'selector'], lost, undefined));
        // pods that are in no manifest may be servers
        const isUnknown = context.oldWorkloads.allSelectedBy(before).length === 0 && selectorOf(before) !== undefined;
        const [from, to] = [before, after].map((side) => JSON.stringify(member(side, 'spec', 'selector') ?? {}));
        if (!isUnknown || from === to) return [];
        return [changedValue(after, ['spec', 'selector'], from, to)];
      }),
  },
  {
    what: 'pods of other applications that a Service also selects',
    effect: 'OUTAGE',
    why: 'some connections reach pods of another application, and fail: the selector matches more than these servers',
    steps: ['select by a label that only these servers have'],
    source: SERVICE,
    find: (context) =>
      selectingServices(context).flatMap(({ before, after }) => {
        const old = context.oldWorkloads.allSelectedBy(before);
        const images = new Set(old.map(nameOfImage));
        return context.workloads
          .allSelectedBy(after)
          .filter((now) => old.length > 0 && !images.has(nameOfImage(now)))
          .map((now) => changedValue(after, ['spec', 'selector'], undefined, objectName(now)));
      }),
  },
  {
    what: 'a port of a Service that reaches another port of the pods',
    effect: 'OUTAGE',
    why: 'clients that use the port reach another one, where the servers do not listen, or not yet',
    steps: ['add the new port next to the old one, and remove the old one when nothing uses it any more'],
    source: SERVICE,
    find: (context) =>
      changedServices(context).flatMap(({ before, after }) =>
        // a headless Service has no ports of its own: clients connect to those of the pods
        isHeadless(before) ? [] : movedTargets(before, after, context),
      ),
  },
  {
    what: 'a port of a Service that no container has any more',
    effect: 'OUTAGE',
    why: 'the Service targets a port by name, and the pods no longer have a port with that name: connections to it fail',
    steps: ['keep the name of the port in the containers, or use its number as the target'],
    source: SERVICE,
    find: (context) =>
      existingServices(context).flatMap(({ after: service }) =>
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
function existingServices(context: ReviewContext): readonly ObjectInBoth[] {
  return context.inBoth.filter(({ after }) => after.kind === 'Service');
}

function changedServices(context: ReviewContext): readonly ObjectInBoth[] {
  return existingServices(context).filter((service) => context.isChanged(service));
}

/** Services that may select other pods than before: all if the labels of some pods change, or pods are added. */
function selectingServices(context: ReviewContext): readonly ObjectInBoth[] {
  const isMoved =
    context.pairs.some(({ before, after }) => before === undefined && after !== undefined && isWorkload(after)) ||
    context.workloadsInBoth.some((workload) => context.isChanged(workload, 'spec', 'template', 'metadata'));
  return isMoved ? existingServices(context) : changedServices(context);
}

/** The name of a workload, if a Service selected its pods, and does not select all that are there until it has been rolled. */
function lostWorkload(old: Manifest, service: Manifest, context: ReviewContext): readonly string[] {
  const now = context.after.counterpartOf(old);
  if (now === undefined) return [];
  const selector = selectorOf(service);
  const isKept = selector !== undefined && [old, now].every((side) => isSelected(podLabelsOf(side), selector));
  return isKept ? [] : [objectName(now)];
}

/** The product of an image, whatever its project calls it; the name of one that runs no server. */
function nameOfImage(workload: Manifest): string {
  const image = imageOf(workload) ?? '';
  const products = productsOf(image).join();
  return products === '' ? image.replace(/@.*$|:[^/]*$/g, '') : products;
}

/** The ports of a Service on both sides that reach different ports of the same pods. */
function movedTargets(before: Manifest, after: Manifest, context: ReviewContext): readonly ChangedValue[] {
  const ports = itemsOf(member(before, 'spec', 'ports'));
  return itemsOf(member(after, 'spec', 'ports')).flatMap((port) => {
    const old = ports.find((each) => each.port === port.port && protocolOf(each) === protocolOf(port));
    if (old === undefined) return [];
    const [from, to] = [old, port].map((each) => each.targetPort ?? each.port);
    if (from === to) return [];
    const workloads = context.workloads.allSelectedBy(after);
    const isSame = workloads.every((workload) => {
      const numbers = [from, to].map((target) => targetOf(target, workload));
      return numbers[0] !== undefined && numbers[0] === numbers[1];
    });
    if (workloads.length > 0 && isSame) return [];
    return [changedValue(after, ['spec', 'ports', String(port.port), 'targetPort'], String(from), String(to))];
  });
}

function protocolOf({ protocol }: Record<string, unknown>): unknown {
  return protocol ?? 'TCP';
}

/** The number of the port of a container that a target is, or names. */
function targetOf(target: unknown, workload: Manifest): unknown {
  if (typeof target === 'number') return target;
  const ports = containersOf(workload).flatMap(({ ports: own }) => itemsOf(own));
  return ports.find(({ name }) => name === target)?.containerPort;
}

function namedTargetsOf(service: Manifest): readonly string[] {
  return itemsOf(member(service, 'spec', 'ports')).flatMap(({ targetPort }) =>
    typeof targetPort === 'string' ? [targetPort] : [],
  );
}

function portNamesOf(workload: Manifest): ReadonlySet<unknown> {
  return new Set(containersOf(workload).flatMap(({ ports }) => itemsOf(ports).map(({ name }) => name)));
}
