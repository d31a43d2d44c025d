/** What a change does to a running cluster, mildest first. */
export const EFFECTS = ['NOOP', 'LIVE', 'ROLL', 'LATENT', 'UNKNOWN', 'IMMUTABLE', 'OUTAGE', 'DATA'] as const;

export type Effect = (typeof EFFECTS)[number];

/** What each effect means. */
export const EFFECT_MEANINGS: Readonly<Record<Effect, string>> = {
  NOOP: 'nothing happens',
  LIVE: 'it takes effect immediately, and nothing restarts',
  ROLL: 'the pods of the workload are replaced one after the other',
  LATENT: 'the object changes, but running pods do not until something else restarts them',
  UNKNOWN: 'a kind or a field that is not known here',
  IMMUTABLE: 'the API server rejects it',
  OUTAGE: 'clients, or the quorum, lose service',
  DATA: 'data is lost, or left behind in old claims',
};

/** The place of an effect in their order: the worse, the higher. */
export function rankOf(effect: Effect): number {
  return EFFECTS.indexOf(effect);
}

/** The effect that a text names; undefined if it names none. */
export function effectNamed(text: string): Effect | undefined {
  return EFFECTS.find((effect) => effect === text);
}
