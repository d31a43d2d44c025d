import { type Finding, fixSteps } from '../finding';
import { grouped } from '../group-by';
import { printable } from './escape';

/** What a command found, in the form that every format is written from. */
export interface Report {
  /** The command: `cdk8s-kafka check`. */
  readonly tool: string;
  /** What the report is about, as the heading of a comment. */
  readonly heading: string;
  /** What was compared, `old -> new`; undefined if the groups name what was checked. */
  readonly subject?: string;
  readonly groups: readonly ReportGroup[];
  /** Whether the path of a finding is its file. */
  readonly pathsAreFiles?: boolean;
  /** Problems that are not findings, such as acknowledgements that acknowledge nothing. */
  readonly notes: readonly string[];
  /** `3 changes: 1 DATA, 2 LIVE`. */
  readonly total?: string;
  /** Whether the findings are acceptable, in a sentence. */
  readonly verdict?: { readonly text: string; readonly fails: boolean };
  /** Code to write if the findings are intended, and a sentence that introduces it. */
  readonly remedy?: { readonly text: string; readonly code: readonly string[] };
  /** Additional members of the JSON report. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Findings that belong together: those of a file, or of a workload. */
export interface ReportGroup {
  readonly name: string;
  /** `1 error, 2 warnings (Kafka 3.9)`. */
  readonly summary: string;
  readonly findings: readonly Finding[];
}

/** Findings that differ only in their place. */
export interface ReportEntry {
  /** The first of them. */
  readonly finding: Finding;
  readonly places: readonly string[];
}

/** The findings of a group, worst first; those that differ only in their place are one entry. */
export function reportEntries({ findings }: ReportGroup): readonly ReportEntry[] {
  const alike = grouped(
    worstFirst(findings).map((finding) => {
      const { rule, severity, why, fix, source, acknowledged } = finding;
      return [JSON.stringify([rule, severity, why, fix, source, acknowledged]), finding] as const;
    }),
  );
  return [...alike.values()].map((same) => ({ finding: same[0], places: same.map(placeText) }));
}

/** Errors, warnings, notes; each in the order in which they were found. */
export function worstFirst(findings: readonly Finding[]): readonly Finding[] {
  const severities = ['error', 'warning', 'note'] as const;
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** Where a finding is, and what is wrong there: `server.properties:13: there is no …`, `StatefulSet/kafka /spec/replicas: 3 -> 2`. */
export function placeText({ path, pointer, line, file, problem }: Finding): string {
  const place = [
    line === undefined || file !== undefined ? path : `${path}:${line}`,
    ...(pointer === undefined || pointer === '' ? [] : [pointer]),
  ].join(' ');
  return printable(problem === '' ? place : `${place}: ${problem}`);
}

/** The rest of a finding, part by part, each with its name. */
export function explanationOf(finding: Finding): readonly (readonly [name: string, lines: readonly string[]])[] {
  const { why, source, acknowledged } = finding;
  const all: readonly (readonly [string, readonly string[]])[] = [
    ['why', [why]],
    ['fix', fixSteps(finding)],
    ['see', [source]],
    ['acknowledged', acknowledged === undefined ? [] : [acknowledged]],
  ];
  return all.flatMap(([name, lines]) => (lines.length === 0 ? [] : [[name, lines.map(printable)] as const]));
}

/** The address that a source starts with; undefined for the name of a class or a file. */
export function addressOf(source: string): string | undefined {
  return /^https:\S+/.exec(source)?.[0];
}

/** `2 warnings`. */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
