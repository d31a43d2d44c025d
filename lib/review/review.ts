import { type Canonical, isCanonicalMap } from './canonical';
import { combinedChanges } from './combinations';
import { type ObjectPair, paired } from './compare';
import { configFileChanges } from './config-files';
import { type Effect, type EffectRow, severity, worstOf } from './effect';
import { effectRow, isKnownKind } from './effects';
import { type Manifest, objectName } from './manifest';
import { pointer } from './pointer';
import { ReviewContext } from './review-context';

/** One change, and what it does to a cluster that runs. */
export interface Change {
  readonly object: string;
  /** JSON pointer; empty for the object as a whole. */
  readonly path: string;
  readonly from: Canonical | undefined;
  readonly to: Canonical | undefined;
  readonly effect: Effect;
  readonly why: string;
  readonly todo: readonly string[];
  readonly source: string;
}

/** All changes between two sets of manifests, worst first. */
export interface Review {
  readonly changes: readonly Change[];
  readonly worst: Effect | 'NONE';
}

/** Says of each difference between two sides what it does to a running cluster. */
export function review(before: readonly Manifest[], after: readonly Manifest[]): Review {
  const pairs = paired(before, after);
  const context = new ReviewContext(pairs);
  const single = pairs.flatMap((pair) => changesOf(pair, context));
  const changes = [...single, ...combinedChanges(context)].sort((a, b) => severity(b.effect) - severity(a.effect));
  return { changes, worst: worstOf(changes.map(({ effect }) => effect)) };
}

function changesOf({ before, after }: ObjectPair, context: ReviewContext): Change[] {
  if (before === undefined || after === undefined)
    return context.isReplaced(before, after) ? [] : [comesOrGoes(before, after)];
  return context.differencesOf({ before, after }).flatMap(({ object, kind, path, from, to, direction }): Change[] => {
    const inFile =
      kind === 'ConfigMap' && path[0] === 'data' ? configFileChanges(context, after, path, from, to) : undefined;
    if (inFile !== undefined) return [...inFile];
    const about = { object, path: pointer(path), from, to };
    const rowOf = (inner: readonly string[], value: Canonical | undefined) =>
      effectRow(kind, inner, direction, value, { before, after });
    const row =
      from === undefined || to === undefined
        ? worstRow(rowOf, path, (from ?? to) as Canonical, to !== undefined)
        : rowOf(path, to);
    return [row === undefined ? { ...about, ...unlisted(kind) } : { ...about, ...told(row) }];
  });
}

type RowOf = (path: readonly string[], to: Canonical | undefined) => EffectRow | undefined;

/** Of a whole part that comes or goes, the worst row of all that is in it. */
function worstRow(rowOf: RowOf, path: readonly string[], part: Canonical, comes: boolean): EffectRow | undefined {
  const own = rowOf(path, comes ? part : undefined);
  if (!isCanonicalMap(part)) return own;
  const inner = Object.entries(part).map(([name, member]) => worstRow(rowOf, [...path, name], member, comes));
  return inner.reduce((worst, row) => (severityOf(row) > severityOf(worst) ? row : worst), own);
}

function severityOf(row: EffectRow | undefined): number {
  return row === undefined ? -1 : severity(row.effect);
}

function comesOrGoes(before: Manifest | undefined, after: Manifest | undefined): Change {
  const manifest = (after ?? before) as Manifest;
  const { kind } = manifest;
  const [from, to] = [before, after].map((side) => (side === undefined ? undefined : kind));
  const about = { object: objectName(manifest), path: '', from, to };
  const row = effectRow(kind, [], after === undefined ? 'removed' : 'added', undefined);
  return row === undefined || !isKnownKind(kind) ? { ...about, ...unlisted(kind) } : { ...about, ...told(row) };
}

function told({ effect, why, todo, source }: Pick<Change, 'effect' | 'why' | 'todo' | 'source'>) {
  return { effect, why, todo, source };
}

function unlisted(kind: string): Pick<Change, 'effect' | 'why' | 'todo' | 'source'> {
  return {
    effect: 'UNKNOWN',
    why: isKnownKind(kind)
      ? `this field of a ${kind} is not listed here`
      : `objects of kind ${kind} are not known here`,
    todo: ['look up what it does, and acknowledge it'],
    source: 'docs/effects.md',
  };
}
