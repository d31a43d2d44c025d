import { changedKeys } from '../../lint/changed-keys';
import type { ValidatedProps } from '../../lint/props/prop-types';
import { lazyRules, type RuleSet, ruleSet } from '../../lint/rule';
import { WORKLOAD_RULES } from '../../workload/rules';
import { patchedConfig, patchedConfigRules } from '../../workload/rules/patched-config';
import type { ConfigFiles } from '../../workload/written-config';
import type { EnsemblePlan } from '../resolve-ensemble';
import { settingLines } from '../settings';
import { ZOOKEEPER_RULES } from './ensemble';
import type { EnsembleModel } from './model';
import type * as zooCfg from './zoo-cfg';

/** Everything that is checked of an ensemble. */
export function ensembleRules(
  plan: EnsemblePlan,
  validated: ValidatedProps<object>,
  written: () => ConfigFiles | undefined,
): readonly RuleSet[] {
  const model: EnsembleModel = { ...plan, validated };
  const changed = changesOfDefaultFile(plan);
  return [
    ruleSet(WORKLOAD_RULES, model),
    ruleSet(ZOOKEEPER_RULES, model),
    lazyRules(changed?.length !== 0, () =>
      (require('./zoo-cfg') as typeof zooCfg).zooCfgRules(model, ZOOKEEPER_RULES, changed),
    ),
    patchedConfigRules({
      config: () => patchedConfig(plan.workload.dynamicFiles, plan.container.config, written()),
      rulesFor: (files) => (require('./zoo-cfg') as typeof zooCfg).writtenFileRulesOf(files),
    }),
  ];
}

/**
 * The keys whose values differ from the default zoo.cfg, which is tested for every number of servers; undefined if the user sets
 * keys without a prop. The written lines are compared, not the props, so that a prop that is added later cannot be forgotten.
 */
function changesOfDefaultFile({ server, userConfig }: EnsemblePlan): readonly string[] | undefined {
  // a key that cannot be written is not in the file, and is still checked
  return Object.keys(userConfig).length === 0 ? changedKeys(settingLines({}), server.zooCfg) : undefined;
}
