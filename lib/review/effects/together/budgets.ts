import { member } from '../../../manifests/fields';
import type { Manifest } from '../../../manifests/manifest';
import { replicasOf } from '../../../manifests/pods';
import type { Side } from '../../review-context';
import { BUDGET } from '../sources';
import { type Combination, changedValue } from './combination';
import { toleratedLosses } from './tolerated-losses';

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
    find: ({ pairs, workloads, before: old, after: now }) =>
      pairs.flatMap(({ before, after }) => {
        if (after?.kind !== 'PodDisruptionBudget') return [];
        return workloads.allSelectedBy(after).flatMap((workload) => {
          const oldWorkload = old.counterpartOf(workload);
          // a new workload has nothing to lose yet
          if (oldWorkload === undefined) return [];
          const [from, to] = [evictionsOf(before, oldWorkload, old), evictionsOf(after, workload, now)];
          if (to === undefined || excess(to) <= 0) return [];
          // already true before, and not worse: not reported
          if (from !== undefined && excess(from) >= excess(to)) return [];
          return [changedValue(after, ['spec'], describeEvictions(from), describeEvictions(to))];
        });
      }),
  },
  {
    what: 'a budget with both maxUnavailable and minAvailable',
    effect: 'IMMUTABLE',
    why: 'the API server rejects a budget with both; kubectl apply removes only fields that it has applied itself',
    steps: ['set one of them, and the other to null'],
    source: BUDGET,
    find: ({ inBoth }) =>
      inBoth.flatMap(({ after }) => {
        if (after.kind !== 'PodDisruptionBudget') return [];
        const [max, min] = ['maxUnavailable', 'minAvailable'].map((field) => member(after, 'spec', field) ?? undefined);
        if (max === undefined || min === undefined) return [];
        return [changedValue(after, ['spec'], undefined, `maxUnavailable ${max}, minAvailable ${min}`)];
      }),
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
function evictionsOf(budget: Manifest | undefined, workload: Manifest, side: Side): Evictions | undefined {
  const replicas = replicasOf(workload);
  const tolerated = toleratedLosses(workload, side);
  // without a budget, a drain may evict all
  const allowed = budget === undefined ? replicas : allowedBy(budget, replicas);
  return tolerated === undefined || allowed === undefined ? undefined : { allowed, tolerated };
}

function allowedBy(budget: Manifest, replicas: number): number | undefined {
  const [max, min] = ['maxUnavailable', 'minAvailable'].map((field) =>
    podCount(member(budget, 'spec', field), replicas),
  );
  return max ?? (min === undefined ? undefined : Math.max(0, replicas - min));
}

/** A number of pods, or a percentage of them, which Kubernetes rounds up. */
function podCount(value: unknown, replicas: number): number | undefined {
  const percentage = /^(\d+)%$/.exec(String(value))?.[1];
  if (percentage !== undefined) return Math.ceil((Number(percentage) * replicas) / 100);
  return /^\d+$/.test(String(value)) ? Math.min(Number(value), replicas) : undefined;
}

function describeEvictions(evictions: Evictions | undefined): string | undefined {
  if (evictions === undefined) return undefined;
  return `${evictions.allowed} may be evicted, ${Math.max(0, evictions.tolerated)} may be down`;
}
