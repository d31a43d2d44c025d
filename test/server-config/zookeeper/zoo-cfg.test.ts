import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../lib/lint/finding';
import { isZooCfgKey, ZOO_CFG_MODEL } from '../../../lib/server-config/zookeeper/model';
import { ZOO_CFG_RULES, zooCfgRuleSet } from '../../../lib/server-config/zookeeper/rules';
import { withBase, type ZooCfgExample } from '../../../lib/server-config/zookeeper/rules/example-servers';
import { ZooCfg } from '../../../lib/server-config/zookeeper/zoo-cfg';

const findingsOf = (properties: Iterable<readonly [string, string]>): readonly Finding[] =>
  zooCfgRuleSet(new ZooCfg(properties)).apply('zoo.cfg', []);

const named = (examples: readonly ZooCfgExample[]) =>
  examples.map((example) => [JSON.stringify(example), example] as const);

for (const rule of ZOO_CFG_RULES) {
  describe(rule.id, () => {
    test.each(named(rule.examples.good))('accepts %s', (_, example) => {
      expect(findingsOf(withBase(example))).toEqual([]);
    });

    test.each(named(rule.examples.bad))('rejects %s', (_, example) => {
      const findings = findingsOf(withBase(example));
      expect(findings.map(({ rule: id }) => id)).toContain(rule.id);
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule: id }) => id);
      expect(new Set(errors)).toEqual(new Set(rule.severity === 'error' ? [rule.id] : []));
      for (const { problem, fix, key } of findings) {
        expect(key).toBeDefined();
        for (const text of [problem, fix]) expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|^$/);
      }
    });
  });
}

describe('the rules for zoo.cfg', () => {
  test('have unique ids, good and bad examples, and a verdict of the server, unless it depends on more than the file', () => {
    expect(new Set(ZOO_CFG_RULES.map(({ id }) => id)).size).toBe(ZOO_CFG_RULES.length);
    for (const { id, severity, server, why, source, examples } of ZOO_CFG_RULES) {
      expect(id).toMatch(/^zookeeper-/);
      if (server === undefined) expect(severity, id).toBe('warning');
      expect(why, id).toMatch(/^\w.*[^.]$/s);
      expect(source, id).not.toBe('');
      expect(examples.good, id).not.toEqual([]);
      expect(examples.bad, id).not.toEqual([]);
    }
  });

  test('are about existing keys', () => {
    const about = ZOO_CFG_RULES.flatMap((rule) => (rule.about === 'all' ? [] : rule.about));
    expect(about.filter((key) => !isZooCfgKey(key))).toEqual([]);
  });
});

test('the base of the examples has no problem', () => {
  expect(findingsOf(withBase({}))).toEqual([]);
});

test('the sample of the distribution has the problems that its own comments mention, and no others', () => {
  const sample = { tickTime: '2000', initLimit: '10', syncLimit: '5', dataDir: '/tmp/zookeeper', clientPort: '2181' };
  expect(findingsOf(Object.entries(sample)).map(({ severity, rule }) => `${severity} ${rule}`)).toEqual([
    'warning zookeeper-data-in-tmp',
    'warning zookeeper-autopurge-disabled',
  ]);
});

test.each([
  [{ 'zookeeper.snapCount': '50000' }, 'write snapCount'],
  [{ 'autopurge.purgeInteval': '1' }, 'write autopurge.purgeInterval'],
  [{ 'jute.maxbuffer': '1' }, 'remove it, or start the JVM with -Djute.maxbuffer=... if it is a system property'],
  [{ 'autopurge.snapRetainCount': '1' }, 'use a whole number of snapshots, 3 or more'],
  [{ clientPort: '70000' }, 'use a port number, 0 to 65535'],
  [{ electionAlg: '1' }, 'write 3, the only algorithm'],
  [{ snapshotSizeFactor: '33' }, 'use a number, 1 or less'],
  [{ 'server.4': 'zk-3.zk-svc:2888:3888' }, 'list 3 or 5, or make some of them observers'],
])('the fix for %o is: %s', (example: ZooCfgExample, fix) => {
  expect(findingsOf(withBase(example)).map((finding) => finding.fix)).toEqual([fix]);
});

describe('the model', () => {
  test('has valid defaults', () => {
    const defaults = [...ZOO_CFG_MODEL].flatMap(([name, key]) =>
      key.default === undefined || name.endsWith('PortAddress') ? [] : [[name, String(key.default)] as const],
    );
    expect(defaults.length).toBeGreaterThan(150);
    const findings = findingsOf([...defaults, ['dataDir', '/data']]).filter(({ severity }) => severity === 'error');
    // problems that the missing keys cause
    expect(findings.map(({ rule }) => rule)).toEqual(['zookeeper-missing-client-port']);
  });
});

describe('a server line', () => {
  const line = (text: string) => new ZooCfg([['server.7', text]]).servers[0];

  test('has a host, two ports, a role and a client port', () => {
    expect(line('zk:2888:3888:OBSERVER;zk:2181')).toMatchObject({
      id: 7n,
      addresses: [{ host: 'zk', quorumPort: 2888, electionPort: 3888 }],
      isObserver: true,
      clientPort: 2181,
      refused: undefined,
    });
  });

  test('can have several addresses, and addresses in brackets', () => {
    expect(line('[::1]:1:2|b:3:4;[::1]:5')).toMatchObject({
      addresses: [
        { host: '::1', quorumPort: 1, electionPort: 2 },
        { host: 'b', quorumPort: 3, electionPort: 4 },
      ],
      isObserver: false,
      clientPort: 5,
      refused: undefined,
    });
  });
});
