import { expect, test } from 'vitest';
import { ruleTables } from '../../scripts/rules/tables';

const rows = ruleTables().flatMap((table) => table.rows);

/** What the rows of one id give for a field. */
function valuesById(
  field: 'severity' | 'why' | 'source',
): readonly (readonly [id: string, values: readonly string[]])[] {
  const values = new Map<string, Set<string>>();
  for (const row of rows) values.set(row.id, (values.get(row.id) ?? new Set()).add(row[field]));
  return [...values].map(([id, each]) => [id, [...each]]);
}

test.each([
  'severity',
  'why',
  'source',
] as const)('rules on props and on files that share an id share its %s', (field) => {
  expect(valuesById(field).filter(([, values]) => values.length > 1)).toEqual([]);
});

test('ids are lower-case words joined by hyphens', () => {
  expect(rows.map(({ id }) => id).filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)+$/.test(id))).toEqual([]);
});
