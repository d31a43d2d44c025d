import { expect, test } from 'vitest';
import { Metadata, ZookeeperConnection } from '../../lib';
import { ownedKeys, propertyGroups } from '../../lib/kafka/properties/property-groups';
import { BROKER_CONFIG_RULES } from '../../lib/server-config/kafka/rules';
import { exampleBroker } from '../../lib/server-config/kafka/rules/example-brokers';
import { clusterFindings } from '../support/findings';

const OWNED = Object.keys(
  ownedKeys(propertyGroups(Metadata.zookeeper(ZookeeperConnection.of('a:2181'))._render())),
).sort((a, b) => b.length - a.length);

/** The keys that a fix proposes to set, and that a cluster would reject. */
function rejectedKeysIn(fix: string): readonly string[] {
  return OWNED.filter((key) => new RegExp(`(?:^|[\\s'"(])${key.replaceAll('.', '\\.')}(?:=|['"]?: )`).test(fix));
}

test('no fix of a finding in a cluster proposes what another rule rejects', () => {
  let searched = 0;
  const proposals = BROKER_CONFIG_RULES.flatMap((rule) =>
    rule.examples.bad.flatMap((example) => {
      const { texts, facts } = exampleBroker(example);
      const config = Object.fromEntries([...texts].filter(([key]) => !OWNED.includes(key)));
      const findings = clusterFindings({ config, brokers: facts.brokers ?? 3, pluginKeys: facts.pluginKeys });
      searched += findings.length;
      return findings.filter(({ fix }) => rejectedKeysIn(fix).length > 0).map(({ rule: id, fix }) => `${id}: ${fix}`);
    }),
  );
  expect([...new Set(proposals)]).toEqual([]);
  expect(searched).toBeGreaterThan(100);
});

test('the search finds a contradiction', () => {
  expect(rejectedKeysIn('add listeners=SSL://:9093')).toEqual(['listeners']);
  expect(rejectedKeysIn('map a listener to a protocol with SSL')).toEqual([]);
});
