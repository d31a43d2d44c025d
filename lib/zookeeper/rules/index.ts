import { isDeepStrictEqual } from 'node:util';
import type { ValidatedProps } from '../../lint/props/prop-types';
import { lazyRules, type RuleSet, ruleSet } from '../../lint/rule';
import { WORKLOAD_RULES } from '../../workload/rules';
import type { EnsemblePlan } from '../resolve-ensemble';
import { settingLines } from '../settings';
import { ZOOKEEPER_RULES } from './ensemble';
import type { EnsembleModel } from './model';
import type * as zooCfg from './zoo-cfg';

/** Everything that is checked of an ensemble. */
export function ensembleRules(plan: EnsemblePlan, validated: ValidatedProps<object>): readonly RuleSet[] {
  const model: EnsembleModel = { ...plan, validated };
  return [
    ruleSet(WORKLOAD_RULES, model),
    ruleSet(ZOOKEEPER_RULES, model),
    lazyRules(!isDefaultFile(plan), () => (require('./zoo-cfg') as typeof zooCfg).zooCfgRules(model)),
  ];
}

/**
 * Whether zoo.cfg is the default one, which is tested for every number of servers. The written lines are compared, not the
 * props, so that a prop that is added later cannot be forgotten.
 */
function isDefaultFile({ server, userConfig }: EnsemblePlan): boolean {
  // a key that cannot be written is not in the file, and is still checked
  return Object.keys(userConfig).length === 0 && isDeepStrictEqual(server.zooCfg, settingLines({}));
}
