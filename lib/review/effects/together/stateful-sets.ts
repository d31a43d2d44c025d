import { type Manifest, objectName } from '../../../manifests/manifest';
import { isSelected, podLabelsOf, replicasOf, selectorOf } from '../../../manifests/pods';
import { isPodOf } from '../../../servers/memberships';
import { isController, votersIn } from '../../../servers/quorum-voters';
import { type Server, serversOf } from '../../../servers/servers';
import type { ReviewContext } from '../../review-context';
import { thenWait } from '../../steps';
import { STATEFUL_SET, STATEFUL_SET_UPDATE } from '../sources';
import { type Combination, changedValue } from './combination';

/** StatefulSets as a whole: their names, their replicas, and their labels. */
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
        if (!context.isRolled(statefulSet) || hasFixedNumber(statefulSet.after, context)) return [];
        const [from, to] = [statefulSet.before, statefulSet.after].map(replicasOf);
        if (from === to) return [];
        return [changedValue(statefulSet.after, ['spec'], `${from} replicas`, `${to} replicas, and another template`)];
      }),
  },
  {
    what: 'more servers than one with the same id',
    effect: 'OUTAGE',
    why: 'all pods of the workload get the same id: the second server cannot register, or takes the place of the first, while clients are sent to both',
    steps: ['keep one replica, or use a StatefulSet whose start script makes the id from the ordinal of the pod'],
    source: STATEFUL_SET,
    find: (context) =>
      context.workloadsInBoth.flatMap(({ before, after }) => {
        const replicas = replicasOf(after);
        if (replicas <= 1 || replicasOf(before) > 1) return [];
        return constantIds(after, context).map((id) =>
          changedValue(after, ['spec', 'replicas'], undefined, `${replicas} servers with ${id}`),
        );
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

/** Whether the pods are voters of a static quorum, of which there cannot be more or fewer in any order: other rows report that. */
function hasFixedNumber(workload: Manifest, { after }: ReviewContext): boolean {
  return serversOf(workload, after).some(
    ({ entries }) =>
      isController(entries) &&
      votersIn(entries.get('controller.quorum.voters')).some(({ host }) => isPodOf(host, workload)),
  );
}

const ID_KEYS = ['broker.id', 'node.id', 'myid'];

/** Ids that variables or the start script give to every pod alike: `broker.id 1`. A file may be changed before it is read. */
function constantIds(workload: Manifest, { after }: ReviewContext): readonly string[] {
  const idsOf = ({ settings }: Server) =>
    ID_KEYS.filter((key) => /^\d+$/.test(settings.get(key) ?? '')).map((key) => `${key} ${settings.get(key)}`);
  return [...new Set(serversOf(workload, after).flatMap(idsOf))];
}
