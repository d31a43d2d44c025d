/** `error` stops the synthesis; `warning` is told and does not. */
export type Severity = 'error' | 'warning';

/** One place where a rule does not hold: what was found (with the value received) and what to write instead. */
export interface Violation {
  readonly problem: string;
  readonly fix: string;
}

/**
 * A rule is a row of data: it looks at a resolved model and returns what is wrong with it.
 * `examples` prove it: a test builds the construct with each of them and sees the rule hold or fail.
 */
export interface Rule<Model, Props = object> {
  readonly id: string;
  readonly severity: Severity;
  /** The prop that a user would change. */
  readonly about: string;
  /** What happens to a running cluster where the rule is broken: one sentence. */
  readonly why: string;
  /** The page or class that says so. */
  readonly source: string;
  check(model: Model): readonly Violation[];
  readonly examples: { readonly good: readonly Props[]; readonly bad: readonly Props[] };
}

/** A violation with everything a reader needs to act on it. */
export interface Finding extends Violation {
  readonly rule: string;
  readonly severity: Severity;
  /** Path of the construct in its app: `10-zookeeper/zk`. */
  readonly path: string;
  readonly why: string;
  readonly source: string;
}

/** Applies every row to the model. */
export function applyRules<Model>(
  rules: readonly Rule<Model, unknown>[],
  model: Model,
  path: string,
): readonly Finding[] {
  return rules.flatMap((rule) =>
    rule.check(model).map((violation) => ({
      ...violation,
      rule: rule.id,
      severity: rule.severity,
      path,
      why: rule.why,
      source: rule.source,
    })),
  );
}

/** The usual check: one condition, one violation. */
export function unless(holds: boolean, problem: string, fix: string): readonly Violation[] {
  return holds ? [] : [{ problem, fix }];
}
