import { effectNamed } from '../effect';
import type { Finding } from '../finding';
import { printable } from './escape';
import {
  explanationOf,
  placeText,
  type Report,
  type ReportEntry,
  type ReportGroup,
  reportEntries,
  worstFirst,
} from './report';

/** Gives the label of a finding a colour. */
export type Paint = (label: string, finding: Finding) => string;

const unpainted: Paint = (label) => label;

/** For people at a terminal. */
export function textReport(report: Report, paint: Paint = unpainted): string {
  const { subject, groups, notes } = report;
  return [
    ...(subject === undefined ? [] : [groups.length === 0 ? `${subject}: ${report.total}` : subject]),
    ...groups.map((group) => groupText(group, paint)),
    ...notes.map((note) => `note: ${printable(note)}`),
    ...conclusion(groups.length === 0 ? { ...report, total: undefined } : report),
  ].join('\n\n');
}

function conclusion({ total, verdict, remedy }: Report): readonly string[] {
  const lines = [
    ...(total === undefined ? [] : [total]),
    ...(verdict === undefined ? [] : [verdict.text]),
    ...(remedy === undefined ? [] : [remedy.text, ...remedy.code.map((line) => `  ${line}`)]),
  ];
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function groupText(group: ReportGroup, paint: Paint): string {
  const entries = reportEntries(group).map((entry) => entryText(entry, paint));
  return [printable(`${group.name}: ${group.summary}`), ...entries].join('\n\n');
}

/** Where and what, why it matters, what to do instead, and the source. */
function entryText({ finding, places: [first, ...more] }: ReportEntry, paint: Paint): string {
  const label = labelOf(finding);
  const explanation = explanationOf(finding).flatMap(([name, lines]) => hanging(`  ${name}: `, lines));
  return [
    `${paint(label, finding)} ${first}`,
    ...more.map((place) => `${blanks(label)} ${place}`),
    ...explanation,
  ].join('\n');
}

/** An effect implies how bad it is; a rule does not. */
export function labelOf({ rule, severity }: Finding): string {
  return effectNamed(rule) !== undefined ? rule : `${severity} [${rule}]`;
}

function hanging(head: string, [first, ...more]: readonly string[]): readonly string[] {
  return [`${head}${first}`, ...more.map((line) => `${blanks(head)}${line}`)];
}

function blanks(text: string): string {
  return ' '.repeat(text.length);
}

/** Findings without a report around them, worst first. */
export function findingsText(findings: readonly Finding[]): string {
  return worstFirst(findings)
    .map((finding) => entryText({ finding, places: [placeText(finding)] }, unpainted))
    .join('\n\n');
}
