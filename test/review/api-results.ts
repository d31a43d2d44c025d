import { review } from '../../lib/review/review';
import type { ApiChange } from './api-changes';

/** The answers of a real API server: recorded by `npm run test:e2e`, and replayed without a cluster. */
export interface ApiResults {
  readonly kubernetes: string;
  /** By the name of the change: the error message, null if the server accepted the change. */
  readonly refusals: Readonly<Record<string, string | null>>;
}

export const API_RESULTS = 'test/review/api-results.json';

/** Whether the reviewer reports that the API server rejects a change. */
export function isRejectedInReview({ before, after }: ApiChange): boolean {
  return review([before], [after]).changes.some(({ effect }) => effect === 'IMMUTABLE');
}
