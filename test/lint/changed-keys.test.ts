import { describe, expect, test } from 'vitest';
import { defaultProperties } from '../../lib/kafka/resolve-cluster';
import { changedKeys, rulesThatMatter } from '../../lib/lint/changed-keys';
import { applyRules, type Rule } from '../../lib/lint/rule';
import { BrokerProperties } from '../../lib/server-config/kafka/broker-properties';
import { DECISIVE_KEYS, rulesFor } from '../../lib/server-config/kafka/broker-rules';
import { configModel } from '../../lib/server-config/kafka/model/model';
import { FREE_KEYS, isOrdinarySetting, KEYS_ON_DATA } from '../../lib/server-config/kafka/ordinary-settings';
import { BROKER_CONFIG_RULES } from '../../lib/server-config/kafka/rules';
import { DATA_RULES } from '../../lib/server-config/kafka/rules/data';
import { EVERY_KEY_RULES } from '../../lib/server-config/kafka/rules/every-key';
import { ZOO_CFG_RULES } from '../../lib/server-config/zookeeper/rules';
import { ZooCfg } from '../../lib/server-config/zookeeper/zoo-cfg';
import { DECISIVE_PROP_KEYS } from '../../lib/zookeeper/rules/zoo-cfg';
import { SETTINGS, settingLines } from '../../lib/zookeeper/settings';

// A construct applies only the rules about keys that differ from its default file. These tests apply all rules to files with
// one key, or the keys of an example, changed: rules that were left out must find nothing.

type Texts = Readonly<Record<string, string>>;

/** Values of all kinds, most of them wrong for most keys. */
const VALUES = [
  '',
  '-2',
  '-1',
  '0',
  '1',
  '2',
  '7',
  '1.5',
  '40000',
  '3000000000',
  'true',
  'no',
  'compact',
  'a.B',
  '/tmp/x',
];

const BROKERS = [1, 2, 3, 5];
const PLACEHOLDERS = { 'broker.id': '0', 'log.dirs': '/data', 'zookeeper.connect': 'zookeeper:2181' };
const brokerFile = (brokers: number): Texts => ({
  ...defaultProperties('zookeeper', { brokers, roles: ['broker'], version: '3.9' }),
  ...PLACEHOLDERS,
});
const broker = (texts: ReadonlyMap<string, string>, brokers: number) =>
  new BrokerProperties(texts, { version: '3.9', brokers, heap: 2 ** 30, pluginKeys: [], hasFixedListeners: true });

const SERVERS = [1, 3, 5];
const zooCfgFile = (servers: number): Texts => ({
  dataDir: '/data',
  ...settingLines({}),
  ...(servers === 1
    ? {}
    : Object.fromEntries(Array.from({ length: servers }, (_, id) => [`server.${id + 1}`, `zk-${id}:2888:3888`]))),
});
const zooCfg = (texts: Texts) => new ZooCfg(Object.entries(texts));

/** Findings of the rules that were left out. */
function missed<Model, Example>(
  rules: readonly Rule<Model, Example>[],
  before: Texts,
  after: Texts,
  decisive: RegExp,
  model: Model,
) {
  const mattering = new Set(rulesThatMatter(rules, { changed: changedKeys(before, after), decisive }));
  const leftOut = rules.filter((rule) => !mattering.has(rule)) as unknown as readonly Rule<Model, unknown>[];
  return applyRules(leftOut, model, 'file').map(({ rule, problem }) => `${rule}: ${problem}`);
}

/** A map that notes which keys were asked for. */
class ReadMap extends Map<string, string> {
  public readonly asked = new Set<string>();

  public override get(key: string) {
    this.asked.add(key);
    return super.get(key);
  }

  public override has(key: string) {
    this.asked.add(key);
    return super.has(key);
  }
}

describe('the rules that are left out for a file of a broker', () => {
  test('read only what they are about, or what is decisive', () => {
    const undeclared = BROKERS.flatMap((brokers) =>
      BROKER_CONFIG_RULES.flatMap((rule) => {
        const texts = new ReadMap();
        for (const [key, value] of Object.entries(brokerFile(brokers))) texts.set(key, value);
        expect(rule.check(broker(texts, brokers)), `${rule.id} accepts the default`).toEqual([]);
        const isDeclared = (key: string) => rule.about === 'all' || rule.about.includes(key) || DECISIVE_KEYS.test(key);
        return [...texts.asked].filter((key) => !isDeclared(key)).map((key) => `${rule.id} is about ${key} as well`);
      }),
    );
    expect(undeclared).toEqual([]);
  });

  test('are about no free key, and a free key is not decisive', () => {
    const others = BROKER_CONFIG_RULES.filter((rule) => !EVERY_KEY_RULES.includes(rule));
    const claimed = others.flatMap(({ id, about }) =>
      about === 'all'
        ? [`${id} is about all keys`]
        : about.filter((key) => FREE_KEYS.has(key)).map((key) => `${id} reads ${key}`),
    );
    expect(claimed, 'remove the key from FREE_KEYS, or move the rule to EVERY_KEY_RULES').toEqual([]);
    expect([...FREE_KEYS].filter((key) => DECISIVE_KEYS.test(key))).toEqual([]);
  });

  test('are about no key on data either, but for those on data, and none of these keys is decisive', () => {
    const keys = Object.keys(configModel('3.9').broker).filter((key) => KEYS_ON_DATA.test(key));
    expect(keys.length).toBeGreaterThan(60);
    const others = BROKER_CONFIG_RULES.filter((rule) => !DATA_RULES.includes(rule));
    const claimed = others.flatMap(({ id, about }) =>
      keys.filter((key) => about.includes(key)).map((key) => `${id} reads ${key}`),
    );
    expect(claimed, 'except the key from KEYS_ON_DATA, or move the rule to DATA_RULES').toEqual([]);
    expect(keys.filter((key) => DECISIVE_KEYS.test(key))).toEqual([]);
    // as many rules as if all had been loaded
    const applied = (changed: readonly string[]) =>
      rulesFor(changed)
        .map(({ id }) => id)
        .sort();
    const mattering = (changed: readonly string[]) =>
      rulesThatMatter(BROKER_CONFIG_RULES, { changed, decisive: DECISIVE_KEYS })
        .map(({ id }) => id)
        .sort();
    for (const key of keys.filter((each) => !FREE_KEYS.has(each)))
      expect(applied([key]), key).toEqual(mattering([key]));
  });

  test('find nothing when one key changes', () => {
    const keys = Object.keys(configModel('3.9').broker).filter((key) => !DECISIVE_KEYS.test(key));
    expect(keys.length).toBeGreaterThan(150);
    const before = brokerFile(3);
    const found = [...keys, 'num.partition', 'confluent.x'].flatMap((key) =>
      VALUES.flatMap((value) => {
        const after = { ...before, [key]: value };
        return missed(BROKER_CONFIG_RULES, before, after, DECISIVE_KEYS, broker(new Map(Object.entries(after)), 3));
      }),
    );
    expect(found).toEqual([]);
  });

  test('and those for every key, find nothing in ordinary settings', () => {
    const model = configModel('3.9');
    const texts = [...VALUES, '6', '60', '0.5', 'zstd', 'LogAppendTime', '$KEY', 'http://a', ' 7', '1e3', '٣'];
    const ordinary = [...FREE_KEYS].map(
      (key) => [key, texts.filter((text) => isOrdinarySetting(model, key, text))] as const,
    );
    expect(ordinary.filter(([, values]) => values.length === 0)).toEqual([]);
    const found = ordinary.flatMap(([key, values]) =>
      values.flatMap((value) => {
        const after = new Map(Object.entries({ ...brokerFile(3), [key]: value }));
        return applyRules(BROKER_CONFIG_RULES, broker(after, 3), 'file').map(({ problem }) => problem);
      }),
    );
    expect(found).toEqual([]);
    expect(isOrdinarySetting(model, 'num.partitions', undefined)).toBe(false);
    expect(isOrdinarySetting(model, 'min.insync.replicas', '2')).toBe(false);
  });

  test('find nothing when the keys of an example change', () => {
    const examples = BROKER_CONFIG_RULES.flatMap(({ examples: { good, bad } }) => [...good, ...bad]);
    const found = examples.flatMap(({ properties }) =>
      BROKERS.flatMap((brokers) => {
        const before = brokerFile(brokers);
        const set = Object.entries({ ...before, ...properties }).filter(([, value]) => value !== undefined);
        const after = Object.fromEntries(set) as Texts;
        return missed(
          BROKER_CONFIG_RULES,
          before,
          after,
          DECISIVE_KEYS,
          broker(new Map(Object.entries(after)), brokers),
        );
      }),
    );
    expect(found).toEqual([]);
  });
});

describe('the rules that are left out for a zoo.cfg whose keys have props', () => {
  const keys: readonly string[] = SETTINGS.map(({ key }) => key);

  test('find nothing when one or two keys change', () => {
    const pairs = keys.flatMap((first) => keys.map((second) => [first, second] as const));
    const found = SERVERS.flatMap((servers) => {
      const before = zooCfgFile(servers);
      return pairs.flatMap(([first, second], index) =>
        VALUES.flatMap((value, shift) => {
          const after = { ...before, [first]: value, [second]: VALUES[(index + shift) % VALUES.length] };
          return missed(ZOO_CFG_RULES, before, after, DECISIVE_PROP_KEYS, zooCfg(after));
        }),
      );
    });
    expect(found).toEqual([]);
  });
});

describe('keys that differ', () => {
  test('have another value, or are in one file only', () => {
    expect(changedKeys({ a: '1', b: '2', c: '3' }, { a: '1', b: '3', d: '4' })).toEqual(['b', 'c', 'd']);
  });
});
