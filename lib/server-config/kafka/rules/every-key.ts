import type { BrokerRule } from './example-brokers';
import { VALUE_RULES } from './keys-and-values';
import { SECRET_RULES } from './secrets';
import { UNRESOLVED_RULES } from './unresolved-values';

/** The rules that look at every key, whatever it is. */
export const EVERY_KEY_RULES: readonly BrokerRule[] = [...UNRESOLVED_RULES, ...VALUE_RULES, ...SECRET_RULES];
