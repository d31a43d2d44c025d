import type { Manifest } from '../../../manifests/manifest';
import { replicasOf } from '../../../manifests/pods';
import { type ClusterMember, clusterOf, clustersOn, nodeIdsOf } from '../../../servers/clusters';
import type { ChangedValue } from '../../change';
import type { ReviewContext } from '../../review-context';
import { KRAFT, STATEFUL_SET } from '../sources';
import { type Combination, changedValue } from './combination';

/** Several workloads with the brokers of one cluster. */
export const POOL_COMBINATIONS: readonly Combination[] = [
  {
    what: 'brokers that are added to a cluster, in a workload of their own',
    effect: 'LIVE',
    why: 'they join the cluster without partitions of existing topics, and get some of new topics',
    steps: ['move partitions to them with kafka-reassign-partitions.sh once they are ready'],
    source: STATEFUL_SET,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before !== undefined || after === undefined) return [];
        const [own, others] = ownAndOthers(after, context);
        const isKept = others.some(({ workload }) => context.before.counterpartOf(workload) !== undefined);
        if (own === undefined || !own.roles.includes('broker') || !isKept) return [];
        return [changedValue(after, ['spec', 'replicas'], undefined, `${replicasOf(after)} brokers`)];
      }),
  },
  {
    what: 'brokers that are removed from a cluster, with their workload',
    effect: 'DATA',
    why: 'when the workload is deleted, partitions that only its brokers have are no longer available, others have fewer replicas; their claims are kept, and so are their registrations, which block feature upgrades',
    steps: [
      'move all partitions off them with kafka-reassign-partitions.sh',
      'check that kafka-log-dirs.sh --describe shows no partition on them',
      ({ object }) => `kubectl delete ${object}, and acknowledge this change`,
      'with KRaft, kafka-cluster.sh unregister --id for each of their ids',
    ],
    source: KRAFT,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before === undefined || after !== undefined || context.successorOf(before) !== undefined) return [];
        const cluster = clusterOf(before, context.before) ?? [];
        const own = cluster.find(({ workload }) => workload === before);
        const isLeft = cluster.some(
          ({ workload, roles }) => roles.includes('broker') && context.after.counterpartOf(workload) !== undefined,
        );
        if (own === undefined || !own.roles.includes('broker') || !isLeft) return [];
        return [changedValue(before, ['spec', 'replicas'], `${replicasOf(before)} brokers`, undefined)];
      }),
  },
  {
    what: 'servers of one cluster with the same id',
    effect: 'OUTAGE',
    why: 'ids of servers of two workloads overlap: the second server with an id cannot register, or takes the place of the first',
    steps: ['give each workload a range of ids that the others do not reach, with room to grow'],
    source: KRAFT,
    find: (context) => collisions(context),
  },
];

/** A workload as a member of its cluster, and the other members. */
function ownAndOthers(
  workload: Manifest,
  { after }: ReviewContext,
): readonly [own: ClusterMember | undefined, others: readonly ClusterMember[]] {
  const cluster = clusterOf(workload, after) ?? [];
  return [cluster.find((each) => each.workload === workload), cluster.filter((each) => each.workload !== workload)];
}

function collisions(context: ReviewContext): readonly ChangedValue[] {
  const isChanged = context.pairs.some(({ before, after }) =>
    before === undefined || after === undefined ? before !== after : context.isChanged({ before, after }),
  );
  if (!isChanged) return [];
  return clustersOn(context.after).flatMap((cluster) =>
    cluster.flatMap((each, index) =>
      cluster.slice(0, index).flatMap((other): ChangedValue[] => {
        const shared = sharedIds(each, other);
        if (shared.length === 0 || wereShared(each.workload, other.workload, context)) return [];
        const text = `${shared.join(', ')}, as in ${other.workload.metadata.name}`;
        return [changedValue(each.workload, ['spec', 'replicas'], undefined, text)];
      }),
    ),
  );
}

function sharedIds(one: ClusterMember, other: ClusterMember): readonly number[] {
  const taken = new Set(nodeIdsOf(other));
  return nodeIdsOf(one).filter((id) => taken.has(id));
}

function wereShared(one: Manifest, other: Manifest, { before }: ReviewContext): boolean {
  const [old, oldOther] = [one, other].map((workload) => before.counterpartOf(workload));
  if (old === undefined || oldOther === undefined) return false;
  const cluster = clusterOf(old, before) ?? [];
  const [member, otherMember] = [old, oldOther].map((workload) => cluster.find((each) => each.workload === workload));
  return member !== undefined && otherMember !== undefined && sharedIds(member, otherMember).length > 0;
}
