import { EFFECTS, type Effect, rankOf } from '../../lint/effect';
import type { Finding } from '../../lint/finding';
import { grouped } from '../../lint/group-by';
import { printable } from '../../lint/report/escape';
import { counted, type Report, type ReportGroup } from '../../lint/report/report';
import { shortName } from '../../manifests/manifest';
import type { SourcedManifest } from '../../manifests/read-manifests';
import type { Change, Review } from '../change';
import { valuesText } from './change-text';
import { locations, type SourceLocation } from './locations';
import { isUnreadUnacceptable, totalOf, type Unread, unreadVerdict } from './unread';

/** What a report contains besides the changes. */
export interface ReviewSubject {
  /** Names of the old and the new side. */
  readonly before: string;
  readonly after: string;
  /** The worst effect that needs no acknowledgement. */
  readonly allowed: Effect;
  /** The objects of the new side, to find the lines of changes; undefined if the lines are not needed. */
  readonly objects?: readonly SourcedManifest[];
  /** What else readers should know, such as files that were left out. */
  readonly notes?: readonly string[];
  /** Left-out files that differ. */
  readonly unread?: Unread;
}

/** A change as a finding, with what only changes have. */
interface ChangeFinding extends Finding {
  readonly from: unknown;
  readonly to: unknown;
  readonly workload: string | null;
}

/** The changes of each workload, a group each; the group with the worst change first. */
export function reviewReport(review: Review, subject: ReviewSubject): Report {
  const { changes, worst, notes } = review;
  const { before, after, allowed, objects, unread = NOTHING_UNREAD } = subject;
  const isUnknown = isUnreadUnacceptable(unread, allowed);
  const locationOf = objects === undefined ? undefined : locations(objects);
  const byWorkload = grouped(changes.map((change) => [change.workload, change] as const));
  // changes are ordered by their effect, so the first of a group is its worst
  const groups = [...byWorkload].sort(([, a], [, b]) => rankOf(b[0].effect) - rankOf(a[0].effect));
  return {
    tool: 'cdk8s-kafka review',
    heading: 'What this change does to a running cluster',
    subject: `${before} -> ${after}`,
    groups: groups.map(
      ([workload, own]): ReportGroup => ({
        name: workload === undefined ? 'not part of a workload' : shortName(workload),
        summary: countsOf(own),
        findings: own.map((change) => findingOf(change, allowed, locationOf?.(change))),
      }),
    ),
    notes: [...(subject.notes ?? []), ...notes],
    total: totalOf(
      changes.length === 0 ? undefined : `${counted(changes.length, 'change')}: ${countsOf(changes)}`,
      unread,
    ),
    ...(changes.length === 0 && !isUnknown ? {} : verdictOn(review, allowed, unread)),
    facts: { before, after, worst: unread.rendered > 0 ? worstWith(worst, 'UNKNOWN') : worst },
  };
}

function findingOf(change: Change, allowed: Effect, location: SourceLocation | undefined): ChangeFinding {
  const { effect, object, path, from, to, why, steps, source, workload, acknowledged } = change;
  return {
    rule: effect,
    severity: isWorse(effect, allowed) ? 'error' : 'note',
    path: shortName(object),
    pointer: path,
    ...location,
    problem: valuesText(change),
    why,
    fix: steps,
    source,
    ...(acknowledged === undefined ? {} : { acknowledged }),
    from: from ?? null,
    to: to ?? null,
    workload: workload === undefined ? null : shortName(workload),
  };
}

function isWorse(effect: Effect, allowed: Effect): boolean {
  return rankOf(effect) > rankOf(allowed);
}

/** The changes that are worse than what is allowed, and not acknowledged. */
export function unacceptable({ changes }: Review, allowed: Effect): readonly Change[] {
  return changes.filter(({ effect, acknowledged }) => isWorse(effect, allowed) && acknowledged === undefined);
}

const NOTHING_UNREAD: Unread = { files: 0, rendered: 0 };

function worstWith(worst: Review['worst'], effect: Effect): Effect {
  return worst !== 'NONE' && isWorse(worst, effect) ? worst : effect;
}

/** What an acknowledgement does not change: the API server still rejects such a change. */
function rejectedText(changes: readonly Change[]): string {
  const rejected = changes.some(({ effect }) => effect === 'IMMUTABLE');
  return rejected ? ' The API server rejects what is IMMUTABLE: follow the steps, kubectl apply alone fails.' : '';
}

function verdictOn(review: Review, allowed: Effect, unread: Unread): Pick<Report, 'verdict' | 'remedy'> {
  const open = unacceptable(review, allowed);
  const isUnknown = isUnreadUnacceptable(unread, allowed);
  if (open.length === 0) {
    if (isUnknown) return { verdict: { text: unreadVerdict(unread, allowed), fails: true } };
    return {
      verdict: {
        text: `No unacknowledged change is worse than ${allowed}.${rejectedText(review.changes)}`,
        fails: false,
      },
    };
  }
  const what = open.length === 1 ? '1 change exceeds' : `${open.length} changes exceed`;
  const text = `${what} ${allowed} and ${open.length === 1 ? 'is' : 'are'} not acknowledged.${isUnknown ? ` ${unreadVerdict(unread, allowed)}` : ''}`;
  const remedy = { text: 'If that is intended, acknowledge it in the same commit:', code: acknowledgeProp(open) };
  return { verdict: { text, fails: true }, remedy };
}

/** How many lines of the prop are shown: more are unlikely to be all intended. */
const MAX_ACKNOWLEDGED = 20;

/** The prop that acknowledges these changes, with placeholders for the reasons: code that compiles. */
function acknowledgeProp(changes: readonly Change[]): readonly string[] {
  // several changes can have the same effect at the same place: one line acknowledges all of them
  const lines = [...new Set(changes.map((change) => `${quoted(acknowledgement(change))}: 'the reason'`))];
  if (lines.length === 1) return [`acknowledge: { ${lines[0]} }`];
  const more = lines.length - MAX_ACKNOWLEDGED;
  return [
    'acknowledge: {',
    ...lines.slice(0, MAX_ACKNOWLEDGED).map((line) => `  ${line},`),
    ...(more > 0 ? [`  // and ${more} more`] : []),
    '}',
  ];
}

/** The key of the prop, and the start of a line of the annotation. */
export function acknowledgement({ effect, object, path }: Pick<Change, 'effect' | 'object' | 'path'>): string {
  return `${effect} ${shortName(object)}${path === '' ? '' : ` ${path}`}`;
}

function quoted(text: string): string {
  return `'${printable(text.replace(/[\\']/g, '\\$&'))}'`;
}

/** `1 DATA (acknowledged), 2 ROLL`, worst first. */
function countsOf(changes: readonly Change[]): string {
  const parts = [...EFFECTS].reverse().flatMap((effect) => {
    const same = changes.filter((change) => change.effect === effect);
    const intended = same.filter(({ acknowledged }) => acknowledged !== undefined).length;
    if (same.length === 0) return [];
    const how = intended === 0 ? '' : intended === same.length ? ' (acknowledged)' : ` (${intended} acknowledged)`;
    return [`${same.length} ${effect}${how}`];
  });
  return parts.join(', ');
}
