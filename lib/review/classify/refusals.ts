import { apiProblems } from '../../api-server/api-problems';
import type { ApiProblem, Place } from '../../api-server/problem';
import type { KubernetesVersion } from '../../kubernetes/schemas/schemas';
import { rankOf } from '../../lint/effect';
import { grouped } from '../../lint/group-by';
import { isRecord } from '../../manifests/fields';
import { keyOfItem, LIST_KEYS } from '../../manifests/list-items';
import { type Manifest, objectName } from '../../manifests/manifest';
import { isOfController } from '../../manifests/owners';
import type { Difference, ObjectPair } from '../canonical/compare';
import { pointer } from '../canonical/pointer';
import type { Canonical } from '../canonical/value';
import type { ClassifiedChange } from '../change';
import { redactValue } from '../redact';
import type { ReviewContext } from '../review-context';

/**
 * What the API server rejects of the new side, whatever the old one was. A problem that the old object has as well is not one of the
 * change; an object whose text does not change is not looked at.
 */
export function rejectedChanges(context: ReviewContext, version: KubernetesVersion | undefined): ClassifiedChange[] {
  return context.pairs.flatMap((pair) => (pair.before === pair.after ? [] : refusalsOf(pair, version)));
}

function refusalsOf({ before, after }: ObjectPair, version: KubernetesVersion | undefined): ClassifiedChange[] {
  if (after === undefined || isOfController(after)) return [];
  const problems = apiProblems(after, version).map((problem) => ({ problem, path: keyedPath(after, problem.path) }));
  if (problems.length === 0) return [];
  const old = new Set(
    before === undefined ? [] : apiProblems(before, version).map((each) => meaningOfProblem(before, each)),
  );
  return problems
    .filter(({ problem }) => !old.has(meaningOfProblem(after, problem)))
    .map(({ problem, path }) => refusal(before, after, problem, path));
}

function meaningOfProblem(manifest: Manifest, { path, problem }: ApiProblem): string {
  return `${pointer(keyedPath(manifest, path))} ${problem}`;
}

function refusal(
  before: Manifest | undefined,
  after: Manifest,
  { path, value, problem, fix, source }: ApiProblem,
  keyed: readonly string[],
): ClassifiedChange {
  const difference = { kind: after.kind, path: keyed } as Difference;
  const shownValue = (each: unknown) => redactValue(difference, each as Canonical | undefined);
  return {
    object: objectName(after),
    path: pointer(keyed),
    from: before === undefined ? undefined : shownValue(valueAtKeys(before, keyed)),
    to: shownValue(value === null ? undefined : value),
    effect: 'IMMUTABLE',
    why: `the API server rejects it: ${redactedProblem(after, path, problem)}`,
    steps: [fix],
    source,
  };
}

/** The values of a Secret must not be in a message either. */
function redactedProblem({ kind }: Manifest, path: Place, problem: string): string {
  return kind === 'Secret' && ['data', 'stringData'].includes(String(path[0])) && path.length > 1
    ? 'a value is invalid, or has the wrong type'
    : problem;
}

/** The path with the keys of list items instead of their index, as in all reports. */
function keyedPath(manifest: Manifest, path: Place): readonly string[] {
  let value: unknown = manifest;
  return path.map((step, index) => {
    const holder = value;
    value = Array.isArray(holder) ? holder[Number(step)] : isRecord(holder) ? holder[step] : undefined;
    if (typeof step === 'string' || !Array.isArray(holder)) return String(step);
    return keyInList(holder, String(path[index - 1]), step);
  });
}

function keyInList(list: readonly unknown[], name: string, index: number): string {
  if (!LIST_KEYS.has(name) || !list.every(isRecord)) return String(index);
  const keys = list.map((item) => keyOfItem(name, item as Record<string, unknown>) ?? '');
  return new Set(keys).size === keys.length && keys[index] !== '' ? keys[index] : String(index);
}

function valueAtKeys(manifest: Manifest, keyed: readonly string[]): unknown {
  return keyed.reduce<unknown>((inner, name, index) => {
    if (!Array.isArray(inner)) return isRecord(inner) && Object.hasOwn(inner, name) ? inner[name] : undefined;
    const list = keyed[index - 1] ?? '';
    return inner.find((_, at) => keyInList(inner, list, at) === name);
  }, manifest);
}

/**
 * Takes out changes that never take effect: what is not worse, of a value that is rejected, of a part that has such a value, and of an
 * object that is added with one.
 */
export function withoutRejected(
  changes: readonly ClassifiedChange[],
  rejected: readonly ClassifiedChange[],
): readonly ClassifiedChange[] {
  if (rejected.length === 0) return changes;
  const places = grouped(rejected.map(({ object, path }) => [object, path] as const));
  const limit = rankOf('IMMUTABLE');
  return changes.filter(({ object, path, effect }) => {
    const isRejected = (places.get(object) ?? []).some(
      (place) =>
        (place === path && rankOf(effect) <= limit) || (place.startsWith(`${path}/`) && rankOf(effect) < limit),
    );
    return !isRejected;
  });
}
