import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIELD_ROWS } from '../../lib/review/effects';
import { review } from '../../lib/review/review';
import { ROOT } from '../support/run-app';
import { API_CHANGES } from './api-changes';
import { API_RESULTS, type ApiResults, isRejectedInReview } from './api-results';

const { refusals } = JSON.parse(readFileSync(join(ROOT, API_RESULTS), 'utf8')) as ApiResults;

test('every change was shown to a real API server', () => {
  expect(API_CHANGES.length).toBeGreaterThanOrEqual(120);
  expect(Object.keys(refusals).sort()).toEqual(API_CHANGES.map(({ name }) => name).sort());
});

test.each(
  API_CHANGES.map((change) => [change.name, change] as const),
)('%s: the reviewer agrees with the server', (name, change) => {
  expect({ rejected: isRejectedInReview(change) }, refusals[name] ?? 'the server accepted it').toEqual({
    rejected: refusals[name] !== null,
  });
});

/** The server has none of these kinds in two versions; a field of a StatefulSet that no row is about is one that is not known yet. */
const UNTESTABLE = ['/apiVersion', '/spec/**'];

test('every row of a field was tested on the server', () => {
  const reported = API_CHANGES.flatMap(({ before, after }) => review([before], [after]).changes);
  const tested = new Set(reported.map(({ effect, why }) => `${effect}: ${why}`));
  const untested = FIELD_ROWS.filter(({ path, effect, why }) => path !== '' && !tested.has(`${effect}: ${why}`));
  expect(untested.map(({ path }) => path)).toEqual(UNTESTABLE);
});
