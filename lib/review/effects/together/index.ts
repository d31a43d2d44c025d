import { type ClassifiedChange, verdictOf } from '../../change';
import type { ReviewContext } from '../../review-context';
import { BUDGET_COMBINATIONS } from './budgets';
import { CLUSTER_BUDGET_COMBINATIONS } from './cluster-budgets';
import type { Combination } from './combination';
import { DATA_VOLUME_COMBINATIONS } from './data-volumes';
import { FILE_COMBINATIONS } from './files';
import { IMAGE_COMBINATIONS } from './images';
import { JOB_COMBINATIONS } from './jobs';
import { KRAFT_IMAGE_COMBINATIONS } from './kraft-images';
import { KRAFT_SETTING_COMBINATIONS } from './kraft-settings';
import { MEMORY_COMBINATIONS } from './memory';
import { POD_SECURITY_COMBINATIONS } from './pod-security';
import { POOL_COMBINATIONS } from './pools';
import { QUORUM_COMBINATIONS } from './quorum';
import { QUORUM_CONNECTION_COMBINATIONS } from './quorum-connections';
import { ROLLOUT_COMBINATIONS } from './rollouts';
import { SERVICE_CUT_COMBINATIONS } from './service-cuts';
import { SERVICE_LINK_COMBINATIONS } from './service-links';
import { STATEFUL_SET_COMBINATIONS } from './stateful-sets';
import { TRAFFIC_COMBINATIONS } from './traffic';

/** What several changes do together. Every row counts wherever it is found. */
export const COMBINATIONS: readonly Combination[] = [
  ...STATEFUL_SET_COMBINATIONS,
  ...ROLLOUT_COMBINATIONS,
  ...IMAGE_COMBINATIONS,
  ...KRAFT_IMAGE_COMBINATIONS,
  ...DATA_VOLUME_COMBINATIONS,
  ...FILE_COMBINATIONS,
  ...QUORUM_COMBINATIONS,
  ...QUORUM_CONNECTION_COMBINATIONS,
  ...POOL_COMBINATIONS,
  ...KRAFT_SETTING_COMBINATIONS,
  ...BUDGET_COMBINATIONS,
  ...CLUSTER_BUDGET_COMBINATIONS,
  ...TRAFFIC_COMBINATIONS,
  ...SERVICE_LINK_COMBINATIONS,
  ...SERVICE_CUT_COMBINATIONS,
  ...POD_SECURITY_COMBINATIONS,
  ...MEMORY_COMBINATIONS,
  ...JOB_COMBINATIONS,
];

/** The changes that are found by looking at several fields or objects. */
export function combinedChanges(context: ReviewContext): ClassifiedChange[] {
  return COMBINATIONS.flatMap((combination) =>
    combination.find(context).map((value) => ({ ...value, ...verdictOf(combination) })),
  );
}
