import type { Finding, Severity } from './finding';

/** One place where a rule is broken. */
export type Violation = Pick<Finding, 'problem' | 'fix' | 'key'>;

/**
 * A rule is a row of data: it looks at a resolved model and returns what is wrong with it.
 * `examples` prove it: a test builds the construct with each of them and sees the rule hold or fail.
 */
export interface Rule<Model, Props = object> {
  readonly id: string;
  readonly severity: Exclude<Severity, 'note'>;
  /** The props, or the keys of the server's configuration file, that the rule reads; 'all' for one that checks each by itself. */
  readonly about: readonly string[] | 'all';
  /** What the server itself does with such a configuration file; only for rules that read one. */
  readonly server?: 'refuses' | 'accepts';
  /** For a rule that checks several props independently: a rejected one does not hide the problems of the others. */
  readonly evenIfRejected?: true;
  check(model: Model): readonly Violation[];
  /** What happens to a running cluster if the rule is broken: one sentence. */
  readonly why: string;
  /** The page or class that says so; a function of the model if the page depends on the version of the server. */
  readonly source: string | ((model: Model) => string);
  readonly examples: { readonly good: readonly Props[]; readonly bad: readonly Props[] };
}

/**
 * Applies every row to the model.
 *
 * @param unusable props of which nothing could be made: what rules say of the defaults in their place would be invented
 */
export function applyRules<Model>(
  rules: readonly Rule<Model, unknown>[],
  model: Model,
  path: string,
  unusable: readonly string[] = [],
): readonly Finding[] {
  return rules
    .filter((rule) => !dependsOn(rule, (prop) => unusable.includes(prop)))
    .flatMap(({ id, severity, why, source, check }) =>
      check(model).map((violation) => ({
        ...violation,
        rule: id,
        severity,
        path,
        why,
        source: sourceOf(source, model),
      })),
    );
}

export function sourceOf<Model>(source: Rule<Model, never>['source'], model: Model): string {
  return typeof source === 'string' ? source : source(model);
}

/** Whether a rule reads something that has no usable value, so that its verdict would be invented. */
export function dependsOn(
  { about, evenIfRejected }: Pick<Rule<never>, 'about' | 'evenIfRejected'>,
  isUnusable: (propOrKey: string) => boolean,
): boolean {
  return about !== 'all' && evenIfRejected !== true && about.some(isUnusable);
}

/** A table of rules together with what they look at. */
export interface RuleSet {
  rules(): readonly Pick<Rule<never, never>, 'id' | 'severity' | 'about' | 'evenIfRejected'>[];
  apply(path: string, unusable: readonly string[]): readonly Finding[];
}

export function ruleSet<Model>(rules: readonly Rule<Model, unknown>[], model: Model): RuleSet {
  return { rules: () => rules, apply: (path, unusable) => applyRules(rules, model, path, unusable) };
}

/**
 * Rules that are read only when something needs them: reading those of a server's file takes longer than to write the file.
 *
 * @param isNeeded whether there is anything that they could find fault with
 */
export function lazyRules(isNeeded: boolean, read: () => RuleSet): RuleSet {
  return {
    rules: () => read().rules(),
    apply: (path, unusable) => (isNeeded ? read().apply(path, unusable) : []),
  };
}

/** The usual check: one condition, the finding's own, and what it then reports. */
export function findingIf(condition: boolean, violation: Violation): readonly Violation[] {
  return condition ? [violation] : [];
}

/** Values that occur more than once, each once. */
export function repeated<T>(values: readonly T[]): readonly T[] {
  const seen = new Set<T>();
  return [...new Set(values.filter((value) => seen.has(value) || !seen.add(value)))];
}
