import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../finding';
import { dependsOn, type RuleSet } from '../rule';

/** How the props of a construct relate to the server's file that it writes. */
export interface WrittenFile {
  /** The prop that sets a key of the file; `config` for a key without its own prop. */
  propOf(key: string): string;
  /** Whether the user set a key, and the construct did not derive it. */
  isSet(key: string): boolean;
  /** Keys that the user set to something that cannot be written: rules about them would judge a default. */
  readonly unwritable?: readonly string[];
  /** Rules that are already checked on props. */
  readonly checkedOnProps: readonly { readonly id: string }[];
}

/**
 * The rules on a server's file, applied to the file that a construct writes: the fix of a finding names the prop.
 *
 * @param files the file that is written; if a prop that it follows from is useless, the files for several values of that prop: only
 * what is wrong with all of them is wrong whatever its value
 */
export function writtenFileRules(
  files: readonly [RuleSet, ...RuleSet[]],
  { propOf, isSet, unwritable = [], checkedOnProps }: WrittenFile,
): RuleSet {
  const [file, ...variants] = files;
  const onProps = new Set(checkedOnProps.map(({ id }) => id));
  return {
    rules: () => file.rules(),
    apply: (path, rejected) => {
      const isUnusable = (key: string) => rejected.includes(propOf(key)) || unwritable.includes(key);
      // all rules are loaded for this
      const isAnyUnusable = rejected.length > 0 || unwritable.length > 0;
      const unusable = isAnyUnusable ? file.rules().filter((rule) => dependsOn(rule, isUnusable)) : [];
      const skipped = new Set(unusable.map(({ id }) => id));
      const others = variants.map((variant) => variant.apply(path, []));
      const findings = file
        .apply(path, [])
        .filter((finding) => others.every((each) => each.some((other) => isDeepStrictEqual(other, finding))))
        .filter(({ rule }) => !onProps.has(rule) && !skipped.has(rule));
      return withoutDerived(findings, isSet).map((finding) => withProp(finding, propOf));
    },
  };
}

/** What a rule finds wrong with a key that follows from another one is not repeated if it finds the same of that one. */
function withoutDerived(findings: readonly Finding[], isSet: WrittenFile['isSet']): readonly Finding[] {
  const ofUser = new Set(findings.flatMap(({ rule, key }) => (key !== undefined && isSet(key) ? [rule] : [])));
  return findings.filter(({ rule, key }) => key === undefined || isSet(key) || !ofUser.has(rule));
}

function withProp(finding: Finding, propOf: WrittenFile['propOf']): Finding {
  const prop = finding.key === undefined ? 'config' : propOf(finding.key);
  return prop === 'config' || prop === finding.key
    ? finding
    : { ...finding, fix: `${finding.fix}; use the ${prop} prop` };
}
