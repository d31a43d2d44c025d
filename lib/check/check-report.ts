import type { Finding } from '../lint/finding';
import { counted, type Report, type ReportGroup } from '../lint/report/report';
import type { CheckedFile } from './check-file';

/** What came of one file: what was found, or why it could not be read. */
export type FileResult = FileName & (CheckedFile | { readonly problem: string } | { readonly note: string });

interface FileName {
  readonly file: string;
  /** What was checked in the file, if that is only a part of it. */
  readonly part?: string;
}

/** Facts of the finding for a file that cannot be read. */
export const UNREADABLE_FILE = {
  id: 'unreadable-file',
  why: 'the file was not checked',
  source: 'cdk8s-kafka check',
};

/** The findings of all files, a group each. */
export function checkReport(results: readonly FileResult[]): Report {
  return {
    tool: 'cdk8s-kafka check',
    heading: 'Checked configuration files',
    groups: results.map(fileGroup),
    pathsAreFiles: true,
    notes: [],
    facts: {
      files: results.map((result) => ({
        file: result.file,
        ...(result.part === undefined ? {} : { part: result.part }),
        server: serverName(result) ?? null,
      })),
    },
  };
}

function fileGroup(result: FileResult): ReportGroup {
  const { file } = result;
  const name = result.part === undefined ? file : `${file}, ${result.part}`;
  if ('note' in result) return { name, summary: result.note, findings: [] };
  if ('problem' in result)
    return { name: file, summary: 'not readable', findings: [unreadableFinding(file, result.problem)] };
  return { name, summary: `${fileSummary(result.findings)} (${serverName(result)})`, findings: result.findings };
}

function serverName(result: FileResult): string | undefined {
  return 'problem' in result || 'note' in result ? undefined : `${result.server.product} ${result.server.version}`;
}

function unreadableFinding(path: string, problem: string): Finding {
  const { id, why, source } = UNREADABLE_FILE;
  return { rule: id, severity: 'error', path, problem, why, fix: 'name a text file that can be read', source };
}

function fileSummary(findings: readonly Finding[]): string {
  const counts = (['error', 'warning'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, severity)];
  });
  return counts.length === 0 ? 'nothing found' : counts.join(', ');
}
