import { BITNAMI_KAFKA_VARIABLES, KAFKA_VARIABLES } from './kafka-images';
import type { VariableRules } from './variable-rules';
import type { Product } from './version-schemes';
import { ZOOKEEPER_VARIABLES } from './zookeeper-images';

/** What the variables of an image that is not known show of its server. */
export interface GuessedRules {
  readonly product: Product;
  readonly rules: VariableRules;
}

/** Variables that only servers have; clients and tools have others with the same prefix. */
const TYPICAL_OF_KAFKA: ReadonlySet<string> = new Set([
  'KAFKA_ADVERTISED_LISTENERS',
  'KAFKA_ADVERTISED_HOST_NAME',
  'KAFKA_BROKER_ID',
  'KAFKA_CONTROLLER_QUORUM_VOTERS',
  'KAFKA_INTER_BROKER_LISTENER_NAME',
  'KAFKA_LISTENERS',
  'KAFKA_LOG_DIRS',
  'KAFKA_NODE_ID',
  'KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR',
  'KAFKA_PROCESS_ROLES',
  'KAFKA_ZOOKEEPER_CONNECT',
]);

/**
 * How an image reads its variables, if their names leave no doubt: one of those that only one family has, or two typical ones of Kafka;
 * one is enough if the image has the name of the product.
 */
export function guessedRules(names: Iterable<string>, products: readonly Product[]): GuessedRules | undefined {
  const all = [...names];
  if (all.some((name) => /^KAFKA_CFG_[A-Z]/.test(name))) return { product: 'kafka', rules: BITNAMI_KAFKA_VARIABLES };
  const needed = products.includes('kafka') ? 1 : 2;
  if (all.filter((name) => TYPICAL_OF_KAFKA.has(name)).length >= needed)
    return { product: 'kafka', rules: KAFKA_VARIABLES };
  const found = ZOOKEEPER_VARIABLES.find(({ typical }) => all.some((name) => typical.test(name)));
  return found === undefined ? undefined : { product: 'zookeeper', rules: found.rules };
}
