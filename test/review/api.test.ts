import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIELD_ROWS } from '../../lib/review/effects';
import { review } from '../../lib/review/review';
import { ROOT } from '../support/run-app';
import { API_CHANGES } from './api-changes';
import { API_RESULTS, type ApiResults, refusedByReview } from './api-results';

const { refusals } = JSON.parse(readFileSync(join(ROOT, API_RESULTS), 'utf8')) as ApiResults;

test('every change was shown to a real API server', () => {
  expect(API_CHANGES.length).toBeGreaterThanOrEqual(120);
  expect(Object.keys(refusals).sort()).toEqual(API_CHANGES.map(({ name }) => name).sort());
});

test.each(
  API_CHANGES.map((change) => [change.name, change] as const),
)('%s: the reviewer agrees with the server', (name, change) => {
  expect({ refused: refusedByReview(change) }, refusals[name] ?? 'the server took it').toEqual({
    refused: refusals[name] !== null,
  });
});

/** The server has no kind of these in two versions. */
const UNPROVABLE = ['/apiVersion'];

test('every row of the table on a field was asked of the server', () => {
  const told = API_CHANGES.flatMap(({ before, after }) => review([before], [after]).changes);
  const asked = new Set(told.map(({ effect, why }) => `${effect}: ${why}`));
  const open = FIELD_ROWS.filter(({ path, effect, why }) => path !== '' && !asked.has(`${effect}: ${why}`));
  expect(open.map(({ path }) => path)).toEqual(UNPROVABLE);
});
