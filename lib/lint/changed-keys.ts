import type { Rule } from './rule';

/** How a written file differs from one of which it is known that no rule finds anything in it. */
export interface ChangedKeys {
  /** Keys with another value, and keys that only one of the two files has. */
  readonly changed: readonly string[];
  /** Keys that rules read without naming them: such a key decides what other keys mean. */
  readonly decisive?: RegExp;
}

/**
 * The rules that can find something. A rule that reads none of the changed keys finds what it found in the known file: nothing.
 * Most files change two or three keys, and to apply a rule for the first time takes as long as to apply it a hundred times more.
 */
export function rulesThatMatter<Row extends Pick<Rule<never, never>, 'about'>>(
  rules: readonly Row[],
  { changed, decisive }: ChangedKeys,
): readonly Row[] {
  if (decisive !== undefined && changed.some((key) => decisive.test(key))) return rules;
  return rules.filter(({ about }) => about === 'all' || about.some((key) => changed.includes(key)));
}

/** Keys whose values differ in two files. */
export function changedKeys(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): readonly string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => before[key] !== after[key]);
}
