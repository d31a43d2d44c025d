import type { Manifest } from '../../../manifests/manifest';
import { membershipsOf } from '../../memberships';
import type { Side } from '../../review-context';

/** How many servers of a workload may be down while the others serve; undefined if it runs none, or their settings do not show it. */
export function toleratedLosses(workload: Manifest, side: Side): number | undefined {
  const losses = membershipsOf(workload, side).flatMap(({ tolerated }) => tolerated ?? []);
  return losses.length === 0 ? undefined : Math.min(...losses);
}
