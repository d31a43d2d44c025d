import { evictableBy } from '../../../manifests/budgets';
import { type Manifest, objectName } from '../../../manifests/manifest';
import type { ObjectSet } from '../../../manifests/object-set';
import { replicasOf } from '../../../manifests/pods';
import type { Workloads } from '../../../manifests/workloads';
import { type Cluster, clustersOn } from '../../../servers/clusters';
import { membershipsOf } from '../../../servers/memberships';
import type { ReviewContext } from '../../review-context';
import { BUDGET } from '../sources';
import { type Combination, changedValue } from './combination';

/** Several budgets for the brokers of one cluster: each lets pods go, whatever the others do. */
export const CLUSTER_BUDGET_COMBINATIONS: readonly Combination[] = [
  {
    what: 'several budgets for the brokers of one cluster',
    effect: 'OUTAGE',
    why: 'each budget lets a drain evict pods, whatever the others do: together more brokers than the in-sync replicas tolerate',
    steps: ['select the brokers of all workloads with one budget: matchExpressions with operator In'],
    source: BUDGET,
    find: (context) => {
      if (!isAboutBudgets(context)) return [];
      const old = evictionsByBudget(context.before, context.oldWorkloads, budgetsOn(context, 'before'));
      return evictionsByBudget(context.after, context.workloads, budgetsOn(context, 'after')).flatMap((found) => {
        const before = old.find(({ budgets }) => budgets.some((name) => found.budgets.includes(name)));
        if (found.budgets.length < 2 || found.allowed <= found.tolerated) return [];
        if (before !== undefined && before.allowed - before.tolerated >= found.allowed - found.tolerated) return [];
        const text = `${found.allowed} may be evicted, ${found.tolerated} may be down: ${found.budgets.join(', ')}`;
        return [changedValue(found.last, ['spec', 'selector'], undefined, text)];
      });
    },
  },
];

/** Whether a budget is added, changed or removed, or a workload. */
function isAboutBudgets(context: ReviewContext): boolean {
  return context.pairs.some(
    ({ before, after }) => before === undefined || after === undefined || context.isChanged({ before, after }),
  );
}

function budgetsOn({ pairs }: ReviewContext, side: 'before' | 'after'): readonly Manifest[] {
  return pairs.flatMap((pair) => (pair[side]?.kind === 'PodDisruptionBudget' ? [pair[side]] : []));
}

interface ClusterEvictions {
  readonly budgets: readonly string[];
  readonly last: Manifest;
  readonly allowed: number;
  readonly tolerated: number;
}

/** What all budgets of the brokers of a cluster allow together; none for clusters without budgets. */
function evictionsByBudget(
  side: ObjectSet,
  workloads: Workloads,
  budgets: readonly Manifest[],
): readonly ClusterEvictions[] {
  if (budgets.length < 2) return [];
  const selected = budgets.map((budget) => ({ budget, pods: new Set(workloads.allSelectedBy(budget)) }));
  return clustersOn(side).flatMap((cluster): ClusterEvictions[] => {
    const tolerated = toleratedIn(cluster, side);
    const brokers = cluster.filter(({ roles }) => roles.includes('broker')).map(({ workload }) => workload);
    const own = selected.flatMap(({ budget, pods }) => {
      const sets = brokers.filter((workload) => pods.has(workload));
      const allowed = evictableBy(
        budget,
        sets.reduce((sum, workload) => sum + replicasOf(workload), 0),
      );
      return sets.length === 0 || allowed === undefined ? [] : [{ budget, allowed }];
    });
    const last = own.at(-1)?.budget;
    if (tolerated === undefined || last === undefined) return [];
    const allowed = own.reduce((sum, each) => sum + each.allowed, 0);
    return [{ budgets: own.map(({ budget }) => objectName(budget)), last, allowed, tolerated }];
  });
}

function toleratedIn(cluster: Cluster, side: ObjectSet): number | undefined {
  const known = cluster
    .flatMap(({ workload }) => membershipsOf(workload, side))
    .flatMap(({ role, tolerated }) => (role === 'broker' ? (tolerated ?? []) : []));
  return known.length === 0 ? undefined : Math.min(...known);
}
