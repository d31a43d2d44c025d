import { ADVERTISED_RULES } from './advertised-listeners';
import { AUTHENTICATION_RULES } from './authentication';
import { AUTHORIZATION_RULES } from './authorization';
import { BROKER_PRINCIPAL_RULES } from './broker-principals';
import { CLASS_RULES } from './class-names';
import { CLEANER_RULES } from './cleaner';
import { CONNECTION_RULES } from './connections';
import { ENCRYPTION_RULES } from './encryption';
import { EVERY_KEY_RULES } from './every-key';
import type { BrokerRule } from './example-brokers';
import { FITTING_CLASS_RULES } from './fitting-classes';
import { STORE_RULES } from './key-stores';
import { KEYS_OF_ROLE_RULES } from './keys-of-roles';
import { LATE_VALUE_RULES } from './late-values';
import { LIMIT_RULES } from './limits';
import { LISTENER_RULES } from './listeners';
import { LOG_DIR_RULES } from './log-dirs';
import { ROLE_RULES } from './process-roles';
import { PROTOCOL_RULES } from './protocol';
import { QUORUM_RULES } from './quorum';
import { QUORUM_ADDRESS_RULES } from './quorum-addresses';
import { QUORUM_SETTING_RULES } from './quorum-settings';
import { RANGE_RULES } from './ranges';
import { REPLICATION_RULES } from './replication';
import { RETENTION_RULES } from './retention';
import { TIERED_STORAGE_RULES } from './tiered-storage';
import { TLS_NAME_RULES } from './tls-names';
import { UNROUTABLE_RULES } from './unroutable-addresses';
import { ZOOKEEPER_MODE_RULES } from './zookeeper';

/** The rules for the properties of a broker, whoever wrote them. */
export const BROKER_CONFIG_RULES: readonly BrokerRule[] = [
  ...EVERY_KEY_RULES,
  ...CLASS_RULES,
  ...FITTING_CLASS_RULES,
  ...LATE_VALUE_RULES,
  ...LIMIT_RULES,
  ...RANGE_RULES,
  ...CONNECTION_RULES,
  ...LISTENER_RULES,
  ...ADVERTISED_RULES,
  ...UNROUTABLE_RULES,
  ...LOG_DIR_RULES,
  ...TIERED_STORAGE_RULES,
  ...RETENTION_RULES,
  ...CLEANER_RULES,
  ...REPLICATION_RULES,
  ...ZOOKEEPER_MODE_RULES,
  ...PROTOCOL_RULES,
  ...ROLE_RULES,
  ...KEYS_OF_ROLE_RULES,
  ...QUORUM_RULES,
  ...QUORUM_ADDRESS_RULES,
  ...QUORUM_SETTING_RULES,
  ...ENCRYPTION_RULES,
  ...STORE_RULES,
  ...TLS_NAME_RULES,
  ...AUTHENTICATION_RULES,
  ...AUTHORIZATION_RULES,
  ...BROKER_PRINCIPAL_RULES,
];
