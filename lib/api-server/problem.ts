import type { Manifest } from '../manifests/manifest';

/** A member of a map, or the index of an item of a list. */
export type PlaceStep = string | number;

/** Where a value is in a manifest. */
export type Place = readonly PlaceStep[];

/** What the API server rejects, of a part of an object. */
export interface ApiViolation {
  /** Below the part; empty for the part as a whole. */
  readonly at: Place;
  /** What is wrong, with the value; a part of a sentence. */
  readonly problem: string;
  /** What to write instead; the row has it if this is missing. */
  readonly fix?: string;
}

/** What the API server rejects, of a manifest. */
export interface ApiProblem {
  readonly path: Place;
  readonly value: unknown;
  readonly problem: string;
  readonly fix: string;
  readonly source: string;
}

/** What a rule may look at beside its own part. */
export interface RuleContext {
  readonly manifest: Manifest;
  /** Where the part is. */
  readonly path: Place;
}

type Edits = Readonly<Record<string, unknown>>;

/**
 * A change of a sample: which sample, or part of it, and new values by JSON pointer; undefined removes a value, and `-` at the end of a
 * pointer is one more item. The tests, and a real API server, are given the changed sample.
 */
export type Example = readonly [of: string, edits: Edits];

/** What the API server rejects although each value has the right type. */
export interface ApiRule {
  /** The type that the rule is about, such as `Probe`, or a kind, such as `v1/Service`. */
  readonly types: readonly string[];
  /** What is rejected, in a few words. */
  readonly what: string;
  readonly fix: string;
  readonly source: string;
  find(part: Readonly<Record<string, unknown>>, context: RuleContext): readonly ApiViolation[];
  readonly bad: readonly Example[];
  readonly good: readonly Example[];
}

/** What the values of some fields have to look like. */
export interface FieldFormat {
  /** Such as `ContainerPort.name`; of a list each item, of a map each value. */
  readonly fields: readonly string[];
  /** The keys of a map, and not its values. */
  readonly ofKeys?: true;
  /** Completes "must be …". */
  readonly must: string;
  readonly source: string;
  accepts(value: never): boolean;
  /** A server-side dry run does not look at it. */
  readonly notInDryRun?: true;
  readonly bad: readonly unknown[];
  readonly good: readonly unknown[];
}
