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
  /** Where it was found: the path of a construct in its app (`10-zookeeper/zk`), a file, or an object. */
  readonly path: string;
  /** The key of the server's configuration file, if it is about one. */
  readonly key?: string;
  /** The line of the file, counted from 1, if it has one. */
  readonly line?: number;
  /** What is wrong, with the value received. */
  readonly problem: string;
  /** What it leads to: one sentence. */
  readonly why: string;
  /** What to do instead. */
  readonly fix: string;
  /** The page or class that says so. */
  readonly source: string;
}
