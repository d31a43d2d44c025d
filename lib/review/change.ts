import type { Effect } from '../lint/effect';
import type { Canonical } from './canonical/value';

/** What a change does, and who says so. */
export interface Verdict {
  readonly effect: Effect;
  /** What happens, in one sentence. */
  readonly why: string;
  /** What to do instead, or about it, step by step. */
  readonly steps: readonly string[];
  /** The page or code that says so. */
  readonly source: string;
}

/** Where something changes, and how. */
export interface Place {
  /** As `apps/v1/StatefulSet/default/kafka`. */
  readonly object: string;
  /** JSON pointer; empty for the object as a whole. */
  readonly path: string;
  /** Undefined where nothing is said. */
  readonly from: Canonical | undefined;
  readonly to: Canonical | undefined;
}

/** One change, and what it does to a cluster that runs. */
export interface Change extends Place, Verdict {
  /** The set of servers that the object is for, as `StatefulSet/default/kafka`; undefined where it is for none. */
  readonly workload: string | undefined;
  /** Why it is intended, where somebody has said so for this change. */
  readonly acknowledged: string | undefined;
}

/** All changes between two sets of manifests, worst first. */
export interface Review {
  readonly changes: readonly Change[];
  readonly worst: Effect | 'NONE';
  /** What is wrong with acknowledgements: they are not read, or acknowledge nothing. */
  readonly notes: readonly string[];
}

/** A change before it is known which workload it belongs to, and whether it is acknowledged. */
export type ClassifiedChange = Place & Verdict;

/** Only the verdict of what may say more. */
export function verdictOf({ effect, why, steps, source }: Verdict): Verdict {
  return { effect, why, steps, source };
}
