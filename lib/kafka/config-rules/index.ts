import { type RuleSet, ruleSet } from '../../rules/rule';
import type { BrokerConfig } from '../broker-config';
import { ADVERTISED_RULES } from './advertised';
import { AUTHENTICATION_RULES } from './authentication';
import { AUTHORIZATION_RULES } from './authorization';
import { CLASS_RULES } from './classes';
import { CLEANER_RULES } from './cleaner';
import { ENCRYPTION_RULES } from './encryption';
import { LISTENER_RULES } from './listeners';
import { LOG_DIR_RULES } from './log-dirs';
import type { BrokerRule } from './model';
import { ORDER_RULES } from './order';
import { PROTOCOL_RULES } from './protocol';
import { QUORUM_RULES } from './quorum';
import { RANGE_RULES } from './ranges';
import { REPLICATION_RULES } from './replication';
import { RETENTION_RULES } from './retention';
import { ROLE_RULES } from './roles';
import { STORE_RULES } from './stores';
import { VALUE_RULES } from './values';
import { ZOOKEEPER_MODE_RULES } from './zookeeper';

/** The rules for one broker, with links to the documentation of its version. */
export function brokerRuleSet(config: BrokerConfig): RuleSet {
  const { version } = config.facts;
  const page = `/${version.replace('.', '')}/configuration/`;
  // what a config provider puts in at the start, nothing can be said of
  const applicable = BROKER_CONFIG_RULES.filter(({ about }) => !about.some((key) => config.isProvided(key)));
  const rules = applicable.map((rule) => ({
    ...rule,
    source: rule.source.replace('/39/configuration/', page),
  }));
  return ruleSet(rules, config);
}

/** What has to hold for the properties of a broker, wherever they come from. */
export const BROKER_CONFIG_RULES: readonly BrokerRule[] = [
  ...VALUE_RULES,
  ...CLASS_RULES,
  ...ORDER_RULES,
  ...RANGE_RULES,
  ...LISTENER_RULES,
  ...ADVERTISED_RULES,
  ...LOG_DIR_RULES,
  ...RETENTION_RULES,
  ...CLEANER_RULES,
  ...REPLICATION_RULES,
  ...ZOOKEEPER_MODE_RULES,
  ...PROTOCOL_RULES,
  ...ROLE_RULES,
  ...QUORUM_RULES,
  ...ENCRYPTION_RULES,
  ...STORE_RULES,
  ...AUTHENTICATION_RULES,
  ...AUTHORIZATION_RULES,
];
