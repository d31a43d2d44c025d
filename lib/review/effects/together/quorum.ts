import { member } from '../../../manifests/fields';
import { type Manifest, objectName } from '../../../manifests/manifest';
import { replicasOf } from '../../../manifests/pods';
import { type Cluster, type ClusterMember, clusterOf, clustersOn } from '../../../servers/clusters';
import { isPodOf } from '../../../servers/memberships';
import { isController, type QuorumVoter, votersIn, votersText } from '../../../servers/quorum-voters';
import { serversOf } from '../../../servers/servers';
import type { ChangedValue } from '../../change';
import type { ObjectInBoth, ReviewContext } from '../../review-context';
import { dataFateOf } from '../../servers/kept-data';
import { serverPairs } from '../../servers/server-pairs';
import { containerPath, settingPath } from '../../servers/setting-paths';
import { otherFirst } from '../../steps';
import { KRAFT } from '../sources';
import { type Combination, changedValue } from './combination';

/** Controllers of KRaft: their voters, their number, their disks and their readiness. */
export const QUORUM_COMBINATIONS: readonly Combination[] = [
  {
    what: 'servers of one cluster with different voters',
    effect: 'OUTAGE',
    why: 'servers of one cluster disagree on who votes: controllers may elect two leaders, and a broker may follow the wrong one, or none',
    steps: ['give all brokers and controllers of the cluster the same controller.quorum.voters'],
    source: KRAFT,
    find: (context) =>
      affectedClusters(context).flatMap(({ before, after }) => {
        const [old, next] = [before, after].map(listsOfVoters);
        if (next.size < 2 || old.size > 1) return [];
        return after.flatMap((each) => {
          const [from, to] = [votersText([...old][0]), votersText(each.server.entries.get(VOTERS))];
          return from === to ? [changedValue(each.workload, settingPath(each.server, VOTERS), undefined, to)] : [];
        });
      }),
  },
  {
    what: 'more controllers than voters',
    effect: 'OUTAGE',
    why: 'a controller that is not in controller.quorum.voters does not start, and a rolling update of its workload stops at it',
    steps: ['keep as many replicas as the static quorum has voters: it cannot grow'],
    source: KRAFT,
    find: (context) => controllerCounts(context, (pods, voters) => pods > voters),
  },
  {
    what: 'fewer controllers than voters',
    effect: 'OUTAGE',
    why: 'a voter that no longer runs still counts: the quorum tolerates one failure less for each, and none elects a leader without a majority',
    steps: ['keep as many replicas as the static quorum has voters: it cannot shrink'],
    source: KRAFT,
    find: (context) => controllerCounts(context, (pods, voters) => pods < voters),
  },
  {
    what: 'controllers with new, empty disks',
    effect: 'DATA',
    why: 'controllers on empty disks elect a leader among themselves: once they are a majority, they replace the metadata of the others without an error, and all topics are lost',
    steps: [
      'keep the disks of the controllers',
      'to move them, replace the disk of one controller, wait until kafka-metadata-quorum.sh describe --replication shows its lag as 0, and then go on with the next one',
    ],
    source: KRAFT,
    find: (context) => [...controllersWithoutDisks(context), ...newControllers(context)],
  },
  {
    what: 'controllers whose readiness no longer asks the quorum',
    effect: 'OUTAGE',
    why: 'the port of a controller is open before it follows a leader: the next pod is replaced too early, and the quorum is lost while the controllers are rolled',
    steps: ['keep an exec probe that asks kafka-metadata-quorum.sh whether this controller has caught up'],
    source: KRAFT,
    find: (context) =>
      context.workloadsInBoth.flatMap((workload) => {
        if (!context.isChanged(workload, 'spec', 'template') || replicasOf(workload.after) < 2) return [];
        return controllerPairs(context, workload).flatMap(({ before, after }) => {
          const [from, to] = [before, after].map(({ container }) => kindOfProbe(container));
          if (from !== 'exec' || to === 'exec') return [];
          return [changedValue(workload.after, [...containerPath(after), 'readinessProbe'], from, to)];
        });
      }),
  },
  {
    what: 'controllers and brokers of one cluster that are rolled at the same time',
    effect: 'ROLL',
    why: 'one controller and one broker are away at the same time, which the quorum and the replicas tolerate; a new release, and new settings, belong on the controllers first',
    steps: [
      otherFirst('apply the controllers first, for example with kubectl apply --selector'),
      'then apply the rest',
    ],
    source: KRAFT,
    find: (context) =>
      affectedClusters(context).flatMap(({ after }) => {
        const rolled = after.filter(({ workload }) => isRolled(context, workload));
        const controllers = rolled.filter(({ roles }) => !roles.includes('broker'));
        const brokers = rolled.filter(({ roles }) => roles.includes('broker'));
        return controllers.flatMap(({ workload: first }) =>
          brokers.map(({ workload }) => ({
            ...changedValue(workload, ['spec', 'template'], undefined, `at the same time as ${first.metadata.name}`),
            other: objectName(first),
          })),
        );
      }),
  },
];

const VOTERS = 'controller.quorum.voters';

function isRolled(context: ReviewContext, after: Manifest): boolean {
  const before = context.before.counterpartOf(after);
  return before !== undefined && replicasOf(after) > 0 && context.isRolled({ before, after });
}

interface ClusterInBoth {
  readonly before: Cluster;
  /** What the same workloads are now; those that are gone are left out. */
  readonly after: Cluster;
}

/** The clusters of the old side of which a workload changes, or what it reads. */
function affectedClusters(context: ReviewContext): readonly ClusterInBoth[] {
  if (!context.workloadsInBoth.some((workload) => context.isAffected(workload))) return [];
  return clustersOn(context.before).map((before) => ({
    before,
    after: before.flatMap(({ workload }) => {
      const now = context.after.counterpartOf(workload);
      const cluster = now === undefined ? undefined : clusterOf(now, context.after);
      return cluster?.filter((each) => each.workload === now) ?? [];
    }),
  }));
}

function listsOfVoters(cluster: Cluster): ReadonlySet<string> {
  return new Set(cluster.flatMap(({ server: { entries } }) => votersText(entries.get(VOTERS)) || []));
}

function controllerPairs(context: ReviewContext, { before, after }: ObjectInBoth) {
  return serverPairs(serversOf(before, context.before), serversOf(after, context.after)).filter(
    (server) => isController(server.before.entries) && isController(server.after.entries),
  );
}

/** The voters that are pods of a workload. */
function votersOfMember({ workload, server }: ClusterMember): readonly QuorumVoter[] {
  return votersIn(server.entries.get(VOTERS)).filter(({ host }) => isPodOf(host, workload));
}

function controllerCounts(
  context: ReviewContext,
  isWrong: (pods: number, voters: number) => boolean,
): readonly ChangedValue[] {
  const isWrongFor = (each: ClusterMember) => {
    const voters = votersOfMember(each).length;
    return each.roles.includes('controller') && voters > 0 && isWrong(replicasOf(each.workload), voters);
  };
  return affectedClusters(context).flatMap(({ before, after }) =>
    after.flatMap((each) => {
      const old = before.find(({ workload }) => context.after.counterpartOf(workload) === each.workload);
      if (!isWrongFor(each) || (old !== undefined && isWrongFor(old))) return [];
      const text = `${replicasOf(each.workload)}, of ${votersOfMember(each).length} voters`;
      const from = old === undefined ? undefined : `${replicasOf(old.workload)}`;
      return [changedValue(each.workload, ['spec', 'replicas'], from, text)];
    }),
  );
}

function controllersWithoutDisks(context: ReviewContext): readonly ChangedValue[] {
  return context.workloadsInBoth.flatMap((workload) => {
    if (!context.isRolled(workload)) return [];
    return controllerPairs(context, workload).flatMap((server) => {
      const { deleted, left } = dataFateOf(server, workload);
      const [lost] = [...deleted, ...left].filter(({ key }) => key !== undefined);
      if (lost === undefined) return [];
      return [changedValue(workload.after, ['spec'], `${lost.from.directory} in ${lost.from.text}`, lost.to?.text)];
    });
  });
}

/** New workloads with a majority of the voters of a cluster that had others. */
function newControllers(context: ReviewContext): readonly ChangedValue[] {
  return context.pairs.flatMap(({ before, after }) => {
    if (before !== undefined || after === undefined) return [];
    const found = clusterOf(after, context.after)?.find(({ workload }) => workload === after);
    if (found === undefined || !found.roles.includes('controller')) return [];
    const [all, own] = [votersIn(found.server.entries.get(VOTERS)).length, votersOfMember(found).length];
    const old = oldVoters(found, context);
    return old === undefined || own * 2 <= all ? [] : [changedValue(after, ['spec'], old, `${own} new controllers`)];
  });
}

/** The voters of the cluster before; undefined if it had none, or is new. */
function oldVoters({ workload }: ClusterMember, context: ReviewContext): string | undefined {
  const cluster = clusterOf(workload, context.after) ?? [];
  const kept = cluster.flatMap((each) => context.before.counterpartOf(each.workload) ?? []);
  const replaced = context.pairs.flatMap(({ before, after }) =>
    before !== undefined && after === undefined && context.successorOf(before) === workload ? [before] : [],
  );
  const olds = [...kept, ...replaced].flatMap((old) => serversOf(old, context.before));
  const lists = olds.flatMap(({ entries }) => entries.get(VOTERS) ?? []);
  return lists.find((list) => votersIn(list).length > 0);
}

function kindOfProbe({ readinessProbe }: Record<string, unknown>): string | undefined {
  return ['exec', 'httpGet', 'tcpSocket', 'grpc'].find((kind) => member(readinessProbe, kind) !== undefined);
}
