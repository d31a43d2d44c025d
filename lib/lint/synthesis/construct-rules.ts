import type { Construct } from 'constructs';
import { applyPolicy, type LintPolicy } from '../acknowledged-rules';
import type { RuleSet } from '../rule';
import { refuseDuplicateObjects } from './duplicate-objects';
import { checkConstruct } from './validation';

/** What is checked of a construct when its app is synthesized. */
export interface ConstructRules {
  readonly ruleSets: readonly RuleSet[];
  /** Props that were rejected: rules that read them are skipped. */
  readonly rejected: readonly string[];
  readonly policy: LintPolicy;
}

/** Checks a construct by its rules, and its chart for duplicate objects, when the app is synthesized. */
export function checkRules(construct: Construct, { ruleSets, rejected, policy }: ConstructRules): void {
  const { path } = construct.node;
  checkConstruct(construct, () => {
    const invalid = ruleSets.flatMap((set) => set.invalidProps?.(rejected) ?? []);
    const findings = ruleSets.flatMap(({ apply }) => apply(path, rejected, invalid));
    return applyPolicy(findings, ruleSets, policy, path);
  });
  refuseDuplicateObjects(construct);
}
