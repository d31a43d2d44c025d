import { type GivenProps, propRuleSet } from '../../lint/props/given-props';
import type { Rule, RuleSet } from '../../lint/rule';
import type { WorkloadProps } from '../workload-props';
import { DISRUPTION_RULES } from './disruption';
import { JVM_RULES } from './jvm';
import { METADATA_RULES } from './metadata';
import type { WorkloadModel } from './model';
import { NAME_RULES } from './names';
import { NETWORK_RULES } from './network';
import { POD_RULES } from './pod';
import { MORE_PORT_RULES } from './ports';
import { PROP_RULES } from './props';
import { RESOURCE_RULES } from './resources';
import { SECRET_TEXT_RULES } from './secret-texts';
import { SECURITY_RULES } from './security';
import { STORAGE_RULES } from './storage';

/** The rules for every kind of server. The examples are props that both constructs take. */
export const WORKLOAD_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  ...PROP_RULES,
  ...NAME_RULES,
  ...METADATA_RULES,
  ...RESOURCE_RULES,
  ...JVM_RULES,
  ...STORAGE_RULES,
  ...POD_RULES,
  ...MORE_PORT_RULES,
  ...DISRUPTION_RULES,
  ...SECURITY_RULES,
  ...SECRET_TEXT_RULES,
  ...NETWORK_RULES,
];

/** The same, for one workload. */
export function workloadPropRules(model: WorkloadModel, given: GivenProps): RuleSet {
  return propRuleSet(WORKLOAD_RULES, model, given);
}
