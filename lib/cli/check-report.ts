import type { CheckedFile } from '../check/check-file';
import type { Finding } from '../lint/finding';
import { counted, formatFindings } from '../lint/report';

/** What came of one file. */
export type FileReport = { readonly file: string } & (CheckedFile | { readonly problem: string });

/** How reports are written, by name. */
export const FORMATS: Readonly<Record<string, (reports: readonly FileReport[]) => string>> = { text, json };

function text(reports: readonly FileReport[]): string {
  return reports
    .flatMap((report) => {
      if ('problem' in report) return [];
      const { product, version } = report.server;
      const head = `${report.file}: ${summary(report.findings)} (${product} ${version})`;
      return report.findings.length === 0 ? [head] : [head, formatFindings(report.findings)];
    })
    .join('\n\n');
}

function summary(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const counts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  return counts.length === 0 ? 'nothing found' : counts.join(', ');
}

/** An array with one element for each file. A file that cannot be read has one finding, which says so. */
function json(reports: readonly FileReport[]): string {
  const elements = reports.map((report) =>
    'problem' in report
      ? {
          file: report.file,
          server: null,
          findings: [{ rule: 'unreadable-file', severity: 'error', key: null, message: report.problem, line: null }],
        }
      : {
          file: report.file,
          server: `${report.server.product} ${report.server.version}`,
          findings: report.findings.map(({ rule, severity, key, problem, why, fix, source, line }) => ({
            rule,
            severity,
            key: key ?? null,
            message: `${problem}; ${fix}`,
            line: line ?? null,
            why,
            fix,
            source,
          })),
        },
  );
  return JSON.stringify(elements, undefined, 2);
}
