import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/run-app';
import { CLUSTER_STEPS } from './kraft-running-changes';
import { CLUSTER_RESULTS, type ClusterResults, effectOfCluster, reportedOf } from './kraft-running-results';

const page = readFileSync(join(ROOT, 'docs/review.md'), 'utf8');
const { seen } = JSON.parse(readFileSync(join(ROOT, CLUSTER_RESULTS), 'utf8')) as ClusterResults;

test('every change was made on a running cluster, and every effect observed', () => {
  expect(CLUSTER_STEPS.length).toBeGreaterThanOrEqual(25);
  expect(Object.keys(seen).sort()).toEqual(CLUSTER_STEPS.map(({ name }) => name).sort());
  expect(page).toContain(`${CLUSTER_STEPS.length} changes of clusters with KRaft were made on running clusters`);
  const effects = ['NOOP', 'LIVE', 'ROLL', 'LATENT', 'IMMUTABLE', 'OUTAGE', 'DATA'];
  expect(new Set(Object.values(seen).map(effectOfCluster))).toEqual(new Set(effects));
});

test.each(
  CLUSTER_STEPS.map((step) => [step.name, step] as const),
)('%s: the reviewer reports what was observed', (name, { before, after }) => {
  const { effect, rolled } = reportedOf(before, after);
  expect(effect, JSON.stringify(seen[name])).toBe(effectOfCluster(seen[name]));
  // whatever has failed was not replaced as a whole
  if (effect === 'ROLL' || effect === 'LIVE') expect(rolled).toEqual([...seen[name].replaced].sort());
});
