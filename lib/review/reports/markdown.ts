import type { Review } from '../change';
import {
  counts,
  groupsOf,
  numbered,
  placeText,
  plain,
  type ReportContext,
  type ReportEntry,
  type ReportGroup,
  verdict,
} from './report';

/** A comment on GitHub holds 65,536 characters, on GitLab a million. */
const LONGEST = 60_000;

/** For a comment on a pull request: a table for each set of servers, and the harmless folded away. */
export function markdownReport(review: Review, { before, after, allowed }: ReportContext): string {
  const title = `### What this change does to a running cluster\n\n${code(before)} → ${code(after)}`;
  const notes = review.notes.slice(0, MOST_NOTES).map((note) => `> ${words(note)}`);
  if (review.changes.length === 0) return [`${title}: no change.`, ...notes].join('\n\n');
  const { text, open } = verdict(review, allowed);
  const told = open.length === 0 ? text : `**${text}**, such as ${open.map(code).join(', ')}`;
  const head = [title, `${counts(review)}. ${told}`, ...notes].join('\n\n');
  return [head, ...withinLimit(LONGEST - head.length, groupsOf(review).flatMap(sections))].join('\n\n');
}

const MOST_NOTES = 20;

/** A table that can be cut short. */
interface Section {
  readonly begin: string;
  readonly rows: readonly string[];
  readonly end: string;
}

const TABLE = '| effect | change | what it does, and what to do |\n|---|---|---|';

function sections(group: ReportGroup): readonly Section[] {
  const name = code(group.workload ?? 'of no set of servers');
  const rows = (entries: readonly ReportEntry[]) => entries.map((entry) => row(group, entry));
  const folded = `<details><summary>without effect: ${name}</summary>\n\n${TABLE}`;
  return [
    { begin: `#### ${name}\n\n${TABLE}`, rows: rows(group.entries.filter(({ effect }) => effect !== 'NOOP')), end: '' },
    { begin: folded, rows: rows(group.entries.filter(({ effect }) => effect === 'NOOP')), end: '\n\n</details>' },
  ].filter((section) => section.rows.length > 0);
}

function row(group: ReportGroup, { effect, why, steps, acknowledged, changes }: ReportEntry): string {
  const places = changes.slice(0, MOST_PLACES).map((change) => code(placeText(group, change)));
  const more = changes.length > MOST_PLACES ? [`and ${changes.length - MOST_PLACES} more`] : [];
  const told = [
    words(why),
    ...numbered(steps).map(words),
    ...(acknowledged === undefined ? [] : [`<b>acknowledged:</b> ${words(acknowledged)}`]),
  ];
  return `| ${effect} | ${[...places, ...more].join('<br>')} | ${told.join('<br>')} |`;
}

const MOST_PLACES = 20;

/** As many rows as there is room for, those of the worst sets first. */
function withinLimit(room: number, all: readonly Section[]): readonly string[] {
  const texts: string[] = [];
  let left = room;
  let missing = 0;
  for (const { begin, rows, end } of all) {
    const kept: string[] = [];
    left -= begin.length + end.length;
    for (const each of rows) {
      if (left < each.length) missing++;
      else kept.push(each);
      left -= each.length + 1;
    }
    if (kept.length > 0) texts.push(`${[begin, ...kept].join('\n')}${end}`);
  }
  const rest = `${missing} more rows are too long for a comment; the command tells them all.`;
  return missing === 0 ? texts : [...texts, rest];
}

/** A text of others as code. Tags and not backticks: nothing can end them that is written as an entity. */
function code(text: string): string {
  return `<code>${words(text)}</code>`;
}

/** Words of others, in which nothing counts as markup, or as a mention. */
function words(text: string): string {
  return plain(text).replace(/[^\p{L}\p{N} .,;:()'"/=+-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
