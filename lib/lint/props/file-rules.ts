import type { Finding } from '../finding';
import { dependsOn, type RuleSet } from '../rule';

/** How the props of a construct relate to the server's file that it writes. */
export interface WrittenFile {
  /** The prop that sets a key of the file; `config` for a key without its own prop. */
  propOf(key: string): string;
  /** Props that any of the rules may read: if one was rejected, the file is not checked. */
  readonly readsAlways: readonly string[];
  /** Rules that are already checked on props. */
  readonly checkedOnProps: readonly { readonly id: string }[];
}

/** The rules on a server's file, applied to the file that a construct writes: the fix of a finding names the prop. */
export function writtenFileRules(file: RuleSet, { propOf, readsAlways, checkedOnProps }: WrittenFile): RuleSet {
  const onProps = new Set(checkedOnProps.map(({ id }) => id));
  return {
    rules: () => file.rules(),
    apply: (path, rejected) => {
      if (rejected.some((prop) => readsAlways.includes(prop))) return [];
      const isRejected = (key: string) => rejected.includes(propOf(key));
      const skipped = new Set(file.rules().flatMap((rule) => (dependsOn(rule, isRejected) ? [rule.id] : [])));
      return file
        .apply(path, [])
        .filter(({ rule }) => !onProps.has(rule) && !skipped.has(rule))
        .map((finding) => withProp(finding, propOf));
    },
  };
}

function withProp(finding: Finding, propOf: WrittenFile['propOf']): Finding {
  const prop = finding.key === undefined ? 'config' : propOf(finding.key);
  return prop === 'config' || prop === finding.key
    ? finding
    : { ...finding, fix: `${finding.fix}; use the ${prop} prop` };
}
