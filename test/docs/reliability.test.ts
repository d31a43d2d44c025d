import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Observation } from '../e2e/reliability/observation';
import { type AllResults, RESULTS_FILE } from '../e2e/reliability/results';
import { KRAFT, type Stack, ZOOKEEPER } from '../e2e/stack';
import { ROOT } from '../support/run-app';

const results = JSON.parse(readFileSync(join(ROOT, RESULTS_FILE), 'utf8')) as AllResults;
const page = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8');

const CALM = /\broll(ing|ed)\b|drain|changed|reverted|left to|five$|^upgrade|raised|pool of brokers/;
/** Which failures cost what the stack promises of them. */
const KRAFT_STALLS: readonly (readonly [RegExp, keyof Stack['stalls']])[] = [
  [/^all pods deleted/, 'allPods'],
  [/network cut/, 'cutNode'],
  [/^kill -9 of each/, 'killedBroker'],
  [/of the controllers$|^kill -9 of (the active controller|two controllers)/, 'keepers'],
];

/** The page has to match the results of the last runs on a cluster. */
describe.each([
  [ZOOKEEPER, 20],
  [KRAFT, 1],
] as const)('the results of the reliability tests: $name', ({ name, longestStall }, count) => {
  const { cases = [], controls = [], rolls = {} } = results[name] ?? {};
  const rows = cases.map((row) => [row.case, row] as const);

  test('every case is on the page', () => {
    expect(cases.length).toBeGreaterThanOrEqual(count);
    for (const { case: title } of [...cases, ...controls]) expect(page).toContain(`| ${title} |`);
  });

  test.each(rows)('%s: nothing lost, duplicated, out of order or failed', (_, row) => {
    const { lost, duplicated, disordered, failed } = row;
    expect({ lost, duplicated, disordered, failed }).toEqual({ lost: 0, duplicated: 0, disordered: 0, failed: 0 });
    expect(row.acked).toBeGreaterThan(0);
  });

  const calm = rows.filter(([title]) => CALM.test(title));

  test.each(calm)('%s: no partition below its minimum, no long stall', (_, row) => {
    expect({ belowMin: row.belowMin, longestStall: row.longestStall < longestStall }).toEqual({
      belowMin: 0,
      longestStall: true,
    });
  });

  test('the controls detect their fault', () => {
    for (const { belowMin, lost } of controls) expect(belowMin > 0 || lost > 0).toBe(true);
  });

  test('rolling updates are not much longer than without the in-sync probe', () => {
    const { bareRestarts, idleWithGate, loadedWithGate, loadedWithoutGate } = rolls;
    if (bareRestarts && idleWithGate) expect(idleWithGate / bareRestarts).toBeLessThanOrEqual(1.5);
    if (loadedWithGate && loadedWithoutGate) expect(loadedWithGate / loadedWithoutGate).toBeLessThanOrEqual(2.5);
  });
});

test('with ZooKeeper, the controls and the times of rolls are complete', () => {
  const { controls = [], rolls = {} } = results.zookeeper ?? {};
  expect(controls.map(({ belowMin, lost }) => belowMin > 0 || lost > 0)).toEqual([true, true]);
  expect(controls.some(({ lost }) => lost > 0)).toBe(true);
  expect(Object.keys(rolls)).toHaveLength(4);
});

describe('with KRaft, failures cost what was promised', () => {
  const limit = ({ case: title }: Observation) => {
    const [, failure] = KRAFT_STALLS.find(([pattern]) => pattern.test(title)) ?? [];
    return failure && KRAFT.stalls[failure];
  };
  const limited = (results.kraft?.cases ?? []).flatMap((row) => {
    const seconds = limit(row);
    return seconds === undefined ? [] : [[row.case, row.longestStall, seconds] as const];
  });

  test.each(limited)('%s: %f s of at most %i', (_, longestStall, seconds) => {
    expect(longestStall).toBeLessThanOrEqual(seconds);
  });
});
