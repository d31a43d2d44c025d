import type { Construct } from 'constructs';
import type * as acknowledged from '../acknowledged-rules';
import type { RuleSet } from '../rule';
import { NOT_IN_A_CHART } from './chart-of';
import { DUPLICATE_OBJECT, refuseDuplicateObjects } from './duplicate-objects';
import { checkConstruct } from './validation';

/** What is checked of a construct when its app is synthesized. */
export interface ConstructRules {
  readonly ruleSets: readonly RuleSet[];
  /** Props that were rejected: rules that read them are skipped. */
  readonly rejected: readonly string[];
  readonly policy: acknowledged.LintPolicy;
  /** Ids of errors that checks of the whole app report. */
  readonly appChecks?: readonly string[];
}

/** What checks of the whole app report is known too: who acknowledges it learns that it is an error. */
function appRules(ids: readonly string[]): RuleSet {
  const rules = [DUPLICATE_OBJECT.id, NOT_IN_A_CHART.id, ...ids].map(
    (id) => ({ id, severity: 'error', about: 'all' }) as const,
  );
  return { rules: () => rules, apply: () => [] };
}

/** Checks a construct by its rules, and its chart for duplicate objects, when the app is synthesized. */
export function checkRules(construct: Construct, { ruleSets, rejected, policy, appChecks = [] }: ConstructRules): void {
  const { path } = construct.node;
  checkConstruct(construct, () => {
    const invalid = ruleSets.flatMap((set) => set.invalidProps?.(rejected) ?? []);
    const findings = ruleSets.flatMap(({ apply }) => apply(path, rejected, invalid));
    if (findings.length === 0 && Object.keys(policy.acknowledge).length === 0) return [];
    const { applyPolicy } = require('../acknowledged-rules') as typeof acknowledged;
    return applyPolicy(findings, [...ruleSets, appRules(appChecks)], policy, path);
  });
  refuseDuplicateObjects(construct);
}
