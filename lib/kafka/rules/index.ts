import { changedKeys } from '../../lint/changed-keys';
import type { ValidatedProps } from '../../lint/props/prop-types';
import { lazyRules, type Rule, type RuleSet, ruleSet } from '../../lint/rule';
import { WORKLOAD_DEFAULTS } from '../../workload/defaults';
import { WORKLOAD_RULES } from '../../workload/rules';
import { patchedConfig, patchedConfigRules } from '../../workload/rules/patched-config';
import type { ConfigFiles } from '../../workload/written-config';
import type { ClusterPlan } from '../cluster-plan';
import { JOB_RULES } from '../dynamic-config/job-rules';
import { KAFKA_IMAGE_RULES } from '../image/image-rules';
import { METADATA_STORE_RULES } from '../metadata/metadata-rules';
import { ZOOKEEPER_CONNECTION_RULES } from '../metadata/zookeeper-rules';
import { defaultProperties } from '../resolve-cluster';
import { BROKER_RULES } from './brokers';
import { BROKER_DISRUPTION_RULES } from './disruption';
import type { KafkaExample, KafkaModel } from './model';
import { PROPERTY_RULES } from './owned-keys';
import { ROLLING_RULES } from './rolling';
import type * as serverProperties from './server-properties';

/** The rules on the props of a cluster, besides those for every workload. */
export const KAFKA_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  ...KAFKA_IMAGE_RULES,
  ...BROKER_RULES,
  ...BROKER_DISRUPTION_RULES,
  ...ROLLING_RULES,
  ...JOB_RULES,
  ...METADATA_STORE_RULES,
  ...ZOOKEEPER_CONNECTION_RULES,
  ...PROPERTY_RULES,
];

/** Everything that is checked of a cluster. */
export function clusterRules(
  plan: ClusterPlan,
  validated: ValidatedProps<object>,
  written: (pool: string) => ConfigFiles | undefined,
): readonly RuleSet[] {
  return plan.pools.flatMap((pool) => {
    const model: KafkaModel = { ...plan, ...pool, validated };
    const changed = changesOfDefaultFile(model);
    return [
      ruleSet(WORKLOAD_RULES, model),
      ruleSet(KAFKA_RULES, model),
      lazyRules(changed?.length !== 0, () =>
        (require('./server-properties') as typeof serverProperties).brokerPropertyRules(model, KAFKA_RULES, changed),
      ),
      patchedConfigRules({
        config: () => patchedConfig(pool.workload.dynamicFiles, pool.container.config, written(pool.id)),
        rulesFor: (files) =>
          (require('./server-properties') as typeof serverProperties).writtenFilesRules(model, files),
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
  return changed.filter((key) => key !== 'zookeeper.connect');
}
