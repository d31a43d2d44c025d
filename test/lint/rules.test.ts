import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '../../lib';
import { CLUSTER_NETWORK_RULES } from '../../lib/kafka/listeners/network-rules';
import { CLUSTER_METADATA_RULES } from '../../lib/kafka/rules';
import { CLUSTER_PROP_RULES } from '../../lib/kafka/rules/prop-rules';
import type { Rule } from '../../lib/lint/rule';
import { WORKLOAD_RULES } from '../../lib/workload/rules';
import { CONFIG_KEY_RULES } from '../../lib/zookeeper/rules/config-keys';
import { ZOOKEEPER_RULES } from '../../lib/zookeeper/rules/ensemble';
import { BROKEN_APPS, findingOf } from '../../scripts/rules/broken-apps';

const KAFKA_RULES = [...CLUSTER_PROP_RULES, ...CLUSTER_METADATA_RULES, ...CLUSTER_NETWORK_RULES];

type Build = (chart: Chart, props: object) => unknown;

const ensemble: Build = (chart, props) => new ZookeeperEnsemble(chart, 'it', props);
/** With an ensemble, because some rules compare the two. */
const cluster: Build = (chart, props) => {
  const zookeeper = new ZookeeperEnsemble(chart, 'zk').connection;
  return new KafkaCluster(chart, 'it', { metadata: Metadata.zookeeper(zookeeper), ...props });
};

const TABLES: readonly { name: string; rules: readonly Rule<never, object>[]; build: Build }[] = [
  { name: 'an ensemble', rules: [...WORKLOAD_RULES, ...ZOOKEEPER_RULES, ...CONFIG_KEY_RULES], build: ensemble },
  { name: 'a cluster', rules: [...WORKLOAD_RULES, ...KAFKA_RULES], build: cluster },
];

/** The error of the synthesis, or undefined if it succeeds. */
function problemsOf(build: Build, props: object): string | undefined {
  const chart = new Chart(new App(), 'chart');
  build(chart, props);
  try {
    chart.toJson();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Only errors stop the synthesis. */
function asError({ severity }: Pick<Rule<never>, 'severity'>, props: object): object {
  return severity === 'warning' ? { ...props, strict: true } : props;
}

for (const { name, rules, build } of TABLES) {
  describe(`rules of ${name}`, () => {
    for (const rule of rules) {
      test.each(
        rule.examples.good.map((props) => [JSON.stringify(props), props] as const),
      )(`${rule.id} accepts %s`, (_, props) => {
        expect(problemsOf(build, asError(rule, props))).toBeUndefined();
      });

      test.each(
        rule.examples.bad.map((props) => [JSON.stringify(props), props] as const),
      )(`${rule.id} rejects %s`, (_, props) => {
        const text = problemsOf(build, asError(rule, props)) ?? 'nothing';
        expect(text).toContain(`error [${rule.id}] chart/it: `);
        expect(text).toContain(`  why: ${rule.why}`);
        expect(text).toContain(`  see: ${rule.source}`);
        expect(text).toMatch(/\n {2}fix: \S/);
        expect(text).not.toMatch(/undefined|=NaN|is NaN|null|Infinity of|\[object/);
      });
    }
  });
}

/** The problems of apps that break a rule as a whole. */
const PROBLEMS: Readonly<Record<string, string>> = {
  'namespace-not-a-dns-label': `the chart's namespace is "Not_A_Namespace"`,
  'single-server-ephemeral': 'a single server has ephemeral storage',
  'invalid-image': 'the image is ""',
  'reserved-env-variable': 'env sets KAFKA_OPTS',
  'zookeeper-transaction-log-unsupported':
    'transactionLogStorage is set, but the image example/zookeeper:3.9 has no path for it',
  'not-in-a-chart': 'the scope of this ensemble or cluster is not in a chart',
  'duplicate-object': 'chart/zk already has Service "zk-svc"',
  'kafka-ensemble-without-certificate': 'the brokers have none',
  'kafka-ensemble-without-namespace': 'the brokers are in the namespace "streaming"',
  'invalid-image-contract': 'container() returns this: there is no prop files',
  'kafka-chroot-collision': 'its brokers have the same ids as those of chart/orders',
  'kafka-cluster-id-collision': 'its clusterId is "MkU3OEVBNTcwNTJENDM2Qg", like that of orders/orders',
  'patched-dynamic-file': 'a patch of the ConfigMap changes dynamic.properties',
  'patched-file-missing': 'a patch of the ConfigMap removes logback.xml',
  'invalid-acknowledgement': 'zookeeper-autopurge is acknowledged, but no rule here has this id',
};

test.each(BROKEN_APPS)('$rule finds its problem in an app', ({ rule, build }) => {
  const finding = findingOf(rule, build);
  expect(finding?.problem).toContain(PROBLEMS[rule]);
  expect(finding?.fix).toMatch(/\S/);
});

describe('the tables', () => {
  const all = [...WORKLOAD_RULES, ...ZOOKEEPER_RULES, ...CONFIG_KEY_RULES, ...KAFKA_RULES];

  test('have unique ids', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('have a bad example for each rule, or a broken app', () => {
    const without = all.filter(({ examples }) => examples.bad.length === 0).map(({ id }) => id);
    const broken = BROKEN_APPS.map(({ rule }) => rule);
    expect(without.filter((id) => !broken.includes(id))).toEqual([]);
  });

  test('give a reason in one sentence, and a source', () => {
    for (const { id, why, source } of all) {
      expect(why, id).toMatch(/^\w.*[^.]$/s);
      expect(source, id).not.toBe('');
    }
  });
});
