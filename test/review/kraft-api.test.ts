import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/run-app';
import { CLUSTER_CHANGES } from './kraft-api-changes';
import { CLUSTER_REFUSALS, type ClusterRefusals, rejectedInReview } from './kraft-api-results';

const { refusals } = JSON.parse(readFileSync(join(ROOT, CLUSTER_REFUSALS), 'utf8')) as ClusterRefusals;

test('every change of a cluster with KRaft was shown to a real API server', () => {
  expect(CLUSTER_CHANGES.length).toBeGreaterThanOrEqual(100);
  expect(Object.keys(refusals).sort()).toEqual(CLUSTER_CHANGES.map(({ name }) => name).sort());
  expect(Object.values(refusals).filter((rejected) => Object.keys(rejected).length > 0).length).toBeGreaterThan(40);
});

test.each(
  CLUSTER_CHANGES.map((change) => [change.name, change] as const),
)('%s: the reviewer agrees with the server', (name, change) => {
  expect(rejectedInReview(change), JSON.stringify(refusals[name])).toEqual(Object.keys(refusals[name]).sort());
});
