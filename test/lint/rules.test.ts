import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { KafkaCluster, Metadata, Storage, ZookeeperEnsemble, ZookeeperImage } from '../../lib';
import { KAFKA_RULES } from '../../lib/kafka/rules';
import type { Rule } from '../../lib/lint/rule';
import { WORKLOAD_RULES } from '../../lib/workload/rules';
import { CONFIG_KEY_RULES } from '../../lib/zookeeper/rules/config-keys';
import { ZOOKEEPER_RULES } from '../../lib/zookeeper/rules/ensemble';

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

/** Rules that props alone cannot break. */
const OWN_TESTS: readonly { rule: string; problem: string; build: (app: App) => void }[] = [
  {
    rule: 'namespace-not-a-dns-label',
    problem: `the chart's namespace is "Not_A_Namespace"`,
    build: (app) => ensemble(new Chart(app, 'chart', { namespace: 'Not_A_Namespace' }), {}),
  },
  {
    rule: 'single-server-ephemeral',
    problem: 'a single server has ephemeral storage',
    build: (app) => cluster(new Chart(app, 'chart'), { brokers: 1, storage: Storage.ephemeral(), strict: true }),
  },
  {
    rule: 'invalid-image',
    problem: 'the image is ""',
    build: (app) => ensemble(new Chart(app, 'chart'), { image: ZookeeperImage.official('') }),
  },
  {
    rule: 'reserved-env-variable',
    problem: 'env sets KAFKA_OPTS\n',
    build: (app) => cluster(new Chart(app, 'chart'), { env: [{ name: 'KAFKA_OPTS', value: '-Dx=y' }] }),
  },
  {
    rule: 'zookeeper-transaction-log-unsupported',
    problem: 'but the image plain has no path for it',
    build: (app) =>
      ensemble(new Chart(app, 'chart'), { image: new PlainImage(), transactionLogStorage: Storage.persistent('1Gi') }),
  },
];

class PlainImage extends ZookeeperImage {
  constructor() {
    super('plain');
  }

  public container() {
    return { name: 'zookeeper', image: this.reference, command: ['zookeeper'], dataPath: '/data' };
  }
}

test.each(OWN_TESTS)('$rule finds the problem', ({ rule, problem, build }) => {
  const app = new App();
  build(app);
  const text = () => app.synthYaml();
  expect(text).toThrow(`error [${rule}] `);
  expect(text).toThrow(problem);
});

describe('the tables', () => {
  const all = [...WORKLOAD_RULES, ...ZOOKEEPER_RULES, ...CONFIG_KEY_RULES, ...KAFKA_RULES];

  test('have unique ids', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  test('have a bad example for each rule, or a separate test', () => {
    const without = all.filter(({ examples }) => examples.bad.length === 0).map(({ id }) => id);
    expect(without.sort()).toEqual(OWN_TESTS.map(({ rule }) => rule).sort());
  });

  test('give a reason in one sentence, and a source', () => {
    for (const { id, why, source } of all) {
      expect(why, id).toMatch(/^\w.*[^.]$/s);
      expect(source, id).not.toBe('');
    }
  });
});
