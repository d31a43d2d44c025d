/** What a running cluster did with each change: recorded by `npm run test:e2e`, and replayed without a cluster. */
export interface RunningResults {
  readonly kubernetes: string;
  /** By the name of the change. */
  readonly seen: Readonly<Record<string, Seen>>;
}

export interface Seen {
  /** What happened to the existing pods. */
  readonly pods: 'kept' | 'replaced' | 'some replaced';
  /** Whether the change was in effect; null if nothing can show it. */
  readonly inEffect: boolean | null;
  /** If it was not in effect: whether it was after the first pod had been deleted and recreated. */
  readonly afterRestart?: boolean;
}

export const RUNNING_RESULTS = 'test/review/running-results.json';

/** The effect that matches what was observed. */
export function effectSeen({ pods, inEffect }: Seen): 'NOOP' | 'LIVE' | 'LATENT' | 'ROLL' | 'some replaced' {
  if (pods !== 'kept') return pods === 'replaced' ? 'ROLL' : pods;
  if (inEffect === null) return 'NOOP';
  return inEffect ? 'LIVE' : 'LATENT';
}
