import { nearest } from './did-you-mean';
import type { Finding, RuleSet, Severity } from './rule';

/** How the findings of one construct, or of one file, are taken. */
export interface Handling {
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  /** Why a warning is intended, by the id of its rule. */
  readonly acknowledged: Readonly<Record<string, string>>;
  /** Whether everything is known that rules compare, so that what was not found is not there; by default it is. */
  readonly isFinal?: boolean;
}

/** What can be wrong with an acknowledgement itself. */
export const ACKNOWLEDGEMENT = {
  id: 'acknowledgement-without-effect',
  why: 'a reader would take it for a decision that somebody made about this cluster',
  source: 'WorkloadProps.acknowledge',
};

/** Leaves out the warnings that were acknowledged, and makes errors of the others where they are taken strictly. */
export function handled(
  findings: readonly Finding[],
  ruleSets: readonly RuleSet[],
  handling: Handling,
  path: string,
): readonly Finding[] {
  const { strict, acknowledged } = handling;
  const asked = Object.keys(acknowledged).length > 0;
  const misfits = asked ? misfitsOf(handling, findings, ruleSets, path) : [];
  const open = findings.filter(
    ({ rule, severity }) =>
      severity === 'error' || (new Map(Object.entries(acknowledged)).get(rule) ?? '').trim() === '',
  );
  return [...open, ...misfits].map((finding) => (strict ? { ...finding, severity: 'error' } : finding));
}

/** What is wrong with the acknowledgements themselves. */
function misfitsOf(
  { acknowledged, isFinal = true }: Handling,
  findings: readonly Finding[],
  ruleSets: readonly RuleSet[],
  path: string,
): readonly Finding[] {
  const rules = ruleSets.flatMap((ruleSet) => ruleSet.rules());
  const severityOf = new Map(rules.map(({ id, severity }) => [id, severity]));
  const found = new Set(findings.map(({ rule }) => rule));
  const { id, why, source } = ACKNOWLEDGEMENT;
  return Object.entries(acknowledged).flatMap(([rule, reason]): Finding[] => {
    const misfit = misfitOf(rule, reason, severityOf, found);
    // what was not found for this number of brokers may well be found for another
    if (misfit === undefined || (misfit.severity === 'warning' && !isFinal)) return [];
    return [{ rule: id, path, why, source, ...misfit }];
  });
}

type Misfit = Pick<Finding, 'severity' | 'problem' | 'fix'>;

function misfitOf(
  rule: string,
  reason: string,
  severityOf: ReadonlyMap<string, Severity>,
  found: ReadonlySet<string>,
): Misfit | undefined {
  const problem = `acknowledge has ${rule}`;
  const severity = severityOf.get(rule);
  if (severity === undefined) {
    const warnings = [...severityOf].flatMap(([id, is]) => (is === 'warning' ? [id] : []));
    const meant =
      nearest(
        rule,
        warnings.filter((id) => found.has(id)),
      ) ?? nearest(rule, warnings);
    const fix = meant === undefined ? 'take the id of a warning, as it is printed in brackets' : `write ${meant}`;
    return { severity: 'error', problem: `${problem}, which is no rule here`, fix };
  }
  if (severity === 'error') {
    return { severity, problem: `${problem}, which is an error`, fix: 'mend it: only warnings can be acknowledged' };
  }
  if (reason.trim() === '') {
    return { severity: 'error', problem: `${problem} without a reason`, fix: 'write why it is intended' };
  }
  return found.has(rule)
    ? undefined
    : { severity: 'warning', problem: `${problem}, of which nothing was found`, fix: 'leave it out' };
}
