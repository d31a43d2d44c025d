import type { Finding } from '../finding';
import { withoutMarkup } from './escape';
import { addressOf, explanationOf, type Report, type ReportEntry, type ReportGroup, reportEntries } from './report';
import { labelOf } from './text';

/** Below the limits of GitHub, 65,536 characters, and of GitLab, a million. */
const MAX_COMMENT_LENGTH = 60_000;

const MAX_NOTES = 20;
const MAX_PLACES = 20;

/** For a comment on a pull request: a table for each group, and what has no effect folded away. */
export function markdownReport(report: Report): string {
  const { heading, subject, groups, notes, remedy } = report;
  const head = [
    `### ${heading}`,
    ...(subject === undefined ? [] : [code(subject)]),
    ...summarySentences(report),
    ...(remedy === undefined ? [] : [`${remedy.text}\n<pre>${remedy.code.map(withoutMarkup).join('\n')}</pre>`]),
    ...notes.slice(0, MAX_NOTES).map((note) => `> ${withoutMarkup(note)}`),
  ].join('\n\n');
  return [head, ...withinLimit(MAX_COMMENT_LENGTH - head.length, groups.flatMap(sectionsOf))].join('\n\n');
}

function summarySentences({ total, verdict }: Report): readonly string[] {
  const sentences = [
    ...(total === undefined ? [] : [`${total}.`]),
    ...(verdict === undefined ? [] : [verdict.fails ? `**${verdict.text}**` : verdict.text]),
  ];
  return sentences.length === 0 ? [] : [sentences.join(' ')];
}

/** A table that can be cut short. */
interface Section {
  readonly begin: string;
  readonly rows: readonly string[];
  readonly end: string;
}

const TABLE = '| finding | where | why, and what to do |\n|---|---|---|';

function sectionsOf(group: ReportGroup): readonly Section[] {
  const title = `${code(group.name)}: ${withoutMarkup(group.summary)}`;
  const entries = reportEntries(group);
  if (entries.length === 0) return [{ begin: `#### ${title}`, rows: [], end: '' }];
  const [open, folded] = [false, true].map((isFolded) =>
    entries.filter(({ finding }) => (finding.rule === 'NOOP') === isFolded).map(rowOf),
  );
  const details = `<details><summary>without effect: ${code(group.name)}</summary>\n\n${TABLE}`;
  return [
    { begin: `#### ${title}\n\n${TABLE}`, rows: open, end: '' },
    { begin: details, rows: folded, end: '\n\n</details>' },
  ].filter(({ rows }) => rows.length > 0);
}

function rowOf({ finding, places }: ReportEntry): string {
  const more = places.length > MAX_PLACES ? [`and ${places.length - MAX_PLACES} more`] : [];
  const where = [...places.slice(0, MAX_PLACES).map(code), ...more];
  return `| ${withoutMarkup(labelOf(finding))} | ${where.join('<br>')} | ${explanation(finding).join('<br>')} |`;
}

function explanation(finding: Finding): readonly string[] {
  return explanationOf(finding).map(([name, lines]) => {
    const text = name === 'see' ? link(lines[0]) : lines.map(withoutMarkup).join('<br>');
    return name === 'why' ? text : `<b>${name}:</b> ${text}`;
  });
}

function link(source: string): string {
  const address = addressOf(source);
  return address === undefined ? code(source) : `<a href="${address}">${withoutMarkup(source)}</a>`;
}

/** As many rows as there is room for, from the first group on. */
function withinLimit(room: number, sections: readonly Section[]): readonly string[] {
  const texts: string[] = [];
  let left = room;
  let missing = 0;
  for (const { begin, rows, end } of sections) {
    const shown: string[] = [];
    left -= begin.length + end.length;
    for (const each of rows) {
      if (left < each.length) missing++;
      else shown.push(each);
      left -= each.length + 1;
    }
    if (shown.length > 0 || (rows.length === 0 && left > 0)) texts.push(`${[begin, ...shown].join('\n')}${end}`);
  }
  return missing === 0
    ? texts
    : [...texts, `${missing} more rows do not fit into a comment; run the command to see them.`];
}

/** Someone else's text as code. Tags and not backticks: an escaped text cannot end them. */
function code(text: string): string {
  return `<code>${withoutMarkup(text)}</code>`;
}
