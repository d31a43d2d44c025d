import { objectName } from '../manifest';
import { pointer } from '../pointer';
import type { Combination } from './combination';

/** Fields that take a number, or a text that means something else than a number. */
const NUMBER_OR_TEXT: ReadonlySet<string> = new Set([
  'port',
  'targetPort',
  'maxUnavailable',
  'minAvailable',
  'maxSurge',
]);

/** Values that only look like what they were. */
export const TEXT_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a number that is written as a text',
    effect: 'IMMUTABLE',
    why: 'the API server takes a text here for the name of a port, or for a part of a hundred, and refuses digits alone',
    todo: ['write it without quotes'],
    source:
      'https://github.com/kubernetes/apimachinery/blob/v0.34.1/pkg/util/validation/validation.go (IsValidPortName)',
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before === undefined || after === undefined) return [];
        return context.differencesOf({ before, after }).flatMap(({ path, from, to }) => {
          const isDigits = typeof to === 'string' && /^\d+$/.test(to);
          if (!isDigits || !NUMBER_OR_TEXT.has(path[path.length - 1])) return [];
          return [{ object: objectName(after), path: pointer(path), from, to }];
        });
      }),
  },
];
