import { changedKeys } from '../../lint/changed-keys';
import { type GivenProps, givenProps, isAnyGiven } from '../../lint/props/given-props';
import type { ValidatedProps } from '../../lint/props/prop-types';
import { lazyRules, type Rule, type RuleSet, ruleSet } from '../../lint/rule';
import { isOrdinarySetting } from '../../server-config/kafka/ordinary-settings';
import { WORKLOAD_DEFAULTS } from '../../workload/defaults';
import { patchedConfigRules, workloadRules } from '../../workload/rules/lazy-rules';
import type { ConfigFiles } from '../../workload/written-config';
import type { ClusterPlan } from '../cluster-plan';
import { METADATA_STORE_RULES } from '../metadata/metadata-rules';
import { ZOOKEEPER_CONNECTION_RULES } from '../metadata/zookeeper-rules';
import { defaultProperties } from '../resolve-cluster';
import type { KafkaExample, KafkaModel } from './model';
import type * as rules from './on-demand';

/** Rules on what every cluster has, its metadata. They are always applied; all others are loaded on demand. */
export const CLUSTER_METADATA_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  ...METADATA_STORE_RULES,
  ...ZOOKEEPER_CONNECTION_RULES,
];

/** What the rules on demand are about; a test compares. */
export const PROPS_WITH_CLUSTER_RULES: ReadonlySet<string> = new Set([
  'brokers',
  'config',
  'disruptionBudget',
  'dynamicConfig',
  'env',
  'firstBrokerId',
  'image',
  'podAnnotations',
  'podLabels',
  'readiness',
  'terminationGracePeriod',
]);

const onDemand = (): typeof rules => require('./on-demand') as typeof rules;

/** Everything that is checked of a cluster. */
export function clusterRules(
  plan: ClusterPlan,
  validated: ValidatedProps<object>,
  written: (pool: string) => ConfigFiles | undefined,
): readonly RuleSet[] {
  return plan.pools.flatMap((pool) => {
    const model: KafkaModel = { ...plan, ...pool, validated };
    const given = withoutOrdinaryConfig(givenProps(validated, pool.workload.namespace), model);
    const changed = changesOfDefaultFile(model);
    return [
      workloadRules(model, given),
      lazyRules(
        () => isAnyGiven(given, PROPS_WITH_CLUSTER_RULES),
        () => onDemand().clusterPropRules(model, given),
      ),
      ruleSet(CLUSTER_METADATA_RULES, model),
      lazyRules(
        () => changed?.length !== 0,
        () => onDemand().brokerPropertyRules(model, CLUSTER_METADATA_RULES, changed),
      ),
      patchedConfigRules({
        dynamicFiles: pool.workload.dynamicFiles,
        rendered: pool.container.config,
        written: () => written(pool.id),
        rulesFor: (files) => onDemand().writtenFilesRules(model, files),
      }),
    ];
  });
}

/**
 * The keys whose values differ from the default configuration, which is tested for every number of brokers; undefined if more
 * than keys differs. The written properties are compared, not the props, so that a prop that is added later cannot be forgotten.
 */
function changesOfDefaultFile(model: KafkaModel): readonly string[] | undefined {
  const { properties, image, pluginKeys, workload } = model;
  if (workload.heap !== WORKLOAD_DEFAULTS.heap || image.kafkaVersion !== '3.9' || pluginKeys.length > 0)
    return undefined;
  const changed = changedKeys(defaultProperties(workload.replicas), properties);
  // the connection to ZooKeeper has rules of its own, which are always checked
  return changed.filter((key) => key !== 'zookeeper.connect' && !isOrdinary(key, model));
}

/** Rules on the config prop can find nothing in it if all of it is ordinary. */
function withoutOrdinaryConfig(given: GivenProps, model: KafkaModel): GivenProps {
  return Object.keys(model.userConfig).every((key) => isOrdinary(key, model))
    ? given?.filter((prop) => prop !== 'config')
    : given;
}

function isOrdinary(key: string, { broker, properties }: KafkaModel): boolean {
  return isOrdinarySetting(broker.model, key, properties[key]);
}
