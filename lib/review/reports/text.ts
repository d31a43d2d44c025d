import type { Review } from '../change';
import type { Effect } from '../effect';
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

/** Gives a text the colour of an effect; without one, it stays as it is. */
export type Paint = (effect: Effect, text: string) => string;

const INDENT = ' '.repeat(12);

/** For a terminal: by set of servers, the worst first; steps in their order. */
export function textReport(review: Review, context: ReportContext, paint: Paint = (_, text) => text): string {
  const { before, after, allowed } = context;
  const title = `${before} -> ${after}`;
  const notes = review.notes.map((note) => `note: ${note}`).join('\n');
  if (review.changes.length === 0) return [`${title}: no change`, ...(notes === '' ? [] : [notes])].join('\n\n');
  const blocks = groupsOf(review).map((group) =>
    [group.workload ?? 'of no set of servers', ...group.entries.map((entry) => entryText(group, entry, paint))].join(
      '\n',
    ),
  );
  const open = unacceptable(review, allowed);
  const words =
    open.length === 0
      ? [`Nothing is worse than ${allowed} and not acknowledged.`]
      : [
          `${open.length} ${open.length === 1 ? 'is' : 'are'} worse than ${allowed} and not acknowledged. What is intended is acknowledged, for this change only, by`,
          ...open
            .slice(0, SHOWN)
            .map((change) => `  acknowledgeChanges: { '${acknowledgement(change)}': 'the reason' }`),
          ...(open.length > SHOWN ? [`  and so on for ${open.length - SHOWN} more`] : []),
        ];
  return [title, ...blocks, ...(notes === '' ? [] : [notes]), [counts(review), ...words].join('\n')].join('\n\n');
}

const SHOWN = 5;

function entryText(
  group: ReportGroup,
  { effect, why, todo, acknowledged, changes }: ReportEntry,
  paint: Paint,
): string {
  const places = changes.map((change) => {
    const value = fromTo(change);
    return `${objectIn(group, change)} ${change.path}${value === '' ? '' : `: ${value}`}`.replace(' :', ':');
  });
  return [
    `  ${paint(effect, effect.padEnd(9))} ${places[0]}`,
    ...[
      ...places.slice(1),
      why,
      ...steps(todo),
      ...(acknowledged === undefined ? [] : [`acknowledged: ${acknowledged}`]),
    ].map((line) => `${INDENT}${line}`),
  ].join('\n');
}
