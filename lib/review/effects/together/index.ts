import { type ClassifiedChange, verdictOf } from '../../change';
import type { ReviewContext } from '../../review-context';
import { BUDGET_COMBINATIONS } from './budgets';
import type { Combination } from './combination';
import { FILE_COMBINATIONS } from './files';
import { JOB_COMBINATIONS } from './jobs';
import { SET_COMBINATIONS } from './stateful-sets';
import { TRAFFIC_COMBINATIONS } from './traffic';
import { TEXT_COMBINATIONS } from './value-types';

export const COMBINATIONS: readonly Combination[] = [
  ...SET_COMBINATIONS,
  ...FILE_COMBINATIONS,
  ...BUDGET_COMBINATIONS,
  ...TRAFFIC_COMBINATIONS,
  ...JOB_COMBINATIONS,
  ...TEXT_COMBINATIONS,
];

/** What several changes do together, and none of them alone. */
export function combinedChanges(context: ReviewContext): ClassifiedChange[] {
  return COMBINATIONS.flatMap((combination) =>
    combination.find(context).map((place) => ({ ...place, ...verdictOf(combination) })),
  );
}
