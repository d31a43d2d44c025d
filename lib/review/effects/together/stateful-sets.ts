import { objectName } from '../../../manifests/manifest';
import { isSelected, podLabelsOf, readBy, replicasOf, selectorOf } from '../../../manifests/pods';
import { anyServerConfigOf } from '../../server-files/server-configs';
import { thenWait } from '../../steps';
import { STATEFUL_SET, STATEFUL_SET_UPDATE } from '../sources';
import { type Combination, changedValue } from './combination';
import { toleratedLosses } from './tolerated-losses';

/** StatefulSets as a whole: their names, and how many of their servers are down at the same time. */
export const STATEFUL_SET_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a StatefulSet under another name, or in another namespace',
    effect: 'DATA',
    why: 'under another name, or in another namespace, every server starts with a new, empty claim; the old claims are kept',
    steps: ['keep the name and the namespace'],
    source: STATEFUL_SET,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before?.kind !== 'StatefulSet' || after !== undefined) return [];
        const successor = context.successorOf(before);
        if (successor === undefined) return [];
        return [changedValue(before, ['metadata', 'name'], objectName(before), objectName(successor))];
      }),
  },
  {
    what: 'the replicas and the template at the same time',
    effect: 'OUTAGE',
    why: 'servers are added or removed while others restart: more may be down than the quorum, or the in-sync replicas, tolerate',
    steps: [thenWait('apply the change to the template first'), 'then apply the number of replicas'],
    source: STATEFUL_SET,
    find: (context) =>
      context.statefulSets.flatMap((statefulSet) => {
        if (!context.isRolled(statefulSet)) return [];
        const [from, to] = [statefulSet.before, statefulSet.after].map(replicasOf);
        if (from === to) return [];
        return [changedValue(statefulSet.after, ['spec'], `${from} replicas`, `${to} replicas, and another template`)];
      }),
  },
  {
    what: 'a rolling update of servers of which none may be down',
    effect: 'OUTAGE',
    why: 'while a server restarts, the others, if any, cannot form a quorum or have too few in-sync replicas',
    steps: [
      'use three servers, and three replicas of which two must be in sync; or pick a maintenance window, and acknowledge this change',
    ],
    source: STATEFUL_SET,
    find: (context) =>
      context.statefulSets.flatMap((statefulSet) => {
        const { after } = statefulSet;
        const tolerated = context.isRolled(statefulSet) ? toleratedLosses(after, context.after) : undefined;
        if (tolerated === undefined || tolerated > 0) return [];
        return [
          changedValue(after, ['spec', 'template'], undefined, `${replicasOf(after)} replicas, none may be down`),
        ];
      }),
  },
  {
    what: 'StatefulSets that are rolled at the same time, and read the same file',
    effect: 'OUTAGE',
    why: 'each StatefulSet replaces one of its servers at the same time: together more than their cluster tolerates',
    steps: [thenWait('apply one StatefulSet'), 'then apply the next one'],
    source: STATEFUL_SET,
    find: (context) =>
      context.statefulSets.flatMap((statefulSet) => {
        const { after } = statefulSet;
        if (!context.isRolled(statefulSet)) return [];
        const others = readBy(after).flatMap((read) => {
          const holder = context.after.get(read);
          if (holder === undefined || anyServerConfigOf(holder) === undefined) return [];
          return context.readersOf(holder).filter((other) => other.after !== after && context.isRolled(other));
        });
        const tolerated = toleratedLosses(after, context.after) ?? 0;
        if (others.length === 0 || others.length < tolerated) return [];
        const to = `${others.length + 1} StatefulSets at the same time, ${tolerated} may be down`;
        return [changedValue(after, ['spec', 'template'], undefined, to)];
      }),
  },
  {
    what: 'labels of pods that the selector does not match',
    effect: 'IMMUTABLE',
    why: 'the API server rejects a template whose labels the selector does not match',
    steps: ['keep the labels that spec.selector requires'],
    source: STATEFUL_SET_UPDATE,
    find: (context) =>
      context.workloadsInBoth.flatMap(({ before, after }) => {
        const selector = selectorOf(after);
        if (selector === undefined || isSelected(podLabelsOf(after), selector)) return [];
        const [from, to] = [before, after].map((side) => JSON.stringify(podLabelsOf(side)));
        return [changedValue(after, ['spec', 'template', 'metadata', 'labels'], from, to)];
      }),
  },
];
