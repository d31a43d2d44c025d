import { rankOf } from '../../lint/effect';
import { isFileHolder, kindOf, type Manifest, objectName } from '../../manifests/manifest';
import { isOfController } from '../../manifests/owners';
import { keysReadBy } from '../../manifests/read-keys';
import type { Difference, ObjectPair } from '../canonical/compare';
import { members, pointer } from '../canonical/pointer';
import { type Canonical, isCanonicalMap } from '../canonical/value';
import { type ClassifiedChange, type Verdict, verdictOf } from '../change';
import { fieldRow, isKnownKind } from '../effects';
import type { FieldRow } from '../effects/fields/field-row';
import { ROLL_SUPPRESSED } from '../effects/fields/pod-template';
import { NOT_READ, OF_CONTROLLER, REPLACED_FILE } from '../effects/fields/whole-objects';
import { keptBy, recreationBy } from '../effects/recreation';
import { redactValue } from '../redact';
import { type ObjectInBoth, type ReviewContext, rollSuppressedBy } from '../review-context';
import { fileChanges } from './file-changes';

/** The changes of one object: it is added or removed, or its fields, or the keys of its files, change. */
export function objectChanges({ before, after }: ObjectPair, context: ReviewContext): ClassifiedChange[] {
  if (isOfController(before) || isOfController(after)) return [changeByController(before, after)];
  if (before === undefined || after === undefined) {
    return context.isReplacedJob(before, after) ? [] : [additionOrRemoval(before, after, context)];
  }
  const pair = { before, after };
  return context.differencesOf(pair).flatMap((difference): readonly ClassifiedChange[] => {
    const unread = notRead(difference, pair, context);
    if (unread !== undefined) return [unread];
    const inFile = before.immutable === true ? undefined : fileChanges(context, pair, difference);
    return inFile ?? [fieldChange(difference, pair)];
  });
}

/** What pods read differently when they mount another object in place of one: its files, key by key. */
export function replacedFileChanges(pair: ObjectInBoth, context: ReviewContext): readonly ClassifiedChange[] {
  return context.differencesOf(pair).flatMap((difference) => fileChanges(context, pair, difference) ?? []);
}

function fieldChange(difference: Difference, pair: ObjectInBoth): ClassifiedChange {
  const { object, kind, path, direction } = difference;
  const [from, to] = [difference.from, difference.to].map((value) => redactValue(difference, value));
  const changedValue = { object, path: pointer(path), from, to };
  const rowOf = (inner: readonly string[], value: Canonical | undefined) =>
    fieldRow(kind, inner, direction, value, pair);
  const row = worstRowOf(difference, rowOf);
  if (row === undefined) return { ...changedValue, ...notInTables(kind) };
  const isRoll = kind === 'StatefulSet' && row.effect === 'ROLL' && path[1] === 'template';
  const suppressed = isRoll ? rollSuppressedBy(pair.after) : undefined;
  const verdict = suppressed === undefined ? verdictOf(row) : ROLL_SUPPRESSED[suppressed];
  return { ...changedValue, ...(recreationBy(pair.after, verdict) ?? verdict) };
}

/** What its controller creates and deletes as that of the owner changes, such as a pod in a dump. */
function changeByController(before: Manifest | undefined, after: Manifest | undefined): ClassifiedChange {
  const manifest = (after ?? before) as Manifest;
  const [from, to] = [before, after].map((side) => (side === undefined ? undefined : kindOf(manifest)));
  return { object: objectName(manifest), path: '', from, to, ...OF_CONTROLLER };
}

/** A change of a key that no container of the workloads reads, which read others of the same object; undefined if one might. */
function notRead(difference: Difference, pair: ObjectInBoth, context: ReviewContext): ClassifiedChange | undefined {
  const { object, path } = difference;
  const isKey = isFileHolder(difference) && path.length === 2 && path[0] === 'data';
  if (!isKey || pair.before.immutable === true) return undefined;
  const readers = context.readersOf(pair.after).flatMap(({ before, after }) => [before, after]);
  const isRead = readers.some((reader) => keysReadBy(reader, pair.after)?.has(path[1]) !== false);
  if (readers.length === 0 || isRead || context.jobFor(pair.after) !== 'none') return undefined;
  const [from, to] = [difference.from, difference.to].map((value) => redactValue(difference, value));
  return { object, path: pointer(path), from, to, ...NOT_READ };
}

type RowOf = (path: readonly string[], to: Canonical | undefined) => FieldRow | undefined;

/** The row of a field; if a whole part is added or removed, the worst row of everything in it. */
function worstRowOf({ path, from, to }: Difference, rowOf: RowOf): FieldRow | undefined {
  if (from !== undefined && to !== undefined) return rowOf(path, to);
  return worstRowIn((from ?? to) as Canonical, path, (inner, value) =>
    rowOf(inner, to === undefined ? undefined : value),
  );
}

/** The worst row, and of those that are equal that of the part itself, or else the most specific one. */
function worstRowIn(part: Canonical, path: readonly string[], rowOf: RowOf): FieldRow | undefined {
  const own = rowOf(path, part);
  if (!isCanonicalMap(part)) return own;
  const inner = Object.entries(part).map(([name, member]) => worstRowIn(member, [...path, name], rowOf));
  const worst = inner.reduce((found, row) => (rankOfRow(row) >= rankOfRow(found) ? row : found), own);
  const isOfPart = own !== undefined && members(own.path).length === path.length && !own.path.endsWith('**');
  return isOfPart && rankOfRow(own) === rankOfRow(worst) ? own : worst;
}

function rankOfRow(row: FieldRow | undefined): number {
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
  const changedValue = { object: objectName(manifest), path: '', from, to };
  if (before !== undefined && context.isNoLongerMounted(before)) return { ...changedValue, ...REPLACED_FILE };
  const kept = after === undefined ? keptBy(manifest) : undefined;
  if (kept !== undefined) return { ...changedValue, ...kept };
  const row = fieldRow(kind, [], after === undefined ? 'removed' : 'added', undefined, { before, after });
  return { ...changedValue, ...(row === undefined || !isKnownKind(kind) ? notInTables(kind) : verdictOf(row)) };
}

function notInTables(kind: string): Verdict {
  return {
    effect: 'UNKNOWN',
    why: isKnownKind(kind)
      ? `the reviewer does not know this field of a ${kind}`
      : `the reviewer does not know objects of kind ${kind}`,
    steps: ['look up what it does, and acknowledge this change'],
    source: 'docs/effects.md',
  };
}
