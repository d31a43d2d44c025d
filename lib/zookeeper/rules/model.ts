import type { WorkloadModel } from '../../workload/rules/model';
import type { EnsemblePlan } from '../resolve-ensemble';

/** What the rules look at: the plan of an ensemble, and what is wrong with its props themselves. */
export interface EnsembleModel extends EnsemblePlan, Pick<WorkloadModel, 'validated'> {}
