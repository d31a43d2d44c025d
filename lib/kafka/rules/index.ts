import type { Rule } from '../../rules/rule';
import { BROKER_RULES } from './brokers';
import { DISRUPTION_RULES } from './disruption';
import type { KafkaExample, KafkaModel } from './model';
import { PROPERTY_RULES } from './properties';
import { ROLLING_RULES } from './rolling';
import { ZOOKEEPER_CONNECTION_RULES } from './zookeeper';

/** Everything that is checked of a cluster, beside what holds for every kind of server. */
export const KAFKA_RULES: readonly Rule<KafkaModel, KafkaExample>[] = [
  ...BROKER_RULES,
  ...DISRUPTION_RULES,
  ...ROLLING_RULES,
  ...ZOOKEEPER_CONNECTION_RULES,
  ...PROPERTY_RULES,
];
