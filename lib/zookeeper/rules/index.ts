import { changedKeys } from '../../lint/changed-keys';
import { givenProps, isAnyGiven } from '../../lint/props/given-props';
import type { ValidatedProps } from '../../lint/props/prop-types';
import { lazyRules, type RuleSet } from '../../lint/rule';
import { patchedConfigRules, workloadRules } from '../../workload/rules/lazy-rules';
import type { ConfigFiles } from '../../workload/written-config';
import type { EnsemblePlan } from '../resolve-ensemble';
import { settingLines } from '../settings';
import type * as propRules from './ensemble';
import type { EnsembleModel } from './model';
import type * as zooCfg from './zoo-cfg';

/** What the rules on props are about; a test compares. */
export const PROPS_WITH_ENSEMBLE_RULES: ReadonlySet<string> = new Set([
  'config',
  'disruptionBudget',
  'env',
  'image',
  'nodeSecurity',
  'podManagement',
  'probes',
  'replicas',
  'transactionLogStorage',
]);

const rulesOnProps = (): typeof propRules => require('./ensemble') as typeof propRules;
const rulesOnFile = (): typeof zooCfg => require('./zoo-cfg') as typeof zooCfg;

/** Everything that is checked of an ensemble. */
export function ensembleRules(
  plan: EnsemblePlan,
  validated: ValidatedProps<object>,
  written: () => ConfigFiles | undefined,
): readonly RuleSet[] {
  const model: EnsembleModel = { ...plan, validated };
  const given = givenProps(validated, plan.workload.namespace);
  const changed = changesOfDefaultFile(plan);
  return [
    workloadRules(model, given),
    lazyRules(
      () => isAnyGiven(given, PROPS_WITH_ENSEMBLE_RULES),
      () => rulesOnProps().ensemblePropRules(model, given),
    ),
    lazyRules(
      () => changed?.length !== 0,
      () => rulesOnFile().zooCfgRules(model, rulesOnProps().ZOOKEEPER_RULES, changed),
    ),
    patchedConfigRules({
      dynamicFiles: plan.workload.dynamicFiles,
      rendered: plan.container.config,
      written,
      rulesFor: (files) => rulesOnFile().writtenFileRulesOf(files),
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
