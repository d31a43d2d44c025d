import type { Finding } from '../finding';
import { counted } from '../report/report';
import { findingsText } from '../report/text';

// loaded on demand: an app without findings needs none of this

/**
 * What synthesis prints if a finding is an error.
 *
 * @param otherProblems what constructs of other libraries reported in the same app
 */
export function problemText(findings: readonly Finding[], otherProblems: readonly string[]): string {
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const problems = counted(findings.length - warnings + otherProblems.length, 'problem');
  const found = warnings === 0 ? problems : `${problems} and ${counted(warnings, 'warning')}`;
  const parts = [`${found} found, no file was written.`, findingsText(findings), ...otherProblems];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** What synthesis prints if all findings are warnings, without those that it has printed before. */
export function warningText(findings: readonly Finding[], printed: Set<string>): string {
  const unprinted = findings.filter((finding) => !printed.has(findingsText([finding])));
  for (const finding of unprinted) printed.add(findingsText([finding]));
  return findingsText(unprinted);
}
