import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifests/manifest';
import type { ObjectPair } from '../../lib/review/canonical/compare';
import type { Direction } from '../../lib/review/canonical/direction';
import { members } from '../../lib/review/canonical/pointer';
import { FIELD_ROWS, fieldRow } from '../../lib/review/effects';
import type { Condition, FieldRow } from '../../lib/review/effects/fields/field-row';

const nameOf = ({ kinds, path, direction, to, onlyIf, unless }: FieldRow) =>
  [kinds.join(), path, direction, to, JSON.stringify(onlyIf), JSON.stringify(unless)].join(' ');

test('no two rows are about the same changes', () => {
  const keys = FIELD_ROWS.flatMap(({ kinds, path, direction = ['any'], to, onlyIf, unless }) =>
    kinds.flatMap((kind) =>
      direction.map((each) => JSON.stringify([kind, path, each, String(to), onlyIf ?? null, unless ?? null])),
    ),
  );
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

const DIRECTIONS: readonly Direction[] = ['changed', 'increased', 'decreased', 'added', 'removed'];

/** Paths that a pattern matches. */
function examplesOf(pattern: string): string[][] {
  const parts = members(pattern);
  const fixed = parts.filter((part) => part !== '**').map((part) => (part === '*' ? 'any' : part));
  return parts.includes('**') ? [[...fixed, 'any'], [...fixed, 'any', 'other'], fixed] : [fixed];
}

/** An object that has the values of these conditions; those that ask for nothing need none. */
function objectWith(conditions: readonly Condition[]): Manifest {
  const object: Record<string, unknown> = {};
  for (const { path, is } of conditions.filter((condition) => condition.is !== undefined)) {
    const names = path.slice(1).split('/');
    const last = names.pop() as string;
    const inner = names.reduce<Record<string, unknown>>((at, member) => {
      at[member] ??= {};
      return at[member] as Record<string, unknown>;
    }, object);
    inner[last] = is;
  }
  return object as unknown as Manifest;
}

/** Objects that meet the condition of a row: alone, or without meeting that of another row. */
function pairsFor({ onlyIf }: FieldRow): ObjectPair[] {
  const others = FIELD_ROWS.flatMap(({ onlyIf: condition }) => condition ?? []).map((other) => ({
    ...other,
    is: 'something else',
  }));
  return [undefined, ...others].map((other) => {
    const conditions = [other ?? [], onlyIf ?? []].flat();
    const sideWith = (name: Condition['side']) => objectWith(conditions.filter(({ side }) => side === name));
    return { before: sideWith('before'), after: sideWith('after') };
  });
}

test.each(FIELD_ROWS.map((row) => [nameOf(row), row] as const))('%s counts for some change', (_, row) => {
  const won = row.kinds.filter((kind) =>
    examplesOf(row.path).some((path) =>
      (row.direction ?? DIRECTIONS).some((direction) =>
        pairsFor(row).some((pair) => fieldRow(kind === '*' ? 'Other' : kind, path, direction, row.to, pair) === row),
      ),
    ),
  );
  expect(won).toEqual(row.kinds);
});

test('the last row that matches counts', () => {
  const effectOf = (path: string, to?: unknown) => {
    const row = fieldRow('StatefulSet', path.slice(1).split('/'), 'changed', to);
    return row === undefined ? undefined : `${row.path} ${row.effect}`;
  };
  expect(effectOf('/spec/surprise')).toBe('/spec/** IMMUTABLE');
  expect(effectOf('/spec/updateStrategy/type')).toBe('/spec/updateStrategy/** LIVE');
  expect(effectOf('/spec/updateStrategy/type', 'RollingUpdate')).toBe('/spec/updateStrategy/type ROLL');
  expect(effectOf('/metadata/labels/a')).toBe('/metadata/** NOOP');
  expect(effectOf('/surprise')).toBeUndefined();
});

test.each(FIELD_ROWS.map((row) => [nameOf(row), row] as const))('%s has a reason, steps and a source', (_, row) => {
  expect(row.why).toMatch(/^[a-z].*[^.]$/s);
  expect(row.source).toMatch(/^https:\/\//);
  if (['IMMUTABLE', 'OUTAGE', 'DATA'].includes(row.effect)) expect(row.steps.length).toBeGreaterThan(0);
});
