import { isStringMap } from '../../canonical/field-types';
import { type Canonical, isCanonicalMap } from '../../canonical/value';
import type { ChangedValue } from '../../change';
import type { ReviewContext } from '../../review-context';
import { type Combination, changedValue } from './combination';

/** Fields that take a number, or a string with another meaning than a number. */
const NUMBER_OR_STRING: ReadonlySet<string> = new Set([
  'port',
  'targetPort',
  'maxUnavailable',
  'minAvailable',
  'maxSurge',
]);

/** Values of the wrong type, which look right in the file. */
export const VALUE_TYPE_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a number written as a string',
    effect: 'IMMUTABLE',
    why: 'a string is the name of a port or a percentage here, so the API server rejects plain digits',
    steps: ['remove the quotes'],
    source:
      'https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go (IsValidPortName)',
    find: (context) =>
      changedValues(context, ([name], to) => NUMBER_OR_STRING.has(name) && typeof to === 'string' && /^\d+$/.test(to)),
  },
  {
    what: 'a string written as a number or a boolean',
    effect: 'IMMUTABLE',
    why: 'the API server accepts only a string here, and rejects what YAML reads as another type',
    steps: ['add quotes'],
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
    find: (context) =>
      changedValues(context, ([name, parent, grandparent], to) => {
        const isString = isStringMap(parent) || (name === 'value' && grandparent === 'env');
        return isString && ['number', 'boolean'].includes(typeof to);
      }),
  },
];

/** New values that meet a condition on the value and on its path, the last member first. */
function changedValues(
  context: ReviewContext,
  isMeant: (backwards: readonly string[], to: Canonical | undefined) => boolean,
): ChangedValue[] {
  return context.inBoth.flatMap((pair) =>
    context
      .differencesOf(pair)
      .flatMap(({ path, from, to }) => leaves(path, from, to))
      .filter(({ path, to }) => isMeant([...path].reverse(), to))
      .map(({ path, from, to }) => changedValue(pair.after, path, from, to)),
  );
}

interface Leaf extends Pick<ChangedValue, 'from' | 'to'> {
  readonly path: readonly string[];
}

/** All values of a difference, which may be a whole part that is new. */
function leaves(path: readonly string[], from: ChangedValue['from'], to: ChangedValue['to']): Leaf[] {
  if (!isCanonicalMap(to)) return [{ path, from, to }];
  return Object.entries(to).flatMap(([name, inner]) => leaves([...path, name], undefined, inner));
}
