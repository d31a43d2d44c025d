/**
 * An error stops the synthesis, or fails the command. A warning may be intended: it can be acknowledged, or made an error by
 * `strict`. A note only informs: a change that is allowed.
 */
export type Severity = 'error' | 'warning' | 'note';

/** One thing that synthesis, `check` or `review` found, with everything a reader needs to act on it. */
export interface Finding {
  /** The id of a rule, such as `kafka-single-copy`; in a review the effect, such as `ROLL`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where it was found: the path of a construct in its app (`10-zookeeper/zk`), a file, or an object (`StatefulSet/kafka`). */
  readonly path: string;
  /** The field of the object, as a JSON pointer; empty for the object as a whole. */
  readonly pointer?: string;
  /** The key of the server's configuration file, if it is about one. */
  readonly key?: string;
  /** The file, if it is another than the path. */
  readonly file?: string;
  /** The line of the file, counted from 1. */
  readonly line?: number;
  /** What is wrong, with the value received; of a change, both values: `3 -> 2`, or empty if it is about several. */
  readonly problem: string;
  /** What it leads to: one sentence. */
  readonly why: string;
  /** What to do instead; several steps in their order, or none. */
  readonly fix: string | readonly string[];
  /** The page or class that documents it. */
  readonly source: string;
  /** The reason why it is intended. */
  readonly acknowledged?: string;
}

/** The steps of a fix, numbered if there are several. */
export function fixSteps({ fix }: Pick<Finding, 'fix'>): readonly string[] {
  const steps = typeof fix === 'string' ? [fix] : fix;
  return steps.length > 1 ? steps.map((step, index) => `${index + 1}. ${step}`) : steps;
}
