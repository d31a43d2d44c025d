import type { Finding, Severity } from './finding';

/** One finding in four lines: what and where, why it matters, what to write instead, who says so. */
function formatFinding(finding: Finding): string {
  return [
    `${finding.severity} [${finding.rule}] ${finding.path}: ${printable(finding.problem)}`,
    `  why: ${finding.why}`,
    `  fix: ${printable(finding.fix)}`,
    `  see: ${finding.source}`,
  ].join('\n');
}

/** What a file says may be long, or meant for the ears of a terminal. */
function printable(text: string): string {
  const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return cut.replace(/\p{Cc}/gu, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const LONGEST = 2000;

const WORST_FIRST: readonly Severity[] = ['error', 'warning'];

/** Lays findings out: the worst first, and otherwise in the order in which the constructs were made. */
export function formatFindings(findings: readonly Finding[]): string {
  return WORST_FIRST.flatMap((worst) => findings.filter(({ severity }) => severity === worst))
    .map(formatFinding)
    .join('\n\n');
}

/**
 * Thrown by synthesis when a rule of severity `error` is broken. Its text is for people, and it is all that Node prints:
 * no stack trace, as the place to mend is a prop and not a line of ours.
 */
export class ConfigurationError extends Error {
  /** @param otherProblems what constructs of other libraries reported in the same app */
  constructor(findings: readonly Finding[], otherProblems: readonly string[] = []) {
    const warnings = findings.filter(({ severity }) => severity === 'warning').length;
    const problems = counted(findings.length - warnings + otherProblems.length, 'problem');
    const found = warnings === 0 ? problems : `${problems} and ${counted(warnings, 'warning')}`;
    const parts = [`${found} found, no file was written.`, formatFindings(findings), ...otherProblems];
    super(parts.filter((part) => part !== '').join('\n\n'));
    this.stack = this.message;
  }

  public override get name(): string {
    return 'ConfigurationError';
  }
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
