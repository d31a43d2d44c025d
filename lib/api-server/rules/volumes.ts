import { fieldsOfType } from '../../kubernetes/schemas/schemas';
import { itemsOf } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';
import { exactlyOne, needed, type Part, placed, present, withRepeatedKey } from './parts';

/** The kinds of sources are in the schema. */
function sourcesOf(volume: Part): readonly string[] {
  const known = [...(fieldsOfType('Volume')?.keys() ?? [])].filter((name) => name !== 'name');
  return present(volume, known);
}

export const VOLUME_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['Volume'],
    what: 'a volume with several sources',
    fix: 'keep one of them; an overlay removes the old one with null',
    source: CORE_VALIDATION,
    find: (volume) => {
      const sources = sourcesOf(volume);
      return sources.length > 1
        ? [{ at: [sources[1]], problem: `the volume has more than one source: ${sources.join(' and ')}` }]
        : [];
    },
    bad: [
      ['pod', { '/volumes/-': { name: 'x', emptyDir: {}, configMap: { name: 'x' } } }],
      ['pod', { '/volumes/0/emptyDir': {} }],
    ],
    good: [['pod', { '/volumes/-': { name: 'x' } }]],
  },
  {
    types: ['ConfigMapVolumeSource', 'ConfigMapProjection', 'SecretProjection'],
    what: 'a volume without the name of its ConfigMap or Secret',
    fix: 'add name',
    source: CORE_VALIDATION,
    find: (source) => needed(source, ['name']),
    bad: [
      ['pod', { '/volumes/-': { name: 'x', configMap: {} } }],
      ['pod', { '/volumes/-': { name: 'x', projected: { sources: [{ secret: {} }] } } }],
    ],
    good: [['pod', { '/volumes/-': { name: 'x', configMap: { name: 'x', optional: true } } }]],
  },
  {
    types: ['SecretVolumeSource'],
    what: 'a volume without the name of its Secret',
    fix: 'add secretName',
    source: CORE_VALIDATION,
    find: (source) => needed(source, ['secretName']),
    bad: [['pod', { '/volumes/-': { name: 'x', secret: {} } }]],
    good: [['pod', { '/volumes/-': { name: 'x', secret: { secretName: 'x' } } }]],
  },
  {
    types: ['VolumeProjection'],
    what: 'a part of a projected volume with several sources',
    fix: 'write one source for each part',
    source: CORE_VALIDATION,
    find: (source) => {
      const set = Object.keys(source);
      return set.length > 1 ? exactlyOne(source, set, 'source') : [];
    },
    bad: [
      [
        'pod',
        { '/volumes/-': { name: 'x', projected: { sources: [{ secret: { name: 'x' }, configMap: { name: 'x' } }] } } },
      ],
    ],
    good: [
      [
        'pod',
        {
          '/volumes/-': {
            name: 'x',
            projected: { sources: [{ secret: { name: 'x' } }, { configMap: { name: 'x' } }] },
          },
        },
      ],
    ],
  },
  {
    types: ['PodSpec'],
    what: 'two files of a projected volume at one path',
    fix: 'write another path',
    source: CORE_VALIDATION,
    find: (spec) =>
      placed(spec, 'volumes').flatMap(([at, volume]) => {
        const projected = volume.projected as Part | undefined;
        if (typeof projected !== 'object' || projected === null) return [];
        const files = placed(projected, 'sources').flatMap(([inner, source]) =>
          ['secret', 'configMap'].flatMap((kind) =>
            itemsOf((source[kind] as Part | undefined)?.items).map(
              (item, index) => [[...inner, kind, 'items', index], item] as const,
            ),
          ),
        );
        return withRepeatedKey(files, ({ path }) => String(path)).map(([inner, path]) => ({
          at: [...at, 'projected', ...inner, 'path'],
          problem: `another file is at ${path} as well`,
        }));
      }),
    bad: [
      [
        'pod',
        {
          '/volumes/-': {
            name: 'x',
            projected: {
              sources: [
                { secret: { name: 'x', items: [{ key: 'a', path: 'a' }] } },
                { configMap: { name: 'x', items: [{ key: 'a', path: 'a' }] } },
              ],
            },
          },
        },
      ],
    ],
    good: [],
  },
];
