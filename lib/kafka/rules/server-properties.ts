import { parseQuantity } from '../../kubernetes/quantity';
import { type WrittenFile, writtenFileRules } from '../../lint/props/file-rules';
import type { RuleSet } from '../../lint/rule';
import { BrokerProperties } from '../../server-config/kafka/broker-properties';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { brokerRuleSet } from '../../server-config/kafka/rules';
import type { KafkaModel } from './model';

/** What each pod, or the image, adds to the shared properties; and the connection, which has rules of its own. */
const PLACEHOLDERS = { 'broker.id': '0', 'log.dirs': '/data', 'zookeeper.connect': 'zookeeper:2181' };

/**
 * What is checked of the properties that a cluster writes; nothing for a version of Kafka without a model.
 *
 * @param changed the keys that differ from the default file, if nothing else differs
 */
export function brokerPropertyRules(
  model: KafkaModel,
  checkedOnProps: WrittenFile['checkedOnProps'],
  changed: readonly string[] | undefined,
): RuleSet {
  const { workload, image, properties, pluginKeys } = model;
  const version = KAFKA_VERSIONS.find((each) => each === image.kafkaVersion);
  const broker = new BrokerProperties(new Map(Object.entries({ ...properties, ...PLACEHOLDERS })), {
    version: version ?? KAFKA_VERSIONS[0],
    pluginKeys,
    brokers: workload.replicas,
    // a heap that is not a quantity is rejected as such, and counts as large enough here
    heap: parseQuantity(workload.heap) ?? Number.POSITIVE_INFINITY,
    hasFixedListeners: true,
  });
  const { rules, apply } = writtenFileRules(brokerRuleSet(broker, changed), {
    propOf: () => 'config',
    readsAlways: ['brokers', 'heap', 'config', 'pluginKeys'],
    checkedOnProps,
  });
  const isCountable = Number.isInteger(workload.replicas) && workload.replicas > 0;
  // the ids are known even if nothing can be checked, so that they can be acknowledged
  return version !== undefined && isCountable ? { rules, apply } : { rules, apply: () => [] };
}
