import { type Effect, rankOf } from '../../lib/lint/effect';
import { type Manifest, nameParts } from '../../lib/manifests/manifest';
import { ROLLOUT_COMBINATIONS } from '../../lib/review/effects/together/rollouts';
import { review } from '../../lib/review/review';

/** What running clusters with KRaft did with each change: recorded by `npm run test:e2e -- review`, and replayed without a cluster. */
export interface ClusterResults {
  readonly kubernetes: string;
  /** By the name of the change. */
  readonly seen: Readonly<Record<string, ClusterSeen>>;
}

export interface ClusterSeen {
  /** StatefulSets whose pods were all replaced. */
  readonly replaced: readonly string[];
  /** What servers that did not start, or were never ready, stated; by their pods. */
  readonly failed: Readonly<Record<string, string>>;
  /** Objects that the API server rejected. */
  readonly rejected: readonly string[];
  /** Whether the messages from before were there afterwards; null if no pod was replaced or removed. */
  readonly data: 'kept' | 'lost' | null;
  /** Whether the change was in effect; null if nothing can show it. */
  readonly inEffect: boolean | null;
  /** If it was not in effect, and no pod was replaced: whether it was after a restart. */
  readonly afterRestart?: boolean;
}

export const CLUSTER_RESULTS = 'test/review/kraft-running-results.json';

/** The effect that matches what was observed. */
export function effectOfCluster({ replaced, failed, rejected, data, inEffect }: ClusterSeen): Effect {
  const effects: readonly Effect[] = [
    data === 'lost' ? 'DATA' : 'NOOP',
    Object.keys(failed).length > 0 ? 'OUTAGE' : 'NOOP',
    rejected.length > 0 ? 'IMMUTABLE' : 'NOOP',
    replaced.length > 0 ? 'ROLL' : 'NOOP',
    inEffect === null ? 'NOOP' : inEffect ? 'LIVE' : 'LATENT',
  ];
  return worstOf(effects);
}

function worstOf(effects: readonly Effect[]): Effect {
  return effects.reduce((worst, effect) => (rankOf(effect) > rankOf(worst) ? effect : worst), 'NOOP');
}

const NONE_SPARED = ROLLOUT_COMBINATIONS[0].why;

/** What the reviewer reports, as it is compared with what was seen. */
export interface Reported {
  /** The worst effect, except that a server that is alone is away while it restarts, as every roll of small clusters shows. */
  readonly effect: Effect;
  /** StatefulSets that it reports as rolled. */
  readonly rolled: readonly string[];
}

export function reportedOf(before: readonly Manifest[], after: readonly Manifest[]): Reported {
  const { changes } = review(before, after);
  const others = changes.filter(({ why }) => why !== NONE_SPARED);
  const rolled = changes.flatMap(({ object, effect, path }) =>
    effect === 'ROLL' && path.startsWith('/spec/template/') ? [nameParts(object)[2]] : [],
  );
  return {
    effect: worstOf(others.map(({ effect }) => effect)),
    rolled: [...new Set(rolled)].sort(),
  };
}
