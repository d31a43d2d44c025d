/** What a running cluster did with each change; `npm run test:e2e` writes it, so that it can be replayed without a cluster. */
export interface RunningResults {
  readonly kubernetes: string;
  /** By the change's name. */
  readonly seen: Readonly<Record<string, Seen>>;
}

export interface Seen {
  /** What became of the pods that were there. */
  readonly pods: 'kept' | 'replaced' | 'some replaced';
  /** Whether it showed; null where nothing can show it. */
  readonly inEffect: boolean | null;
  /** Of what was not in effect: whether it was after the first pod had been deleted and was there again. */
  readonly afterRestart?: boolean;
}

export const RUNNING_RESULTS = 'test/review/running-results.json';

/** The effect that is what was seen. */
export function effectSeen({ pods, inEffect }: Seen): 'NOOP' | 'LIVE' | 'LATENT' | 'ROLL' | 'some replaced' {
  if (pods !== 'kept') return pods === 'replaced' ? 'ROLL' : pods;
  if (inEffect === null) return 'NOOP';
  return inEffect ? 'LIVE' : 'LATENT';
}
