import type { Review } from '../review';

/** For programs: every change, and the worst of their effects. */
export function jsonReport(review: Review): string {
  return JSON.stringify(review, undefined, 2);
}
