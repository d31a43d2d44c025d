import { type GivenProps, propRuleSet } from '../../lint/props/given-props';
import type { Rule, RuleSet } from '../../lint/rule';
import { ACL_RULES } from '../authorization/authorization-rules';
import { JOB_RULES } from '../dynamic-config/job-rules';
import { KAFKA_IMAGE_RULES } from '../image/image-rules';
import { CLIENT_LISTENER_RULES } from '../listeners/listener-rules';
import { OAUTH_RULES } from '../listeners/oauth-rules';
import { RENEWAL_RULES } from '../listeners/renewal-rules';
import { CONTROLLER_RULES } from '../metadata/controller-rules';
import { KRAFT_RULES } from '../metadata/kraft-rules';
import { MIGRATION_RULES } from '../metadata/migration-rules';
import { POOL_RULES } from '../nodes/pool-rules';
import { BROKER_RULES } from './brokers';
import { BROKER_DISRUPTION_RULES } from './disruption';
import type { KafkaExample, KafkaModel } from './model';
import { PROPERTY_RULES } from './owned-keys';
import { ROLLING_RULES } from './rolling';

/** The rules on the props of a cluster, besides those for every workload and those on its metadata. */
export const CLUSTER_PROP_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  ...KAFKA_IMAGE_RULES,
  ...BROKER_RULES,
  ...BROKER_DISRUPTION_RULES,
  ...ROLLING_RULES,
  ...JOB_RULES,
  ...PROPERTY_RULES,
  ...CONTROLLER_RULES,
  ...KRAFT_RULES,
  ...MIGRATION_RULES,
  ...POOL_RULES,
  ...CLIENT_LISTENER_RULES,
  ...OAUTH_RULES,
  ...RENEWAL_RULES,
  ...ACL_RULES,
];

/** The same, for one cluster. */
export function clusterPropRules(model: KafkaModel, given: GivenProps): RuleSet {
  return propRuleSet(CLUSTER_PROP_RULES, model, given);
}
