import { rankOf } from '../../lint/effect';
import type { Difference, ObjectPair } from '../canonical/compare';
import { pointer } from '../canonical/pointer';
import { type Canonical, isCanonicalMap } from '../canonical/value';
import { type ClassifiedChange, type Verdict, verdictOf } from '../change';
import { fieldRow, isKnownKind } from '../effects';
import type { FieldRow } from '../effects/fields/field-row';
import { HELD } from '../effects/fields/pod-template';
import { UNREAD } from '../effects/fields/whole-objects';
import { kindOf, type Manifest, objectName } from '../manifest/manifest';
import { shownValue } from '../redact';
import { heldBy, type ReviewContext, type SetPair } from '../review-context';
import { fileChanges } from './file-changes';

/** The changes of one object: it is added or removed, or fields of it, or keys of a file that it holds, change. */
export function objectChanges({ before, after }: ObjectPair, context: ReviewContext): ClassifiedChange[] {
  if (before === undefined || after === undefined) {
    return context.isReplaced(before, after) ? [] : [additionOrRemoval(before, after, context)];
  }
  const pair = { before, after };
  return context.differencesOf(pair).flatMap((difference): readonly ClassifiedChange[] => {
    const inFile = before.immutable === true ? undefined : fileChanges(context, after, difference);
    return inFile ?? [fieldChange(difference, pair)];
  });
}

/** What pods read differently when they mount another object: its contents, key by key. */
export function replacedFileChanges(pair: SetPair, context: ReviewContext): readonly ClassifiedChange[] {
  return context.differencesOf(pair).flatMap((difference) => fileChanges(context, pair.after, difference) ?? []);
}

function fieldChange(difference: Difference, pair: SetPair): ClassifiedChange {
  const { object, kind, path, from, to, direction } = difference;
  const place = { object, path: pointer(path), from: shownValue(difference, from), to: shownValue(difference, to) };
  const rowOf = (inner: readonly string[], value: Canonical | undefined) =>
    fieldRow(kind, inner, direction, value, pair);
  const row =
    from === undefined || to === undefined
      ? worstRow(rowOf, path, (from ?? to) as Canonical, to !== undefined)
      : rowOf(path, to);
  if (row === undefined) return { ...place, ...unlisted(kind) };
  const rolls = kind === 'StatefulSet' && row.effect === 'ROLL' && path[1] === 'template';
  const held = rolls ? heldBy(pair.after) : undefined;
  return { ...place, ...(held === undefined ? verdictOf(row) : HELD[held]) };
}

type RowOf = (path: readonly string[], to: Canonical | undefined) => FieldRow | undefined;

/** Of a whole part that comes or goes, the worst row of all that is in it, and the most specific of equals. */
function worstRow(rowOf: RowOf, path: readonly string[], part: Canonical, comes: boolean): FieldRow | undefined {
  const own = rowOf(path, comes ? part : undefined);
  if (!isCanonicalMap(part)) return own;
  const inner = Object.entries(part).map(([name, member]) => worstRow(rowOf, [...path, name], member, comes));
  return inner.reduce((worst, row) => (severityOf(row) >= severityOf(worst) ? row : worst), own);
}

function severityOf(row: FieldRow | undefined): number {
  return row === undefined ? -1 : rankOf(row.effect);
}

function additionOrRemoval(
  before: Manifest | undefined,
  after: Manifest | undefined,
  context: ReviewContext,
): ClassifiedChange {
  const manifest = (after ?? before) as Manifest;
  const kind = kindOf(manifest);
  const [from, to] = [before, after].map((side) => (side === undefined ? undefined : kind));
  const place = { object: objectName(manifest), path: '', from, to };
  if (before !== undefined && context.isMountedNoMore(before)) {
    return { ...place, ...UNREAD };
  }
  const row = fieldRow(kind, [], after === undefined ? 'removed' : 'added', undefined);
  return { ...place, ...(row === undefined || !isKnownKind(kind) ? unlisted(kind) : verdictOf(row)) };
}

function unlisted(kind: string): Verdict {
  return {
    effect: 'UNKNOWN',
    why: isKnownKind(kind)
      ? `this field of a ${kind} is not listed here`
      : `objects of kind ${kind} are not known here`,
    steps: ['look up what it does, and acknowledge it'],
    source: 'docs/effects.md',
  };
}
