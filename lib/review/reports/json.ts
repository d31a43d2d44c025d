import type { Review } from '../change';
import { type ReportContext, steps } from './report';

/** For programs: every change, and the worst of their effects. */
export function jsonReport({ changes, worst, notes }: Review, { before, after }: ReportContext): string {
  const plain = changes.map(({ object, path, from, to, effect, why, todo, source, workload, acknowledged }) => ({
    object,
    path,
    from: from ?? null,
    to: to ?? null,
    effect,
    why,
    todo: steps(todo).join('\n'),
    source,
    workload: workload ?? null,
    acknowledged: acknowledged ?? null,
  }));
  return JSON.stringify({ before, after, changes: plain, worst, notes }, undefined, 2);
}
