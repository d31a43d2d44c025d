import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ATTEMPTS, LIVE } from '../e2e/security/attempts';
import { securityResults } from '../e2e/security/results';
import { KRAFT, ZOOKEEPER } from '../e2e/stack';
import { ROOT } from '../support/run-app';

const { attempts, moves } = securityResults();
const page = readFileSync(join(ROOT, 'docs/security.md'), 'utf8');
const demanded = [...ATTEMPTS, ...Object.values(LIVE).flat()];

describe.each([KRAFT, ZOOKEEPER])('the last run on a cluster: $name', ({ name }) => {
  const tried = attempts[name]?.tried ?? [];
  const rows = demanded.filter(({ listener }) => listener !== 'controllers' || name === 'kraft');

  test('each attempt ended where the table of attempts says', () => {
    const outcomes = tried.map(({ who, listener, operation, outcome }) =>
      [listener, who, operation, outcome].join(', '),
    );
    const expected = rows.map(({ who, listener, operation, subject, expected }) =>
      [listener, who, `${operation} ${subject}`, expected].join(', '),
    );
    expect([...outcomes].sort()).toEqual([...expected].sort());
  });

  test('at least 30 were refused, and all are on the page', () => {
    expect(tried.filter(({ outcome }) => outcome !== 'allowed').length).toBeGreaterThanOrEqual(30);
    for (const { who, listener } of tried) expect(page).toContain(`| ${listener} | ${who} |`);
  });
});

const steps = Object.entries(moves).flatMap(([name, run]) => run.moves.map((row) => [name, row.case, row] as const));

test.each(steps)('%s, step %s: nothing lost, no partition below its minimum, no long stall', (_, step, row) => {
  const { lost, duplicated, disordered, failed, belowMin, restarts } = row;
  expect({ lost, duplicated, disordered, failed, belowMin, restarts }).toEqual({
    lost: 0,
    duplicated: 0,
    disordered: 0,
    failed: 0,
    belowMin: 0,
    restarts: 0,
  });
  expect(row.longestStall).toBeLessThan(3);
  expect(page).toContain(`| ${step} |`);
});
