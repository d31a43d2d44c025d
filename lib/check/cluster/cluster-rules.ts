import { AGREEMENT_RULES } from './agreement-rules';
import type { ClusterFileRule } from './cluster-nodes';
import { VOTER_RULES } from './voter-rules';

/** What files of one cluster say about each other: each disagreement is reported once, in the later of two files. */
export const CLUSTER_FILE_RULES: readonly ClusterFileRule[] = [...VOTER_RULES, ...AGREEMENT_RULES];
