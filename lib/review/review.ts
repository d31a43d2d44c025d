import { acknowledge } from './acknowledgements';
import { type Canonical, isCanonicalMap } from './canonical/canonical';
import { type Difference, type ObjectPair, paired } from './canonical/compare';
import { pointer } from './canonical/pointer';
import { type Finding, type Review, type Verdict, verdictOf } from './change';
import { effectRow, isKnownKind } from './effects';
import { type EffectRow, severity } from './effects/effect-row';
import { UNREAD } from './effects/fields/every-kind';
import { HELD } from './effects/fields/stateful-set';
import { combinedChanges } from './effects/together';
import { kindAndName, kindOf, type Manifest, nameParts, objectName } from './manifest/manifest';
import { shownValue } from './redact';
import { heldBy, ReviewContext, type SetPair } from './review-context';
import { startedSettingChanges } from './server-files/command-line-changes';
import { configFileChanges } from './server-files/config-files';

/** Says of each difference between two sides what it does to a running cluster. */
export function review(before: readonly Manifest[], after: readonly Manifest[]): Review {
  const pairs = paired(before, after);
  const context = new ReviewContext(pairs);
  const single = pairs.flatMap((pair) => changesOf(pair, context));
  const files = context.replacedFiles.flatMap((pair) => replacedFileChanges(pair, context));
  const found = [...single, ...files, ...startedSettingChanges(context), ...combinedChanges(context)].sort(
    (a, b) => severity(b.effect) - severity(a.effect),
  );
  const owner = ownerOf(context);
  const { reasons, notes } = acknowledge(found, before, after);
  const changes = found.map((finding) => {
    const workload = owner(finding.object);
    return { ...finding, todo: withNames(finding, workload), workload, acknowledged: reasons.get(finding) };
  });
  return { changes, worst: changes[0]?.effect ?? 'NONE', notes };
}

/** The set of servers that an object is for, by their names. */
function ownerOf({ pairs, workloads }: ReviewContext): (object: string) => string | undefined {
  const objects = new Map(
    pairs.flatMap(({ before, after }) =>
      [before, after].flatMap((side): [string, Manifest][] => (side === undefined ? [] : [[objectName(side), side]])),
    ),
  );
  return (object) => {
    const manifest = objects.get(object);
    const owner = manifest === undefined ? undefined : workloads.of(manifest);
    return owner === undefined ? undefined : kindAndName(owner);
  };
}

/** Steps, with the names of what they are about: NAME and KIND of the object, SET of the servers that it is for. */
function withNames({ object, todo }: Finding, workload: string | undefined): readonly string[] {
  const [kind, namespace, name] = nameParts(object);
  const [setKind, , setName] = workload === undefined ? [] : nameParts(workload);
  // a command in the wrong namespace would do its harm there
  const where = namespace === 'default' ? '' : ` --namespace ${namespace}`;
  return todo.map((step) =>
    step
      .replace(/\bNAME\b/, `${name}${where}`)
      .replace(/\bKIND\b/, kind.toLowerCase())
      .replace(/\bSET\b/, setKind === undefined ? 'of what reads it' : `${setKind.toLowerCase()}/${setName}${where}`),
  );
}

function changesOf({ before, after }: ObjectPair, context: ReviewContext): Finding[] {
  if (before === undefined || after === undefined) {
    return context.isReplaced(before, after) ? [] : [comesOrGoes(before, after, context)];
  }
  const pair = { before, after };
  return context.differencesOf(pair).flatMap((difference): readonly Finding[] => {
    const inFile = before.immutable === true ? undefined : configFileChanges(context, after, difference);
    return inFile ?? [fieldChange(difference, pair)];
  });
}

/** What pods read differently when they mount another object: its contents, key by key. */
function replacedFileChanges(pair: SetPair, context: ReviewContext): readonly Finding[] {
  return context.differencesOf(pair).flatMap((difference) => configFileChanges(context, pair.after, difference) ?? []);
}

function fieldChange(difference: Difference, pair: SetPair): Finding {
  const { object, kind, path, from, to, direction } = difference;
  const place = { object, path: pointer(path), from: shownValue(difference, from), to: shownValue(difference, to) };
  const rowOf = (inner: readonly string[], value: Canonical | undefined) =>
    effectRow(kind, inner, direction, value, pair);
  const row =
    from === undefined || to === undefined
      ? worstRow(rowOf, path, (from ?? to) as Canonical, to !== undefined)
      : rowOf(path, to);
  if (row === undefined) return { ...place, ...unlisted(kind) };
  const rolls = kind === 'StatefulSet' && row.effect === 'ROLL' && path[1] === 'template';
  const held = rolls ? heldBy(pair.after) : undefined;
  return { ...place, ...(held === undefined ? verdictOf(row) : HELD[held]) };
}

type RowOf = (path: readonly string[], to: Canonical | undefined) => EffectRow | undefined;

/** Of a whole part that comes or goes, the worst row of all that is in it, and the most specific of equals. */
function worstRow(rowOf: RowOf, path: readonly string[], part: Canonical, comes: boolean): EffectRow | undefined {
  const own = rowOf(path, comes ? part : undefined);
  if (!isCanonicalMap(part)) return own;
  const inner = Object.entries(part).map(([name, member]) => worstRow(rowOf, [...path, name], member, comes));
  return inner.reduce((worst, row) => (severityOf(row) >= severityOf(worst) ? row : worst), own);
}

function severityOf(row: EffectRow | undefined): number {
  return row === undefined ? -1 : severity(row.effect);
}

function comesOrGoes(before: Manifest | undefined, after: Manifest | undefined, context: ReviewContext): Finding {
  const manifest = (after ?? before) as Manifest;
  const kind = kindOf(manifest);
  const [from, to] = [before, after].map((side) => (side === undefined ? undefined : kind));
  const place = { object: objectName(manifest), path: '', from, to };
  if (before !== undefined && context.isMountedNoMore(before)) {
    return { ...place, ...UNREAD };
  }
  const row = effectRow(kind, [], after === undefined ? 'removed' : 'added', undefined);
  return { ...place, ...(row === undefined || !isKnownKind(kind) ? unlisted(kind) : verdictOf(row)) };
}

function unlisted(kind: string): Verdict {
  return {
    effect: 'UNKNOWN',
    why: isKnownKind(kind)
      ? `this field of a ${kind} is not listed here`
      : `objects of kind ${kind} are not known here`,
    todo: ['look up what it does, and acknowledge it'],
    source: 'docs/effects.md',
  };
}
