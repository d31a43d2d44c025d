/** The answers of a real API server: recorded by `npm run test:e2e -- review`, and replayed without a cluster. */
export interface RefusalResults {
  readonly kubernetes: string;
  /** By the name of the change: the end of the error message, null if the server accepted the change. */
  readonly refusals: Readonly<Record<string, string | null>>;
}

/** What the same server had of the samples: as `kubectl get -o yaml` prints them. */
export const DUMP_RESULTS = 'test/review/dump-results.json';

export const REFUSAL_RESULTS = 'test/review/refusal-results.json';
