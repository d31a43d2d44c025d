import type { Rule } from '../../lint/rule';
import { ZOOKEEPER_CONNECTION_RULES } from '../metadata/zookeeper-rules';
import { BROKER_RULES } from './brokers';
import { BROKER_DISRUPTION_RULES } from './disruption';
import type { KafkaExample, KafkaModel } from './model';
import { PROPERTY_RULES } from './owned-keys';
import { ROLLING_RULES } from './rolling';

/** Everything that is checked of a cluster, beside what holds for every kind of server. */
export const KAFKA_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  ...BROKER_RULES,
  ...BROKER_DISRUPTION_RULES,
  ...ROLLING_RULES,
  ...ZOOKEEPER_CONNECTION_RULES,
  ...PROPERTY_RULES,
];
