import { describe, expect, test } from 'vitest';
import { ConfigFile } from '../../lib';

const rules = (problems: readonly { readonly rule: string }[]) => problems.map(({ rule }) => rule);

describe('ConfigFile.check', () => {
  test('reports what the command reports, at its line', () => {
    const text = 'zookeeper.connect=zk:2181\nlog.dirs=/data\nnum.partition=3\n';
    expect(ConfigFile.check(text)).toEqual([
      expect.objectContaining({ rule: 'kafka-unknown-key', severity: 'error', key: 'num.partition', line: 3 }),
    ]);
    expect(ConfigFile.check(text, { pluginKeys: ['num.partition'] })).toEqual([]);
    expect(rules(ConfigFile.check(text, { kafka: '4.2' }))).toContain('kafka-key-not-in-version');
  });

  test('knows zoo.cfg', () => {
    expect(rules(ConfigFile.check('tickTime=2000\ndataDir=/data\nclientPort=2181\nsyncLimit=x\n'))).not.toEqual([]);
  });

  test('rejects an unknown version', () => {
    expect(() => ConfigFile.check('a=b', { kafka: '2.8' })).toThrow('"2.8"');
  });
});

describe('ConfigFile.checkBrokerConfig', () => {
  test.each<[object, readonly string[]]>([
    [{ 'num.partitions': 6, 'delete.topic.enable': false, 'log.retention.bytes': '9007199254740993' }, []],
    [{ 'num.partition': 6 }, ['kafka-unknown-key']],
    [{ 'num.io.threads': 'many' }, ['kafka-invalid-value']],
    [{ 'a key = with: all # of \\ it': 'x' }, ['kafka-unknown-key']],
  ])('of %o', (config, expected) => {
    expect(rules(ConfigFile.checkBrokerConfig(config as Record<string, string>))).toEqual(expected);
  });
});
