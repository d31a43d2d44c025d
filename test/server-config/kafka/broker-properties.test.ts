import { describe, expect, test } from 'vitest';
import { applyRules } from '../../../lib/lint/rule';
import { BROKER_CONFIG_RULES } from '../../../lib/server-config/kafka/rules';
import { type BrokerExample, exampleBroker } from '../../../lib/server-config/kafka/rules/example-brokers';

const findings = (example: BrokerExample) =>
  applyRules(BROKER_CONFIG_RULES, exampleBroker(example), 'server.properties');
const named = (example: BrokerExample) => [JSON.stringify(example), example] as const;

for (const rule of BROKER_CONFIG_RULES) {
  describe(rule.id, () => {
    test.each(rule.examples.good.map(named))('accepts %s', (_, example) => {
      const found = findings(example);
      expect(found.filter((finding) => finding.rule === rule.id)).toEqual([]);
      // the example of a warning may cause another warning, but no error
      expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
    });

    test.each(rule.examples.bad.map(named))('rejects %s', (_, example) => {
      const found = findings(example);
      const own = found.filter((finding) => finding.rule === rule.id);
      expect(own).not.toEqual([]);
      const said = found.map(({ rule: id, key, problem }) => `${id} ${key} ${problem}`);
      expect(new Set(said).size, 'nothing is told twice').toBe(said.length);
      for (const { problem, fix, key, severity } of own) {
        expect(severity).toBe(rule.severity);
        expect(`${problem} ${fix}`).not.toMatch(/undefined|NaN|\[object|null/);
        expect(key).toMatch(/^\S+$/);
        expect(fix).not.toBe('');
      }
    });
  });
}

describe('the rules for broker properties', () => {
  test('have unique ids', () => {
    const ids = BROKER_CONFIG_RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('have good and bad examples', () => {
    for (const { id, examples } of BROKER_CONFIG_RULES) {
      expect(examples.good.length, id).toBeGreaterThan(0);
      expect(examples.bad.length, id).toBeGreaterThan(0);
    }
  });

  test('give a reason in one sentence, and a source', () => {
    for (const { id, why, source } of BROKER_CONFIG_RULES) {
      expect(why, id).toMatch(/^\w.*[^.]$/s);
      expect(source, id).not.toBe('');
    }
  });
});
