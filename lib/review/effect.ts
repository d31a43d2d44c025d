/**
 * What a change does to a running cluster, the mildest first.
 *
 * NOOP: nothing. LIVE: it takes effect at once, and nothing restarts. ROLL: the pods of that set are replaced one after the other.
 * LATENT: the object changes, running pods do not, until something else restarts them. UNKNOWN: an object of a kind that is not
 * known here. IMMUTABLE: the API server refuses it. OUTAGE: clients, or the quorum, lose service. DATA: data is lost, or left
 * behind in old claims.
 */
export const EFFECTS = ['NOOP', 'LIVE', 'ROLL', 'LATENT', 'UNKNOWN', 'IMMUTABLE', 'OUTAGE', 'DATA'] as const;

export type Effect = (typeof EFFECTS)[number];

/** The worst of some effects; NONE of none. */
export function worstOf(effects: readonly Effect[]): Effect | 'NONE' {
  return EFFECTS[Math.max(-1, ...effects.map(severity))] ?? 'NONE';
}

export function severity(effect: Effect): number {
  return EFFECTS.indexOf(effect);
}

/** Which way a value goes, where that decides. */
export type Direction = 'more' | 'less' | 'added' | 'removed' | 'changed';

/** What an object has at a path, before the change or after it. */
export interface Condition {
  readonly when: 'before' | 'after';
  readonly path: string;
  readonly is: unknown;
}

/** A row of the table of effects: what a change of a field does. */
export interface EffectRow {
  /** Kinds, as `StatefulSet`; `*` for all. */
  readonly kinds: readonly string[];
  /** Path in the manifest, in JSON pointer's notation: `*` is one member, a `**` at the end any number of them. */
  readonly path: string;
  /** The row holds only for changes in one of these directions. */
  readonly direction?: readonly Direction[];
  /** The row holds only where the new value is this. */
  readonly to?: unknown;
  /** The row holds only where the object is so. */
  readonly where?: Condition;
  /** The row does not hold where the object is so. */
  readonly unless?: Condition;
  readonly effect: Effect;
  /** What happens, in one sentence. */
  readonly why: string;
  /** What to do instead, or about it, step by step. */
  readonly todo: readonly string[];
  /** The page or code that says so. */
  readonly source: string;
}
