import { type GivenProps, isAnyGiven } from '../../lint/props/given-props';
import { lazyRules, type RuleSet } from '../../lint/rule';
import { WORKLOAD_PROP_TYPES } from '../prop-types';
import { isPatched } from '../written-config';
import type * as propRules from './index';
import type { WorkloadModel } from './model';
import type * as patches from './patched-config';

/** Props that both constructs have and no rule is about, except that their types have to be right. */
const WITHOUT_RULES = ['podManagement', 'imagePullPolicy', 'strict', 'acknowledge'];

/** What the rules for every workload are about; a test compares. */
export const PROPS_WITH_WORKLOAD_RULES: ReadonlySet<string> = new Set([
  ...Object.keys(WORKLOAD_PROP_TYPES).filter((prop) => !WITHOUT_RULES.includes(prop)),
  // props of the constructs themselves, and what is not a prop
  'networkPolicy',
  'brokers',
  'replicas',
  'transactionLogStorage',
  'additionalStorages',
  'metadataStorage',
  'image',
  'chart.namespace',
]);

/** The rules for every workload, loaded if a prop that they are about was given. */
export function workloadRules(model: WorkloadModel, given: GivenProps): RuleSet {
  return lazyRules(
    () => isAnyGiven(given, PROPS_WITH_WORKLOAD_RULES),
    () => (require('./index') as typeof propRules).workloadPropRules(model, given),
  );
}

/** The rules on patches of a ConfigMap, loaded if it was patched. */
export function patchedConfigRules(check: patches.PatchedFileCheck): RuleSet {
  return lazyRules(
    () => isPatched(check.rendered, check.written()),
    () => (require('./patched-config') as typeof patches).patchRules(check),
  );
}
