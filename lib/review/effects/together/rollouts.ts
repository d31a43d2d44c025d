import { grouped } from '../../../lint/group-by';
import { memoized } from '../../../lint/memoize';
import type { Manifest } from '../../../manifests/manifest';
import { replicasOf } from '../../../manifests/pods';
import { fewestTolerated, type Membership, membershipsOf } from '../../../servers/memberships';
import type { ChangedValue } from '../../change';
import { awayAtOnce, waitsForOldPod } from '../../replaced-pods';
import type { ReviewContext } from '../../review-context';
import { thenWait } from '../../steps';
import { DEPLOYMENT, STATEFUL_SET } from '../sources';
import { type Combination, changedValue } from './combination';

/** Rolling updates: how many servers of a cluster are away at the same time, over all workloads that run them. */
export const ROLLOUT_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a rolling update of servers of which none may be down',
    effect: 'OUTAGE',
    why: 'while a server restarts, the others, if any, cannot form a quorum or have too few in-sync replicas',
    steps: [
      'use three servers, and three replicas of which two must be in sync; or pick a maintenance window, and acknowledge this change',
    ],
    source: STATEFUL_SET,
    find: (context) =>
      rolloutsOf(context).flatMap(({ workload, tolerated }) =>
        tolerated !== undefined && tolerated <= 0 ? [changedTemplate(workload, sparedText(replicasOf(workload)))] : [],
      ),
  },
  {
    what: 'a rollout that replaces several servers at the same time',
    effect: 'OUTAGE',
    why: 'so many servers restart at the same time that the others cannot form a quorum, or have too few in-sync replicas',
    steps: ['replace one pod at a time: maxUnavailable 1, and not Recreate'],
    source: STATEFUL_SET,
    find: (context) =>
      rolloutsOf(context).flatMap(({ workload, tolerated }) => {
        const away = awayAtOnce(workload);
        if (tolerated === undefined || tolerated <= 0 || away <= tolerated) return [];
        return [changedTemplate(workload, `${away} at the same time, ${tolerated} may be down`)];
      }),
  },
  {
    what: 'workloads of one cluster that are rolled at the same time',
    effect: 'OUTAGE',
    why: 'each workload replaces one of its servers at the same time: together more than their cluster tolerates',
    steps: [thenWait('apply one workload, for example with kubectl apply --selector'), 'then apply the next one'],
    source: STATEFUL_SET,
    find: (context) =>
      rolloutsOf(context).flatMap(({ workload, together }) => {
        const worst = together.find(({ away, tolerated }) => away > tolerated);
        if (worst === undefined) return [];
        return [changedTemplate(workload, `${worst.count} workloads at the same time, ${worst.tolerated} may be down`)];
      }),
  },
  {
    what: 'a Deployment of servers whose new pod needs the volume of the old one',
    effect: 'LATENT',
    why: 'the new pod is created before the old one is gone, and waits for it: for the volume, if it is on another node, or for the lock of the data directory; so the rollout does not finish',
    steps: ['use a StatefulSet; or set strategy.type: Recreate, with which the server is down in between'],
    source: DEPLOYMENT,
    find: (context) =>
      rolloutsOf(context).flatMap(({ workload }) =>
        waitsForOldPod(workload) ? [changedTemplate(workload, 'RollingUpdate with a volume of its own')] : [],
      ),
  },
];

function sparedText(replicas: number): string {
  return replicas === 1
    ? '1 server restarts, and none can be spared'
    : `${replicas} servers restart one by one, and none can be spared`;
}

function changedTemplate(workload: Manifest, to: string): ChangedValue {
  return changedValue(workload, ['spec', 'template'], undefined, to);
}

/** A workload whose servers are replaced. */
interface Rollout {
  readonly workload: Manifest;
  /** Undefined if no setting shows how many may be down. */
  readonly tolerated: number | undefined;
  /** The clusters of which other workloads are replaced as well. */
  readonly together: readonly {
    readonly count: number;
    readonly away: number;
    readonly tolerated: number;
  }[];
}

const rolloutsOf = memoized((context: ReviewContext): readonly Rollout[] => {
  const rolled = context.workloadsInBoth
    .filter((workload) => replicasOf(workload.after) > 0 && context.isRolled(workload))
    .map(({ after }) => ({ workload: after, memberships: membershipsOf(after, context.after) }))
    .filter(({ memberships }) => memberships.length > 0);
  const byKey = grouped(
    rolled.flatMap(({ workload, memberships }) =>
      memberships.flatMap(({ role, keys, tolerated }) =>
        keys.map((key) => [`${role} ${key}`, { workload, tolerated }] as const),
      ),
    ),
  );
  return rolled.map(({ workload, memberships }) => ({
    workload,
    tolerated: fewestTolerated(memberships),
    together: memberships.flatMap((membership) => togetherIn(membership, workload, byKey)),
  }));
});

type Member = Pick<Membership, 'tolerated'> & { readonly workload: Manifest };

function togetherIn(
  { role, keys, tolerated }: Membership,
  workload: Manifest,
  byKey: ReadonlyMap<string, readonly Member[]>,
): Rollout['together'] {
  const alike = keys.flatMap((key) => byKey.get(`${role} ${key}`) ?? []);
  const members = new Map([{ workload, tolerated }, ...alike].map((each) => [each.workload, each]));
  if (members.size < 2) return [];
  const away = [...members.keys()].reduce((sum, each) => sum + awayAtOnce(each), 0);
  // if no setting shows it, one may be down, as with three replicas of which two are in sync
  return [{ count: members.size, away, tolerated: fewestTolerated([...members.values()]) ?? 1 }];
}
