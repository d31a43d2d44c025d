import { rulesThatMatter } from '../changed-keys';
import { type Rule, type RuleSet, ruleSet } from '../rule';
import type { ValidatedProps } from './prop-types';

/** The names of the props that were given; undefined if all rules have to be applied, because some of them cannot be used. */
export type GivenProps = readonly string[] | undefined;

/**
 * What was given. A rule on props that were not given finds what it finds in the defaults: nothing. So the rules on a prop are
 * loaded when it is given; to load all of them takes longer than to write the objects of a cluster.
 *
 * @param namespace that of the chart, which rules call `chart.namespace`
 */
export function givenProps(
  { props, unknown, wrongType }: ValidatedProps<object>,
  namespace: string | undefined,
): GivenProps {
  if (unknown.length + wrongType.length > 0) return undefined;
  return [...Object.keys(props), ...(namespace === undefined ? [] : ['chart.namespace'])];
}

/** Whether rules on these props can find anything. */
export function isAnyGiven(given: GivenProps, about: ReadonlySet<string>): boolean {
  return given === undefined || given.some((prop) => about.has(prop));
}

/** A table of rules on props, of which only those on props that were given are applied. */
export function propRuleSet<Model>(rules: readonly Rule<Model, unknown>[], model: Model, given: GivenProps): RuleSet {
  const applied = given === undefined ? rules : rulesThatMatter(rules, { changed: given });
  return { ...ruleSet(applied, model), rules: () => rules };
}
