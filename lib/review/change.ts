import type { Effect } from '../lint/effect';
import type { Canonical } from './canonical/value';
import type { Step } from './steps';

/** What a kind of change does to a running cluster. */
export interface Verdict {
  readonly effect: Effect;
  /** What happens, in one sentence. */
  readonly why: string;
  /** What to do about it, or to do instead, in order. */
  readonly steps: readonly Step[];
  /** The page or the code that documents it. */
  readonly source: string;
}

/** A value that changes, and where. */
export interface ChangedValue {
  /** As `apps/v1/StatefulSet/default/kafka`. */
  readonly object: string;
  /** JSON pointer; empty for the object as a whole. */
  readonly path: string;
  /** Undefined if there is no value before. */
  readonly from: Canonical | undefined;
  /** Undefined if there is no value after. */
  readonly to: Canonical | undefined;
  /** Another object that has to do with it, which steps name; as `object`. */
  readonly other?: string;
}

/** A change before it is known which workload it belongs to, and whether it is acknowledged. */
export type ClassifiedChange = ChangedValue & Verdict;

/** One change, and what it does to a running cluster. */
export interface Change extends ChangedValue, Omit<Verdict, 'steps'> {
  /** What to do, with the names of what changes. */
  readonly steps: readonly string[];
  /** The workload that the object belongs to, as `StatefulSet/default/kafka`; undefined if there is none. */
  readonly workload: string | undefined;
  /** The reason, if the change is acknowledged. */
  readonly acknowledged: string | undefined;
}

/** All changes between two sets of manifests, worst first. */
export interface Review {
  readonly changes: readonly Change[];
  readonly worst: Effect | 'NONE';
  /** Problems of acknowledgements: they cannot be read, or acknowledge nothing. */
  readonly notes: readonly string[];
}

/** The verdict alone, of a row that has more fields. */
export function verdictOf({ effect, why, steps, source }: Verdict): Verdict {
  return { effect, why, steps, source };
}
