import type { Review } from '../change';
import {
  acknowledgement,
  counts,
  fromTo,
  groupsOf,
  objectIn,
  type ReportContext,
  type ReportEntry,
  type ReportGroup,
  steps,
  unacceptable,
} from './report';

/** A comment on GitHub holds 65,536 characters, on GitLab a million. */
const LONGEST = 60_000;

/** For a comment on a pull request: a table for each set of servers, and the harmless folded away. */
export function markdownReport(review: Review, { before, after, allowed }: ReportContext): string {
  const title = `### What this change does to a running cluster\n\n${code(before)} → ${code(after)}`;
  const notes = review.notes.map((note) => `> ${cell(note)}`);
  if (review.changes.length === 0) return [`${title}: no change.`, ...notes].join('\n\n');
  const open = unacceptable(review, allowed);
  const verdict =
    open.length === 0
      ? `Nothing is worse than ${allowed} and not acknowledged.`
      : `**${open.length} ${open.length === 1 ? 'is' : 'are'} worse than ${allowed} and not acknowledged:** ${open
          .slice(0, 5)
          .map((change) => code(acknowledgement(change)))
          .join(', ')}${open.length > 5 ? ', …' : ''}`;
  const head = [title, `${counts(review)}. ${verdict}`, ...notes].join('\n\n');
  return withinLimit(head, groupsOf(review).flatMap(sections));
}

function sections(group: ReportGroup): string[] {
  const title = group.workload === undefined ? 'of no set of servers' : code(group.workload);
  const some = (entries: readonly ReportEntry[]) => entries.map((entry) => row(group, entry)).join('\n');
  const head = '| effect | change | what it does, and what to do |\n|---|---|---|';
  const harmless = group.entries.filter(({ effect }) => effect === 'NOOP');
  const others = group.entries.filter(({ effect }) => effect !== 'NOOP');
  return [
    ...(others.length === 0 ? [] : [`#### ${title}\n\n${head}\n${some(others)}`]),
    ...(harmless.length === 0
      ? []
      : [
          `<details><summary>without effect: ${title.replaceAll('`', '')}</summary>\n\n${head}\n${some(harmless)}\n\n</details>`,
        ]),
  ];
}

function row(group: ReportGroup, { effect, why, todo, acknowledged, changes }: ReportEntry): string {
  const places = changes.slice(0, MOST_PLACES).map((change) => {
    const value = fromTo(change);
    return `${code(`${objectIn(group, change)} ${change.path}`.trim())}${value === '' ? '' : `<br>${code(value)}`}`;
  });
  const more = changes.length > MOST_PLACES ? [`and ${changes.length - MOST_PLACES} more`] : [];
  const words = [
    cell(why),
    ...steps(todo).map(cell),
    ...(acknowledged === undefined ? [] : [`**acknowledged:** ${cell(acknowledged)}`]),
  ];
  return `| ${effect} | ${[...places, ...more].join('<br>')} | ${words.join('<br>')} |`;
}

const MOST_PLACES = 20;

/** As many parts as a comment holds, the worst first. */
function withinLimit(head: string, parts: readonly string[]): string {
  let text = head;
  for (const [index, part] of parts.entries()) {
    if (text.length + part.length > LONGEST) {
      return `${text}\n\n${parts.length - index} more parts are too long for a comment; the command tells them all.`;
    }
    text += `\n\n${part}`;
  }
  return text;
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll('|', '\\|')}\``;
}

/** Words of others, in which nothing counts as markup. */
function cell(text: string): string {
  return text
    .replace(/[\\`*_[\]|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
