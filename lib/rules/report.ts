import type { Finding } from './rule';

/** One finding in four lines: what and where, why it matters, what to write instead, who says so. */
function formatFinding(finding: Finding): string {
  return [
    `${finding.severity} [${finding.rule}] ${finding.path}: ${finding.problem}`,
    `  why: ${finding.why}`,
    `  fix: ${finding.fix}`,
    `  see: ${finding.source}`,
  ].join('\n');
}

/** Lays findings out in the order in which the constructs were made. */
export function formatFindings(findings: readonly Finding[]): string {
  return findings.map(formatFinding).join('\n\n');
}

/**
 * Thrown by synthesis when a rule of severity `error` is broken. Its text is for people, and it is all that Node prints:
 * no stack trace, as the place to mend is a prop and not a line of ours.
 */
export class ConfigurationError extends Error {
  /** @param otherProblems what constructs of other libraries reported in the same app */
  constructor(findings: readonly Finding[], otherProblems: readonly string[] = []) {
    const count = findings.length + otherProblems.length;
    const head = `${count} problem${count === 1 ? '' : 's'} found, no file was written.`;
    super([head, formatFindings(findings), ...otherProblems].filter((part) => part !== '').join('\n\n'));
    this.stack = this.message;
  }

  public override get name(): string {
    return 'ConfigurationError';
  }
}
