import { EFFECTS, type Effect, rankOf } from '../../lint/effect';
import { ORDER } from '../canonical/list-items';
import type { Canonical } from '../canonical/value';
import type { Change, Review } from '../change';
import { grouped } from '../group-by';
import { nameParts } from '../manifest/manifest';
import type { SourcedManifest } from '../reading/read-manifests';

/** What a report is about, beside the changes. */
export interface ReportContext {
  /** What the old and the new side are called. */
  readonly before: string;
  readonly after: string;
  /** The worst effect that needs no word. */
  readonly allowed: Effect;
  /** The objects of the new side, where they stand. */
  readonly objects: readonly SourcedManifest[];
}

/** Changes that do the same, for the same reason. */
export interface ReportEntry extends Pick<Change, 'effect' | 'why' | 'steps' | 'acknowledged'> {
  readonly changes: readonly Change[];
}

/** What becomes of one set of servers, or of what belongs to none. */
export interface ReportGroup {
  /** As `StatefulSet/default/kafka`. */
  readonly workload: string | undefined;
  readonly entries: readonly ReportEntry[];
}

/** Changes by the servers that they are for, those first that have the worst. */
export function groupsOf({ changes }: Review): readonly ReportGroup[] {
  const groups = grouped(changes.map((change) => [change.workload, change] as const));
  return [...groups]
    .map(([workload, own]) => ({ workload, entries: entriesOf(own) }))
    .sort((a, b) => rankOf(b.entries[0].effect) - rankOf(a.entries[0].effect));
}

function entriesOf(changes: readonly Change[]): ReportEntry[] {
  const alike = grouped(
    changes.map((change) => {
      const { effect, why, steps, acknowledged } = change;
      return [JSON.stringify([effect, why, steps, acknowledged]), change] as const;
    }),
  );
  return [...alike.values()].map((same) => {
    const { effect, why, steps, acknowledged } = same[0];
    return { effect, why, steps, acknowledged, changes: same };
  });
}

/** What is worse than what is allowed, and not acknowledged. */
export function unacceptable({ changes }: Review, allowed: Effect): readonly Change[] {
  return changes.filter(({ effect, acknowledged }) => rankOf(effect) > rankOf(allowed) && acknowledged === undefined);
}

/** Whether all is well, in a sentence; and the first of what has to be acknowledged where it is not. */
export function verdict(review: Review, allowed: Effect): { readonly text: string; readonly open: readonly string[] } {
  const open = unacceptable(review, allowed);
  if (open.length === 0) return { text: `Nothing is worse than ${allowed} and not acknowledged.`, open: [] };
  const text = `${open.length} ${open.length === 1 ? 'is' : 'are'} worse than ${allowed} and not acknowledged`;
  return { text, open: open.slice(0, MOST_OPEN).map(acknowledgement) };
}

/** So many are shown as examples. */
const MOST_OPEN = 5;

/** `3 changes: 1 DATA (acknowledged), 2 ROLL`. */
export function counts({ changes }: Review): string {
  const parts = [...EFFECTS].reverse().flatMap((effect) => {
    const same = changes.filter((change) => change.effect === effect);
    const intended = same.filter(({ acknowledged }) => acknowledged !== undefined).length;
    if (same.length === 0) return [];
    const how = intended === 0 ? '' : intended === same.length ? ' (acknowledged)' : ` (${intended} acknowledged)`;
    return [`${same.length} ${effect}${how}`];
  });
  return `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}: ${parts.join(', ')}`;
}

/** The line that acknowledges a change, but for the reason. */
export function acknowledgement({ effect, object, path }: Change): string {
  const [kind, namespace, name] = nameParts(object);
  // a name without a namespace is one in the namespace of what says so
  const short = namespace === 'default' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  return plain(`${effect} ${short}${path === '' ? '' : ` ${path}`}`);
}

/** The object of a change, in a group whose namespace is known. */
export function objectIn({ workload }: ReportGroup, { object }: Change): string {
  const [kind, namespace, name] = nameParts(object);
  return workload?.split('/')[1] === namespace ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}

/** What a change makes of a value; nothing where it is about more than a value. Of long ones that begin alike, from where they differ. */
export function fromTo({ from, to }: Change): string {
  if (from === undefined && to === undefined) return '';
  const [old, now] = [textOf(from), textOf(to)];
  if (from === undefined) return `+ ${shortened(now, 0)}`;
  if (to === undefined) return `- ${shortened(old, 0)}`;
  const isLong = Math.max(old.length, now.length) > LONGEST;
  const at = isLong ? Math.max(0, [...old].findIndex((character, index) => character !== now[index]) - BEFORE) : 0;
  return `${shortened(old, at)} -> ${shortened(now, at)}`;
}

/** Steps in their order, numbered where there are several. */
export function numbered(steps: readonly string[]): readonly string[] {
  return steps.length > 1 ? steps.map((step, index) => `${index + 1}. ${step}`) : steps;
}

/** A text of others on one line, with nothing that a terminal would obey. */
export function plain(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '?');
}

/** Where something changes, and what from and to. */
export function placeText(group: ReportGroup, change: Change): string {
  const place = [objectIn(group, change), ...(change.path === '' ? [] : [change.path])].join(' ');
  const value = fromTo(change);
  return plain(value === '' ? place : `${place}: ${value}`);
}

/** So much of a value is shown, and so much of what precedes a difference. */
const LONGEST = 80;
const BEFORE = 20;

function textOf(value: Canonical | undefined): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)?.replaceAll(`"${ORDER}":`, '"order":');
  return plain(text ?? '');
}

function shortened(text: string, at: number): string {
  const end = at + LONGEST;
  return `${at > 0 ? '…' : ''}${text.slice(at, end)}${text.length > end ? '…' : ''}`;
}
