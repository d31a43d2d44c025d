import { App, Chart } from 'cdk8s';
import { describe, expect, test } from 'vitest';
import { KafkaImage, Metadata, Storage, ZookeeperEnsemble, ZookeeperImage } from '../../lib';
import { CLUSTER_PROP_TYPES } from '../../lib/kafka/prop-types';
import { resolveCluster } from '../../lib/kafka/resolve-cluster';
import { CLUSTER_METADATA_RULES, PROPS_WITH_CLUSTER_RULES } from '../../lib/kafka/rules';
import { CLUSTER_PROP_RULES } from '../../lib/kafka/rules/prop-rules';
import { type GivenProps, givenProps, propRuleSet } from '../../lib/lint/props/given-props';
import { validateProps } from '../../lib/lint/props/prop-types';
import type { Rule } from '../../lib/lint/rule';
import { configModel } from '../../lib/server-config/kafka/model/model';
import { FREE_KEYS, isOrdinarySetting } from '../../lib/server-config/kafka/ordinary-settings';
import { WORKLOAD_RULES } from '../../lib/workload/rules';
import { PROPS_WITH_WORKLOAD_RULES } from '../../lib/workload/rules/lazy-rules';
import type { ServerContainer } from '../../lib/workload/server-container';
import { ENSEMBLE_PROP_TYPES } from '../../lib/zookeeper/prop-types';
import { resolveEnsemble } from '../../lib/zookeeper/resolve-ensemble';
import { PROPS_WITH_ENSEMBLE_RULES } from '../../lib/zookeeper/rules';
import { ZOOKEEPER_RULES } from '../../lib/zookeeper/rules/ensemble';

// A construct loads and applies only the rules on props that were given. These tests apply all rules to all examples, and to
// random combinations of them: rules that were left out must find nothing.

type AnyRule = Rule<never, object>;
type Props = Readonly<Record<string, unknown>>;

describe.each([
  ['every workload', WORKLOAD_RULES, PROPS_WITH_WORKLOAD_RULES],
  ['a cluster', CLUSTER_PROP_RULES, PROPS_WITH_CLUSTER_RULES],
  ['an ensemble', ZOOKEEPER_RULES, PROPS_WITH_ENSEMBLE_RULES],
] as [string, readonly AnyRule[], ReadonlySet<string>][])('the rules for %s', (_, rules, listed) => {
  test('are about the props that are listed beside the call that loads them', () => {
    const about = rules.flatMap((rule) => (rule.about === 'all' ? [] : rule.about));
    // the metadata of a cluster is looked at apart from other props: most clusters give it
    expect([...listed].sort()).toEqual([...new Set(about)].filter((prop) => prop !== 'metadata').sort());
  });
});

test('no rule on props is about all of them, except those on what cannot be used', () => {
  const all = [...WORKLOAD_RULES, ...CLUSTER_PROP_RULES, ...ZOOKEEPER_RULES].filter(({ about }) => about === 'all');
  expect(all.map(({ id }) => id)).toEqual(['unknown-prop', 'prop-wrong-type']);
});

/** Ids of rules that find something and are not applied. */
function missed(rules: readonly AnyRule[], model: unknown, given: GivenProps): readonly string[] {
  const applied = propRuleSet(rules as readonly Rule<unknown, unknown>[], model, given).apply('path', []);
  const all = propRuleSet(rules as readonly Rule<unknown, unknown>[], model, undefined).apply('path', []);
  const found = new Set(applied.map(({ rule }) => rule));
  return all.flatMap(({ rule, problem }) => (found.has(rule) ? [] : [`${rule}: ${problem}`]));
}

/** Contracts of images that break what rules look for. */
const CONTRACTS: readonly Partial<ServerContainer>[] = [
  { name: 'Not_A_Name' },
  { image: '' },
  { writablePaths: ['/data', '/tmp', '/tmp'] },
  { dataPath: '/tmp', writablePaths: ['/tmp/'], transactionLogPath: '/tmp' },
  { env: [{ name: 'A' }, { name: 'A' }], reservedEnv: { HEAP: 'heap' } },
  { config: { 'server.properties': '' } },
  { configPath: '/data' },
];
const contract = (parts: Partial<ServerContainer>): ServerContainer => ({
  name: 'server',
  image: 'example:3.9',
  command: ['run'],
  dataPath: '/data',
  ...parts,
});
const kafkaImages = CONTRACTS.flatMap((parts) =>
  [undefined, '/opt/kafka'].map((tools) => {
    class Image extends KafkaImage {
      public constructor() {
        super('example:3.9', '3.9', tools);
      }

      public container = () => contract(parts);
    }
    return { image: new Image() };
  }),
);
const zookeeperImages = CONTRACTS.map((parts) => {
  class Image extends ZookeeperImage {
    public constructor() {
      super('example:3.9');
    }

    public container = () => contract(parts);
  }
  return { image: new Image() };
});

const LOGS = [
  Storage.ephemeral(),
  Storage.persistent('10'),
  Storage.persistent('1Gi', { accessModes: ['x'] }),
  Storage.persistent('1Gi', { storageClass: 'Not_A_Name' }),
  Storage.persistent('1Gi', { size: '2Gi' } as object),
].map((transactionLogStorage) => ({ transactionLogStorage }));

const examplesOf = (rules: readonly AnyRule[]) =>
  rules.flatMap(({ examples: { good, bad } }) => [...good, ...bad]) as readonly Props[];

/** Examples, and combinations of two and three of them; always the same ones. */
function combined(examples: readonly Props[], count: number): readonly Props[] {
  let seed = 7;
  const pick = () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return examples[seed % examples.length];
  };
  return [
    ...examples,
    ...Array.from({ length: count }, (_, index) => ({ ...pick(), ...pick(), ...(index % 2 ? pick() : {}) })),
  ];
}

describe('rules on props that were not given find nothing', () => {
  // thousands of clusters: longer on a busy machine than other tests may take
  test('of a cluster', { timeout: 120_000 }, () => {
    const examples = [
      ...examplesOf([...WORKLOAD_RULES, ...CLUSTER_PROP_RULES, ...CLUSTER_METADATA_RULES]),
      ...kafkaImages,
    ];
    const found = combined(examples, 2000).flatMap((example, index) => {
      const chart = new Chart(new App(), 'chart', { namespace: index % 3 === 0 ? 'Not_A_Namespace' : undefined });
      const { connection } = new ZookeeperEnsemble(chart, 'zk', index % 5 === 0 ? { name: 'Not_A_Name' } : {});
      const validated = validateProps({ metadata: Metadata.zookeeper(connection), ...example }, CLUSTER_PROP_TYPES);
      const plan = resolveCluster(chart, validated.props);
      return [plan.main].flatMap((pool) =>
        missed(
          [...WORKLOAD_RULES, ...CLUSTER_PROP_RULES] as readonly AnyRule[],
          { ...plan, ...pool, validated },
          givenProps(validated, pool.workload.namespace),
        ),
      );
    });
    expect([...new Set(found)]).toEqual([]);
  });

  test('of a cluster whose config has ordinary settings, whatever else is given', () => {
    const values = ['0', '1', '2', '7', '40000', '1.5', 'true', 'false', 'zstd'];
    const examples = [{}, ...examplesOf([...CLUSTER_PROP_RULES])];
    const found = [...FREE_KEYS].flatMap((key, at) =>
      values
        .filter((value) => isOrdinarySetting(configModel('3.9'), key, value))
        .flatMap((value) =>
          // each setting alone, and with every seventh example
          examples
            .filter((_, index) => index === 0 || index % 7 === at % 7)
            .flatMap((example) => {
              const chart = new Chart(new App(), 'chart');
              const validated = validateProps<object>({ ...example, config: { [key]: value } }, CLUSTER_PROP_TYPES);
              const plan = resolveCluster(chart, validated.props);
              const given = Object.keys(validated.props).filter((prop) => prop !== 'config');
              return [plan.main].flatMap((pool) =>
                missed(
                  [...WORKLOAD_RULES, ...CLUSTER_PROP_RULES] as readonly AnyRule[],
                  { ...plan, ...pool, validated },
                  given,
                ),
              );
            }),
        ),
    );
    expect([...new Set(found)]).toEqual([]);
  });

  test('of an ensemble', () => {
    const examples = [...examplesOf([...WORKLOAD_RULES, ...ZOOKEEPER_RULES]), ...zookeeperImages, ...LOGS];
    const found = combined(examples, 2000).flatMap((example, index) => {
      const chart = new Chart(new App(), 'chart', { namespace: index % 3 === 0 ? 'Not_A_Namespace' : undefined });
      const validated = validateProps(example, ENSEMBLE_PROP_TYPES);
      const plan = resolveEnsemble(chart, validated.props);
      return missed(
        [...WORKLOAD_RULES, ...ZOOKEEPER_RULES] as readonly AnyRule[],
        { ...plan, validated },
        givenProps(validated, plan.workload.namespace),
      );
    });
    expect([...new Set(found)]).toEqual([]);
  });
});
