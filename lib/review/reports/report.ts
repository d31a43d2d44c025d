import { type Canonical, ORDER } from '../canonical';
import type { Change, Review } from '../change';
import { EFFECTS, type Effect, severity } from '../effect';
import { grouped } from '../grouped';
import type { SourcedManifest } from '../manifest';

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
export interface ReportEntry extends Pick<Change, 'effect' | 'why' | 'todo' | 'acknowledged'> {
  readonly changes: readonly Change[];
}

/** What becomes of one set of servers, or of what belongs to none. */
export interface ReportGroup {
  /** As `StatefulSet/default/kafka`. */
  readonly workload: string | undefined;
  readonly entries: readonly ReportEntry[];
}

/** Changes by the servers that they are for, those first that have the worst; what is for none comes last among equals. */
export function groupsOf({ changes }: Review): readonly ReportGroup[] {
  const groups = grouped(changes.map((change) => [change.workload, change] as const));
  return [...groups]
    .map(([workload, own]) => ({ workload, entries: entriesOf(own) }))
    .sort((a, b) => severity(b.entries[0].effect) - severity(a.entries[0].effect));
}

function entriesOf(changes: readonly Change[]): ReportEntry[] {
  const alike = grouped(
    changes.map((change) => {
      const { effect, why, todo, acknowledged } = change;
      return [JSON.stringify([effect, why, todo, acknowledged]), change] as const;
    }),
  );
  return [...alike.values()].map((same) => {
    const { effect, why, todo, acknowledged } = same[0];
    return { effect, why, todo, acknowledged, changes: same };
  });
}

/** What is worse than what is allowed, and not acknowledged. */
export function unacceptable({ changes }: Review, allowed: Effect): readonly Change[] {
  return changes.filter(
    ({ effect, acknowledged }) => severity(effect) > severity(allowed) && acknowledged === undefined,
  );
}

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
  const [kind, namespace, name] = object.split('/').slice(-3);
  const short = namespace === 'default' ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
  return `${effect} ${short}${path === '' ? '' : ` ${path}`}`;
}

/** The object of a change, in a group whose namespace is known. */
export function objectIn({ workload }: ReportGroup, { object }: Change): string {
  const [kind, namespace, name] = object.split('/').slice(-3);
  return workload?.split('/')[1] === namespace ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}

/** What a change makes of a value; nothing where it is about more than a value. */
export function fromTo({ from, to }: Change): string {
  if (from === undefined && to === undefined) return '';
  if (from === undefined) return `+ ${shown(to)}`;
  return to === undefined ? `- ${shown(from)}` : `${shown(from)} -> ${shown(to)}`;
}

/** Steps in their order, numbered where there are several. */
export function steps(todo: readonly string[]): readonly string[] {
  return todo.length > 1 ? todo.map((step, index) => `${index + 1}. ${step}`) : todo;
}

const LONGEST = 80;

function shown(value: Canonical | undefined): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)?.replaceAll(`"${ORDER}":`, '"order":');
  const line = (text ?? '').replace(/\s*\n\s*/g, ' ').replace(/\p{Cc}/gu, '?');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
