import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { review } from '../../lib/review/review';
import { ROOT } from '../support/run-app';
import { RUNNING_CHANGES } from './running-changes';
import { effectSeen, RUNNING_RESULTS, type RunningResults } from './running-results';

const { seen } = JSON.parse(readFileSync(join(ROOT, RUNNING_RESULTS), 'utf8')) as RunningResults;

test('every change was made on a running cluster, and every effect observed', () => {
  expect(RUNNING_CHANGES.length).toBeGreaterThanOrEqual(30);
  expect(Object.keys(seen).sort()).toEqual(RUNNING_CHANGES.map(({ name }) => name).sort());
  expect(new Set(Object.values(seen).map(effectSeen))).toEqual(new Set(['NOOP', 'LIVE', 'LATENT', 'ROLL']));
});

test.each(
  RUNNING_CHANGES.map((change) => [change.name, change] as const),
)('%s: the reviewer reports what was observed', (name, { states }) => {
  const { worst } = review(states[states.length - 2], states[states.length - 1]);
  expect(worst === 'NONE' ? 'NOOP' : worst).toBe(effectSeen(seen[name]));
  // a change that rolls the pods is in effect afterwards
  if (worst === 'ROLL') expect(seen[name].inEffect).not.toBe(false);
});
