import { shortName } from '../../lib/manifests/manifest';
import { review } from '../../lib/review/review';
import type { ClusterChange } from './kraft-api-changes';

/** What a real API server rejected: recorded by `npm run test:e2e -- review`, and replayed without a cluster. */
export interface ClusterRefusals {
  readonly kubernetes: string;
  /** By the name of the change, and by kind and name of the object: the end of the error message. */
  readonly refusals: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const CLUSTER_REFUSALS = 'test/review/kraft-api-results.json';

/** The objects that the API server rejects, by what the reviewer reports. */
export function rejectedInReview({ before, after }: ClusterChange): readonly string[] {
  const rejected = review(before, after).changes.filter(({ effect }) => effect === 'IMMUTABLE');
  return [...new Set(rejected.map(({ object }) => shortName(object)))].sort();
}
