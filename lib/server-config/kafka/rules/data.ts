import { CLEANER_RULES } from './cleaner';
import { CONNECTION_RULES } from './connections';
import { EVERY_KEY_RULES } from './every-key';
import type { BrokerRule } from './example-brokers';
import { LIMIT_RULES } from './limits';
import { RANGE_RULES } from './ranges';
import { REPLICATION_RULES } from './replication';
import { RETENTION_RULES } from './retention';

/** The rules on how brokers keep and copy data. Together with those for every key, they are all that read `KEYS_ON_DATA`. */
export const DATA_RULES: readonly BrokerRule[] = [
  ...EVERY_KEY_RULES,
  ...LIMIT_RULES,
  ...RANGE_RULES,
  ...CONNECTION_RULES,
  ...RETENTION_RULES,
  ...CLEANER_RULES,
  ...REPLICATION_RULES,
];
