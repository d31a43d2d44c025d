import type { Finding, Severity } from './finding';

/** One place where a rule is broken. */
export type Violation = Pick<Finding, 'problem' | 'key' | 'line'> & { readonly fix: string };

/**
 * A rule is a row of data: it checks a resolved model and returns what is wrong with it. `examples` prove the rule: tests check
 * that it accepts the good ones and rejects the bad ones.
 */
export interface Rule<Model, Props = object> {
  readonly id: string;
  readonly severity: Exclude<Severity, 'note'>;
  /** The props or configuration keys that the rule reads; 'all' for a rule that checks each of them independently. */
  readonly about: readonly string[] | 'all';
  /** What the server itself does with such a configuration file; only for rules that read one. */
  readonly server?: 'refuses' | 'accepts';
  /** For a rule that checks several props independently: a rejected one does not hide the problems of the others. */
  readonly evenIfRejected?: true;
  /**
   * Props whose value is useless if the rule is broken: rules that compare such a prop with others would only repeat, in other
   * words, that it is wrong.
   */
  readonly invalidates?: readonly string[];
  check(model: Model): readonly Violation[];
  /** What happens to a running cluster if the rule is broken: one sentence. */
  readonly why: string;
  /** The page or class that documents it; a function of the model if the page depends on the version of the server. */
  readonly source: string | ((model: Model) => string);
  readonly examples: { readonly good: readonly Props[]; readonly bad: readonly Props[] };
}

/**
 * Applies every row to the model.
 *
 * @param rejected props with unusable values: rules about them would judge the defaults that replaced these values
 */
export function applyRules<Model>(
  rules: readonly Rule<Model, unknown>[],
  model: Model,
  path: string,
  rejected: readonly string[] = [],
): readonly Finding[] {
  return ruleSet(rules, model).apply(path, rejected);
}

export function sourceOf<Model>(source: Rule<Model, never>['source'], model: Model): string {
  return typeof source === 'string' ? source : source(model);
}

/** Whether a rule reads something without a usable value, so that its verdict would be meaningless. */
export function dependsOn(
  { about, evenIfRejected }: Pick<Rule<never>, 'about' | 'evenIfRejected'>,
  isUnusable: (propOrKey: string) => boolean,
): boolean {
  return about !== 'all' && evenIfRejected !== true && about.some(isUnusable);
}

/** A table of rules, bound to the model that they check. */
export interface RuleSet {
  rules(): readonly Pick<Rule<never, never>, 'id' | 'severity' | 'about' | 'evenIfRejected'>[];
  /** Props that have a usable type and a useless value. */
  invalidProps?(rejected: readonly string[]): readonly string[];
  /**
   * @param rejected props of the wrong type: a default took their place
   * @param invalid props that rules must not compare with others, because another rule reports their value
   */
  apply(path: string, rejected: readonly string[], invalid?: readonly string[]): readonly Finding[];
}

export function ruleSet<Model>(rules: readonly Rule<Model, unknown>[], model: Model): RuleSet {
  const results = new Map<unknown, readonly Violation[]>();
  const violations = (rule: Rule<Model, unknown>) => {
    const result = results.get(rule) ?? rule.check(model);
    results.set(rule, result);
    return result;
  };
  return {
    rules: () => rules,
    invalidProps: (rejected) =>
      rules
        .filter((rule) => rule.invalidates !== undefined && !dependsOn(rule, (prop) => rejected.includes(prop)))
        .flatMap((rule) => (violations(rule).length === 0 ? [] : (rule.invalidates ?? []))),
    apply: (path, rejected, invalid = []) =>
      rules
        .filter((rule) => !dependsOn(rule, isUnusable(rule, rejected, invalid)))
        .flatMap((rule) =>
          violations(rule).map((violation) => ({
            ...violation,
            rule: rule.id,
            severity: rule.severity,
            path,
            why: rule.why,
            source: sourceOf(rule.source, model),
          })),
        ),
  };
}

/** A rule on one prop still judges a value that another rule on it reports. */
function isUnusable({ about }: Pick<Rule<never>, 'about'>, rejected: readonly string[], invalid: readonly string[]) {
  const unusable = new Set(about.length > 1 ? [...rejected, ...invalid] : rejected);
  return (prop: string) => unusable.has(prop);
}

/**
 * Rules that are loaded only if needed: loading them takes longer than writing what they check.
 *
 * @param isNeeded whether they could find anything, asked at synthesis
 */
export function lazyRules(isNeeded: () => boolean, load: () => RuleSet): RuleSet {
  let loaded: RuleSet | undefined;
  const read = () => {
    loaded ??= load();
    return loaded;
  };
  return {
    rules: () => read().rules(),
    invalidProps: (rejected) => (isNeeded() ? (read().invalidProps?.(rejected) ?? []) : []),
    apply: (path, rejected, invalid) => (isNeeded() ? read().apply(path, rejected, invalid) : []),
  };
}

/** The usual check: a problem to report if a condition holds. */
export function findingIf(condition: boolean, violation: Violation): readonly Violation[] {
  return condition ? [violation] : [];
}

/** Values that occur more than once, each once. */
export function repeated<T>(values: readonly T[]): readonly T[] {
  const seen = new Set<T>();
  return [...new Set(values.filter((value) => seen.has(value) || !seen.add(value)))];
}
