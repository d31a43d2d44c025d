import { review } from '../../lib/review/review';
import type { ApiChange } from './api-changes';

/** What a real API server said of each change; `npm run test:e2e` writes it, so that it can be replayed without a cluster. */
export interface ApiResults {
  readonly kubernetes: string;
  /** By the change's name: the server's words, null where it took the change. */
  readonly refusals: Readonly<Record<string, string | null>>;
}

export const API_RESULTS = 'test/review/api-results.json';

/** Whether the reviewer says that the API server refuses a change. */
export function refusedByReview({ before, after }: ApiChange): boolean {
  return review([before], [after]).changes.some(({ effect }) => effect === 'IMMUTABLE');
}
