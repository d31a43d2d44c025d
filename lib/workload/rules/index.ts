import type { Rule } from '../../lint/rule';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';
import { NAME_RULES } from './names';
import { OPERATION_RULES } from './operation';
import { POD_RULES } from './pod';
import { PROP_RULES } from './props';
import { QUANTITY_RULES } from './quantities';
import { REFERENCE_RULES } from './references';

/** What holds for every kind of server. The examples are props that both constructs take. */
export const WORKLOAD_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  ...PROP_RULES,
  ...NAME_RULES,
  ...QUANTITY_RULES,
  ...POD_RULES,
  ...REFERENCE_RULES,
  ...OPERATION_RULES,
];
