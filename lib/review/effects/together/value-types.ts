import { TEXT_MAPS } from '../../canonical/canonical';
import { type Canonical, isCanonicalMap } from '../../canonical/value';
import type { Place } from '../../change';
import type { ReviewContext } from '../../review-context';
import { type Combination, placeOf } from './combination';

/** Fields that take a number, or a text that means something else than a number. */
const NUMBER_OR_TEXT: ReadonlySet<string> = new Set([
  'port',
  'targetPort',
  'maxUnavailable',
  'minAvailable',
  'maxSurge',
]);

/** Values that only look like what they are meant to be. */
export const TEXT_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a number that is written as a text',
    effect: 'IMMUTABLE',
    why: 'the API server takes a text here for the name of a port, or for a part of a hundred, and refuses digits alone',
    steps: ['write it without quotes'],
    source:
      'https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go (IsValidPortName)',
    find: (context) =>
      valuesThat(context, ([name], to) => NUMBER_OR_TEXT.has(name) && typeof to === 'string' && /^\d+$/.test(to)),
  },
  {
    what: 'a text that is written as a number, or as yes or no',
    effect: 'IMMUTABLE',
    why: 'the API server takes only a text here, and refuses what YAML reads as something else',
    steps: ['write it in quotes'],
    source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-object',
    find: (context) =>
      valuesThat(context, ([name, parent, grand], to) => {
        const isText = TEXT_MAPS.has(parent ?? '') || (name === 'value' && grand === 'env');
        return isText && ['number', 'boolean'].includes(typeof to);
      }),
  },
];

/** New values of which something holds, by the path that leads to them, the last member first. */
function valuesThat(
  context: ReviewContext,
  holds: (backwards: readonly string[], to: Canonical | undefined) => boolean,
): Place[] {
  return context.kept.flatMap((pair) =>
    context
      .differencesOf(pair)
      .flatMap(({ path, from, to }) => leaves(path, from, to))
      .filter(({ path, to }) => holds([...path].reverse(), to))
      .map(({ path, from, to }) => placeOf(pair.after, path, from, to)),
  );
}

interface Leaf extends Pick<Place, 'from' | 'to'> {
  readonly path: readonly string[];
}

/** All values that come with a difference: it may be a whole part that is new. */
function leaves(path: readonly string[], from: Place['from'], to: Place['to']): Leaf[] {
  if (!isCanonicalMap(to)) return [{ path, from, to }];
  return Object.entries(to).flatMap(([name, inner]) => leaves([...path, name], undefined, inner));
}
