import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RESULTS_FILE, type Results } from '../e2e/reliability/results';
import { ROOT } from '../support/run-app';

const { cases, controls, rolls } = JSON.parse(readFileSync(join(ROOT, RESULTS_FILE), 'utf8')) as Results;
const page = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8');

/** The page and the README have to match the results of the last complete run on a cluster. */
describe('the results of the reliability tests', () => {
  test('every case is on the page', () => {
    expect(cases.length).toBeGreaterThanOrEqual(20);
    for (const { case: name } of [...cases, ...controls]) expect(page).toContain(`| ${name} |`);
  });

  test.each(
    cases.map((row) => [row.case, row] as const),
  )('%s: nothing lost, duplicated, out of order or failed', (_, row) => {
    const { lost, duplicated, disordered, failed } = row;
    expect({ lost, duplicated, disordered, failed }).toEqual({ lost: 0, duplicated: 0, disordered: 0, failed: 0 });
    expect(row.acked).toBeGreaterThan(0);
  });

  const calm = cases.filter(({ case: name }) => /\broll(ing|ed)\b|drain|changed|reverted|left to|five$/.test(name));

  test.each(
    calm.map((row) => [row.case, row] as const),
  )('%s: no partition below its minimum, no long stall', (_, row) => {
    expect({ belowMin: row.belowMin, longestStall: row.longestStall < 3 }).toEqual({ belowMin: 0, longestStall: true });
  });

  test('the controls detect their fault', () => {
    expect(controls.map(({ belowMin, lost }) => belowMin > 0 || lost > 0)).toEqual([true, true]);
    expect(controls.some(({ lost }) => lost > 0)).toBe(true);
  });

  test('rolling updates are not much longer than without the in-sync probe', () => {
    const {
      bareRestarts = 0,
      idleWithGate = Number.POSITIVE_INFINITY,
      loadedWithGate = Number.POSITIVE_INFINITY,
      loadedWithoutGate = 0,
    } = rolls;
    expect(idleWithGate / bareRestarts).toBeLessThanOrEqual(1.5);
    expect(loadedWithGate / loadedWithoutGate).toBeLessThanOrEqual(2.5);
  });
});
