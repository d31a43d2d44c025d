import { member } from '../../manifest/fields';
import type { Manifest } from '../../manifest/manifest';
import { replicasOf } from '../../manifest/pods';
import type { Side } from '../../review-context';
import { BUDGET } from '../sources';
import { type Combination, placeOf } from './combination';
import { toleratedLosses } from './tolerated-losses';

/** What disruption budgets let go, beside what their servers can spare. */
export const BUDGET_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a budget that lets more servers go than a quorum, or the in-sync replicas, can spare',
    effect: 'OUTAGE',
    why: 'drains may take so many servers at once that the others are no quorum, or too few copies to write to',
    steps: [
      'let at most (servers - 1) / 2 of an ensemble go, and of brokers the replication factor less min.insync.replicas',
    ],
    source: BUDGET,
    find: ({ pairs, workloads, before: old, after: now }) =>
      pairs.flatMap(({ before, after }) => {
        if (after?.kind !== 'PodDisruptionBudget') return [];
        return workloads.allSelectedBy(after).flatMap((set) => {
          const was = old.like(set);
          // a set that is new has nothing to lose yet
          if (was === undefined) return [];
          const [from, to] = [lossOf(before, was, old), lossOf(after, set, now)];
          if (to === undefined || to.allowed <= to.spare) return [];
          // it was so before, and no worse: told to nobody
          if (from !== undefined && from.allowed - from.spare >= to.allowed - to.spare) return [];
          return [placeOf(after, ['spec'], wordsOf(from), wordsOf(to))];
        });
      }),
  },
  {
    what: 'a budget that says both what may go and what has to stay',
    effect: 'IMMUTABLE',
    why: 'the API server refuses a budget with both; kubectl apply takes away only what it has applied itself',
    steps: ['write one of both, and null for the other'],
    source: BUDGET,
    find: ({ kept }) =>
      kept.flatMap(({ after }) => {
        if (after.kind !== 'PodDisruptionBudget') return [];
        const [most, least] = ['maxUnavailable', 'minAvailable'].map((field) => member(after, 'spec', field));
        if (most === undefined || most === null || least === undefined || least === null) return [];
        return [placeOf(after, ['spec'], undefined, `${most} may go, ${least} have to stay`)];
      }),
  },
];

interface Loss {
  readonly allowed: number;
  readonly spare: number;
}

/** How many servers of a set a budget lets go, and how many can be spared; undefined where nobody can say. */
function lossOf(budget: Manifest | undefined, set: Manifest, side: Side): Loss | undefined {
  const servers = replicasOf(set);
  const spare = toleratedLosses(set, side);
  // where there is no budget, a drain takes what it likes
  const allowed = budget === undefined ? servers : allowedBy(budget, servers);
  return spare === undefined || allowed === undefined ? undefined : { allowed, spare };
}

function allowedBy(budget: Manifest, servers: number): number | undefined {
  const [most, least] = ['maxUnavailable', 'minAvailable'].map((field) =>
    podsOf(member(budget, 'spec', field), servers),
  );
  return most ?? (least === undefined ? undefined : Math.max(0, servers - least));
}

/** A number of pods, or a part of a hundred of them, which Kubernetes rounds up. */
function podsOf(value: unknown, servers: number): number | undefined {
  const percent = /^(\d+)%$/.exec(String(value))?.[1];
  if (percent !== undefined) return Math.ceil((Number(percent) * servers) / 100);
  return /^\d+$/.test(String(value)) ? Math.min(Number(value), servers) : undefined;
}

function wordsOf(loss: Loss | undefined): string | undefined {
  return loss === undefined ? undefined : `${loss.allowed} may go, ${Math.max(0, loss.spare)} can be spared`;
}
