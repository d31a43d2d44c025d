import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { explainedDifferences, explainedOverrides, needlessReasons } from '../../scripts/differences/ledger';
import { OVERRIDE_FACTS, SAME_AS_DEFAULT } from '../../scripts/differences/overrides';
import { ROOT } from '../support/run-app';

test('every difference between the article and the default output has a reason', () => {
  const differences = explainedDifferences();
  expect(differences.length).toBeGreaterThan(80);
  expect(differences.filter(({ reason }) => reason === undefined).map(({ path }) => path)).toEqual([]);
});

test('every reason is for a difference that exists', () => {
  expect(needlessReasons()).toEqual([]);
});

test('each of the 87 overrides has a verdict, and a reason if it is not kept', () => {
  const overrides = explainedOverrides();
  expect(overrides).toHaveLength(87);
  expect(new Set(overrides.map(({ key }) => key)).size).toBe(87);
  expect(overrides.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
  const unexplained = overrides.filter(
    ({ verdict, why }) => why === '' && !['kept', "today's default"].includes(verdict),
  );
  expect(unexplained).toEqual([]);
});

test('an override that the default app writes, in whatever file, is kept or changed', () => {
  const app = readFileSync(join(ROOT, 'dist/20-kafka-brokers.yaml'), 'utf8');
  const isWritten = (key: string) => app.includes(`\n    ${key}=`);
  const written = explainedOverrides().filter(({ key }) => isWritten(key));
  expect(written.map(({ key }) => key)).toEqual(expect.arrayContaining(['listeners', 'min.insync.replicas']));
  expect(written.filter(({ verdict }) => !['kept', 'changed'].includes(verdict))).toEqual([]);
});

test('the facts are about the 87 overrides and nothing else', () => {
  const keys = explainedOverrides().map(({ key }) => key);
  expect([...Object.keys(OVERRIDE_FACTS), ...SAME_AS_DEFAULT].sort()).toEqual([...keys].sort());
});
