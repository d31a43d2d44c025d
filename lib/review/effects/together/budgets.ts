import { grouped } from '../../../lint/group-by';
import { memoized } from '../../../lint/memoize';
import { evictableBy } from '../../../manifests/budgets';
import { type Manifest, objectName } from '../../../manifests/manifest';
import type { ObjectSet } from '../../../manifests/object-set';
import { replicasOf } from '../../../manifests/pods';
import { isWorkload, type Workloads } from '../../../manifests/workloads';
import { toleratedLosses } from '../../../servers/memberships';
import type { ReviewContext } from '../../review-context';
import { BUDGET } from '../sources';
import { type Combination, changedValue } from './combination';

/** Disruption budgets, compared with how many servers may be down. */
export const BUDGET_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a budget that allows more evictions than the quorum or the in-sync replicas tolerate',
    effect: 'OUTAGE',
    why: 'a drain may evict so many servers at the same time that the rest cannot form a quorum, or has too few in-sync replicas',
    steps: [
      'for an ensemble, allow at most (servers - 1) / 2 evictions; for brokers, at most the replication factor minus min.insync.replicas',
    ],
    source: BUDGET,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (after?.kind !== 'PodDisruptionBudget') return [];
        const { before: old, after: now } = context;
        const isSame = before !== undefined && !context.isChanged({ before, after });
        return context.workloads.allSelectedBy(after).flatMap((workload) => {
          const oldWorkload = old.counterpartOf(workload);
          // a new workload has nothing to lose yet
          if (oldWorkload === undefined) return [];
          // most budgets and workloads of a large review are the same on both sides
          if (isSame && !context.isAffected({ before: oldWorkload, after: workload })) return [];
          const [from, to] = [
            evictionsOf(before, oldWorkload, old, podsSelectedBy(before, context.oldWorkloads)),
            evictionsOf(after, workload, now, podsSelectedBy(after, context.workloads)),
          ];
          if (to === undefined || excess(to) <= 0) return [];
          // already true before, and not worse: not reported
          if (from !== undefined && excess(from) >= excess(to)) return [];
          return [changedValue(after, ['spec'], describeEvictions(from), describeEvictions(to))];
        });
      }),
  },
  {
    what: 'servers that no budget selects any more',
    effect: 'OUTAGE',
    why: 'a drain may evict all of them at the same time, so that the rest cannot form a quorum, or has too few in-sync replicas',
    steps: ['select all servers of the workload'],
    source: BUDGET,
    find: (context) =>
      changedBudgets(context).flatMap(({ before, after }) => {
        if (before === undefined) return [];
        return context.oldWorkloads.allSelectedBy(before).flatMap((old) => {
          const now = context.after.counterpartOf(old);
          if (now === undefined || budgetsOf(context, 'after', now).length > 0) return [];
          const evictions = evictionsOf(undefined, now, context.after);
          if (evictions === undefined || excess(evictions) <= 0) return [];
          return [changedValue(after, ['spec', 'selector'], objectName(now), describeEvictions(evictions))];
        });
      }),
  },
  {
    what: 'a budget that allows no eviction',
    effect: 'LATENT',
    why: 'no pod is evicted: a node that runs one of them cannot be drained until the budget is changed, which blocks upgrades of the nodes',
    steps: ['set maxUnavailable: 1; or acknowledge this change, and change the budget before a drain'],
    source: BUDGET,
    find: (context) =>
      (hasOtherPods(context) ? budgetsOnNewSide(context) : changedBudgets(context)).flatMap(({ before, after }) => {
        const [from, to] = [
          before === undefined ? undefined : blockedPods(before, context.oldWorkloads),
          blockedPods(after, context.workloads),
        ];
        return to === undefined || from !== undefined ? [] : [changedValue(after, ['spec'], undefined, to)];
      }),
  },
  {
    what: 'two budgets for the same pods',
    effect: 'LATENT',
    why: 'the API server refuses to evict a pod that more than one budget selects: a node that runs one cannot be drained',
    steps: ['keep one budget for each workload'],
    source: BUDGET,
    find: (context) =>
      changedBudgets(context).flatMap(({ after }) =>
        context.workloads.allSelectedBy(after).flatMap((workload) => {
          const budgets = budgetsOf(context, 'after', workload);
          const old = context.before.counterpartOf(workload);
          const wereSeveral = old !== undefined && budgetsOf(context, 'before', old).length > 1;
          // reported for one of them
          if (budgets.length < 2 || wereSeveral || budgets.find((each) => isChangedBudget(context, each)) !== after)
            return [];
          const names = budgets.map((budget) => objectName(budget)).join(', ');
          return [changedValue(after, ['spec', 'selector'], undefined, `${objectName(workload)} has ${names}`)];
        }),
      ),
  },
];

/** How many servers of a workload a budget lets be evicted at the same time, and how many may be down. */
interface Evictions {
  readonly allowed: number;
  readonly tolerated: number;
}

function excess({ allowed, tolerated }: Evictions): number {
  return allowed - tolerated;
}

/** Undefined if it is not known how many may be down, or the budget cannot be read. */
function evictionsOf(
  budget: Manifest | undefined,
  workload: Manifest,
  side: ObjectSet,
  pods: number = replicasOf(workload),
): Evictions | undefined {
  const replicas = replicasOf(workload);
  const tolerated = toleratedLosses(workload, side);
  // without a budget, a drain may evict all; one over several workloads may let the pods of a single one go
  const allowed = budget === undefined ? replicas : evictableBy(budget, Math.max(pods, replicas));
  return tolerated === undefined || allowed === undefined ? undefined : { allowed, tolerated };
}

function podsSelectedBy(budget: Manifest | undefined, workloads: Workloads): number {
  const selected = budget === undefined ? [] : workloads.allSelectedBy(budget);
  return selected.reduce((sum, workload) => sum + replicasOf(workload), 0);
}

interface BudgetPair {
  readonly before: Manifest | undefined;
  readonly after: Manifest;
}

function budgetsOnNewSide({ pairs }: ReviewContext): readonly BudgetPair[] {
  return pairs.flatMap(({ before, after }) => (after?.kind === 'PodDisruptionBudget' ? [{ before, after }] : []));
}

/** Budgets of the new side that are added or changed. */
function changedBudgets(context: ReviewContext): readonly BudgetPair[] {
  return budgetsOnNewSide(context).filter(({ after }) => isChangedBudget(context, after));
}

/** Whether a budget may select more or fewer pods than before, although it is the same. */
function hasOtherPods(context: ReviewContext): boolean {
  return (
    context.pairs.some(
      ({ before, after }) => isWorkload(after ?? (before as Manifest)) && (before === undefined || after === undefined),
    ) ||
    context.workloadsInBoth.some(
      (workload) =>
        context.isChanged(workload, 'spec', 'replicas') || context.isChanged(workload, 'spec', 'template', 'metadata'),
    )
  );
}

function isChangedBudget(context: ReviewContext, after: Manifest): boolean {
  const before = context.before.counterpartOf(after);
  return before === undefined || context.isChanged({ before, after });
}

type SideName = 'before' | 'after';

/** For all workloads at once: most reviews ask for none. */
const BUDGETS_BY_WORKLOAD = {
  before: memoized((context: ReviewContext) => budgetsByWorkload(context, 'before')),
  after: memoized((context: ReviewContext) => budgetsByWorkload(context, 'after')),
};

/** The budgets of one side that select the pods of a workload of that side. */
function budgetsOf(context: ReviewContext, side: SideName, workload: Manifest): readonly Manifest[] {
  return BUDGETS_BY_WORKLOAD[side](context).get(workload) ?? [];
}

function budgetsByWorkload(context: ReviewContext, side: SideName): ReadonlyMap<Manifest, readonly Manifest[]> {
  const workloads = side === 'before' ? context.oldWorkloads : context.workloads;
  const budgets = context.pairs.flatMap((pair) => (pair[side]?.kind === 'PodDisruptionBudget' ? [pair[side]] : []));
  return grouped(
    budgets.flatMap((budget) => workloads.allSelectedBy(budget).map((workload) => [workload, budget] as const)),
  );
}

/** Which pods a budget keeps from being evicted, in words; undefined if it lets some go. */
function blockedPods(budget: Manifest, workloads: Workloads): string | undefined {
  const selected = workloads.allSelectedBy(budget);
  const pods = selected.reduce((sum, workload) => sum + replicasOf(workload), 0);
  if (pods > 0) return evictableBy(budget, pods) === 0 ? `none of ${pods} may be evicted` : undefined;
  // of pods that are in no manifest, only what holds for any number of them is known
  const isForAny = selected.length === 0 && [1, 1000].every((count) => evictableBy(budget, count) === 0);
  return isForAny ? 'none may be evicted' : undefined;
}

function describeEvictions(evictions: Evictions | undefined): string | undefined {
  if (evictions === undefined) return undefined;
  return `${evictions.allowed} may be evicted, ${Math.max(0, evictions.tolerated)} may be down`;
}
