import { parseQuantity } from '../../kubernetes/quantity';
import { type WrittenFile, writtenFileRules } from '../../lint/props/file-rules';
import type { RuleSet } from '../../lint/rule';
import { BrokerProperties } from '../../server-config/kafka/broker-properties';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { brokerRuleSet } from '../../server-config/kafka/rules';
import type { KafkaModel } from './model';

/** What each pod, or the image, adds to the shared properties. */
const ADDED_LATER = { 'broker.id': '0', 'log.dirs': '/data' };

const NO_RULES: RuleSet = { rules: () => [], apply: () => [] };

/** What is checked of the properties that a cluster writes; nothing for a version of Kafka without a model. */
export function brokerPropertyRules(model: KafkaModel, checkedOnProps: WrittenFile['checkedOnProps']): RuleSet {
  const { workload, image, metadata, properties, pluginKeys } = model;
  const version = KAFKA_VERSIONS.find((each) => each === image.kafkaVersion);
  const isCountable = Number.isInteger(workload.replicas) && workload.replicas > 0;
  if (version === undefined || metadata === undefined || !isCountable) return NO_RULES;
  const broker = new BrokerProperties(new Map(Object.entries({ ...properties, ...ADDED_LATER })), {
    version,
    pluginKeys,
    brokers: workload.replicas,
    // a heap that is not a quantity is rejected as such, and counts as large enough here
    heap: parseQuantity(workload.heap) ?? Number.POSITIVE_INFINITY,
    hasFixedListeners: true,
  });
  return writtenFileRules(brokerRuleSet(broker), {
    propOf: () => 'config',
    readsAlways: ['brokers', 'heap', 'config', 'pluginKeys'],
    checkedOnProps,
  });
}
