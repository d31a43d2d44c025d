import type { Effect } from '../../lint/effect';
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

/** Gives a text the colour of an effect; without one, it stays as it is. */
export type Paint = (effect: Effect, text: string) => string;

const INDENT = ' '.repeat(12);

/** For a terminal: by set of servers, the worst first; steps in their order. */
export function textReport(review: Review, context: ReportContext, paint: Paint = (_, text) => text): string {
  const { before, after, allowed } = context;
  const title = `${before} -> ${after}`;
  const notes = review.notes.map((note) => `note: ${plain(note)}`).join('\n');
  if (review.changes.length === 0) return [`${title}: no change`, ...(notes === '' ? [] : [notes])].join('\n\n');
  const blocks = groupsOf(review).map((group) =>
    [
      plain(group.workload ?? 'of no set of servers'),
      ...group.entries.map((entry) => entryText(group, entry, paint)),
    ].join('\n'),
  );
  const { text, open } = verdict(review, allowed);
  const words =
    open.length === 0
      ? [text]
      : [
          `${text}. What is intended is acknowledged, for this change only, by`,
          `  acknowledge: { ${open.map((change) => `'${change}': 'the reason'`).join(', ')} }`,
        ];
  return [title, ...blocks, ...(notes === '' ? [] : [notes]), [counts(review), ...words].join('\n')].join('\n\n');
}

function entryText(
  group: ReportGroup,
  { effect, why, steps, acknowledged, changes }: ReportEntry,
  paint: Paint,
): string {
  const [place, ...more] = changes.map((change) => placeText(group, change));
  const words = [
    ...more,
    why,
    ...numbered(steps),
    ...(acknowledged === undefined ? [] : [`acknowledged: ${acknowledged}`]),
  ];
  return [`  ${paint(effect, effect.padEnd(9))} ${place}`, ...words.map((line) => `${INDENT}${plain(line)}`)].join(
    '\n',
  );
}
