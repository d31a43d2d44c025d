import { expect, test } from 'vitest';
import { explainedDifferences, explainedOverrides, needlessReasons } from '../../scripts/differences/ledger';
import { OVERRIDE_FACTS, SAME_AS_DEFAULT } from '../../scripts/differences/overrides';

test('every difference between the article and the default output has a reason', () => {
  const differences = explainedDifferences();
  expect(differences.length).toBeGreaterThan(80);
  expect(differences.filter(({ reason }) => reason === undefined).map(({ path }) => path)).toEqual([]);
});

test('every reason is for a difference that there is', () => {
  expect(needlessReasons()).toEqual([]);
});

test('each of the 87 overrides has a verdict, and a reason where today is not the article', () => {
  const overrides = explainedOverrides();
  expect(overrides).toHaveLength(87);
  expect(new Set(overrides.map(({ key }) => key)).size).toBe(87);
  expect(overrides.filter(({ verdict }) => verdict === 'unknown')).toEqual([]);
  const silent = overrides.filter(({ verdict, why }) => why === '' && !['kept', "today's default"].includes(verdict));
  expect(silent).toEqual([]);
});

test('the facts speak of the 87 overrides and of nothing else', () => {
  const keys = explainedOverrides().map(({ key }) => key);
  expect([...Object.keys(OVERRIDE_FACTS), ...SAME_AS_DEFAULT].sort()).toEqual([...keys].sort());
});
