import { type ChangedKeys, rulesThatMatter } from '../../lint/changed-keys';
import { applyRules, dependsOn, type RuleSet } from '../../lint/rule';
import type { BrokerProperties } from './broker-properties';
import { FREE_KEYS, KEYS_ON_DATA } from './ordinary-settings';
import type * as tables from './rules';
import type * as data from './rules/data';
import { EVERY_KEY_RULES } from './rules/every-key';
import type { BrokerRule } from './rules/example-brokers';

/**
 * The rules for one broker.
 *
 * @param changed how the file differs from one in which no rule finds anything, if that is known
 */
export function brokerRuleSet(config: BrokerProperties, changed?: ChangedKeys['changed']): RuleSet {
  // a value that a config provider fills in when the broker starts, or another program before, is unknown here
  const isUnknown = (key: string) => config.isProvided(key) || config.isUnresolved(key);
  const applicable = (rules: readonly BrokerRule[]) => rules.filter((rule) => !dependsOn(rule, isUnknown));
  return {
    rules: () => applicable(allRules()),
    apply: (path, rejected) => applyRules(applicable(rulesFor(changed)), config, path, rejected),
  };
}

/** Roles, ids, listeners and security decide what other keys mean, and internal topics borrow from each other. */
export const DECISIVE_KEYS =
  /^(config\.providers|process\.roles|(node|broker)\.id|listener|advertised|controller\.|inter\.broker|early|sasl\.|ssl\.|security\.|authorizer|zookeeper\.|share\.coordinator|metadata\.log|remote\.)/;

/** The rules that can find something, from the smallest file that has them. */
export function rulesFor(changed: ChangedKeys['changed'] | undefined): readonly BrokerRule[] {
  if (changed === undefined) return allRules();
  if (changed.every((key) => FREE_KEYS.has(key))) return EVERY_KEY_RULES;
  if (changed.every((key) => FREE_KEYS.has(key) || KEYS_ON_DATA.test(key))) {
    return rulesThatMatter((require('./rules/data') as typeof data).DATA_RULES, { changed });
  }
  return rulesThatMatter(allRules(), { changed, decisive: DECISIVE_KEYS });
}

/** Loading the tables takes as long as the checks of a whole pair. */
function allRules(): readonly BrokerRule[] {
  return (require('./rules') as typeof tables).BROKER_CONFIG_RULES;
}
