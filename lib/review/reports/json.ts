import type { Review } from '../change';
import { numbered, type ReportContext } from './report';

/** For programs: every change, and the worst of their effects. */
export function jsonReport({ changes, worst, notes }: Review, { before, after }: ReportContext): string {
  const plain = changes.map(({ object, path, from, to, effect, why, steps, source, workload, acknowledged }) => ({
    object,
    path,
    from: from ?? null,
    to: to ?? null,
    effect,
    why,
    steps: numbered(steps).join('\n'),
    source,
    workload: workload ?? null,
    acknowledged: acknowledged ?? null,
  }));
  return JSON.stringify({ before, after, changes: plain, worst, notes }, undefined, 2);
}
