import { type AcknowledgedRule, acknowledgedSubject, reasonProblem } from './acknowledgements';
import { nearest } from './did-you-mean';
import type { Finding, Severity } from './finding';
import type { RuleSet } from './rule';

/** How the findings of one construct, or of one file, are judged. */
export interface LintPolicy {
  /** Whether warnings count as errors. */
  readonly strict: boolean;
  /** Reasons by what they acknowledge: the id of a rule, or in a construct also a change for the reviewer. */
  readonly acknowledge: Readonly<Record<string, string>>;
  /** Whether the rules know everything that they compare, so that a rule without a finding is really met. Default: true. */
  readonly isFinal?: boolean;
}

/** What can be wrong with an acknowledgement itself. */
export const INVALID_ACKNOWLEDGEMENT = {
  id: 'invalid-acknowledgement',
  why: 'it looks like a decision about this cluster, but has no effect',
  source: 'WorkloadProps.acknowledge',
};

/** Removes the warnings that are acknowledged, and turns the others into errors if the policy is strict. */
export function applyPolicy(
  findings: readonly Finding[],
  ruleSets: readonly RuleSet[],
  policy: LintPolicy,
  path: string,
): readonly Finding[] {
  const reasons = new Map(Object.entries(policy.acknowledge));
  const open = findings.filter(
    ({ rule, severity }) => severity === 'error' || reasonProblem(reasons.get(rule) ?? '') !== undefined,
  );
  const all = [...open, ...invalidAcknowledgements(findings, ruleSets, policy, path)];
  return policy.strict ? all.map((finding) => ({ ...finding, severity: 'error' })) : all;
}

type Invalid = Pick<Finding, 'severity' | 'problem' | 'fix'>;

/** What is wrong with the acknowledgements themselves. */
function invalidAcknowledgements(
  findings: readonly Finding[],
  ruleSets: readonly RuleSet[],
  { acknowledge, isFinal = true }: LintPolicy,
  path: string,
): readonly Finding[] {
  const { id, why, source } = INVALID_ACKNOWLEDGEMENT;
  const known = knownRules(findings, ruleSets);
  return Object.entries(acknowledge).flatMap(([subject, reason]): Finding[] => {
    const invalid = invalidSubject(subject, known) ?? invalidReason(subject, reason) ?? unusedRule(subject, known);
    // with another number of brokers, the rule may well find something
    if (invalid === undefined || (invalid.severity === 'warning' && !isFinal)) return [];
    return [{ rule: id, path, why, source, ...invalid }];
  });
}

interface KnownRules {
  readonly found: ReadonlySet<string>;
  severityOf(): ReadonlyMap<string, Severity>;
}

/** The tables of rules are only loaded if a rule is acknowledged. */
function knownRules(findings: readonly Finding[], ruleSets: readonly RuleSet[]): KnownRules {
  return {
    found: new Set(findings.map(({ rule }) => rule)),
    severityOf: () =>
      new Map(ruleSets.flatMap((set) => set.rules().map(({ id, severity }) => [id, severity] as const))),
  };
}

function invalidSubject(text: string, known: KnownRules): Invalid | undefined {
  const subject = acknowledgedSubject(text);
  if (subject === undefined) {
    return {
      severity: 'error',
      problem: `${JSON.stringify(text)} is acknowledged, which is neither a rule nor a change`,
      fix: 'write the id of a rule (kafka-single-copy), or a change as cdk8s-kafka review prints it (DATA StatefulSet/kafka /spec/replicas)',
    };
  }
  return 'rule' in subject ? invalidRule(subject, known) : undefined;
}

function invalidRule({ rule }: AcknowledgedRule, { found, severityOf }: KnownRules): Invalid | undefined {
  const severities = severityOf();
  const severity = severities.get(rule);
  if (severity === 'error') {
    return {
      severity,
      problem: `${rule} is acknowledged, which is an error`,
      fix: 'fix the error: only warnings can be acknowledged',
    };
  }
  if (severity !== undefined) return undefined;
  const warnings = [...severities].flatMap(([id, each]) => (each === 'warning' ? [id] : []));
  const printed = warnings.filter((id) => found.has(id));
  const meant = nearest(rule, printed) ?? nearest(rule, warnings);
  return {
    severity: 'error',
    problem: `${rule} is acknowledged, but no rule here has this id`,
    fix: meant === undefined ? 'write the id of a warning, as it is printed in brackets' : `write ${meant}`,
  };
}

function invalidReason(subject: string, reason: string): Invalid | undefined {
  const problem = reasonProblem(reason);
  if (problem === undefined) return undefined;
  return problem === 'missing'
    ? { severity: 'error', problem: `${subject} is acknowledged without a reason`, fix: 'write why it is intended' }
    : { severity: 'error', problem: `the reason for ${subject} has several lines`, fix: 'write it in one line' };
}

/** Whether a change happens is not known at synthesis. */
function unusedRule(text: string, { found }: KnownRules): Invalid | undefined {
  const subject = acknowledgedSubject(text);
  if (subject === undefined || !('rule' in subject) || found.has(subject.rule)) return undefined;
  return {
    severity: 'warning',
    problem: `${subject.rule} is acknowledged, but there is no such finding`,
    fix: 'remove the acknowledgement',
  };
}
