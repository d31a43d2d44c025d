import { parseQuantity } from '../../kubernetes/quantity';
import { isWritable } from '../../lint/props/config-values';
import type { RuleSet } from '../../lint/rule';
import { BrokerProperties } from '../../server-config/kafka/broker-properties';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { brokerRuleSet } from '../../server-config/kafka/rules';
import { insteadOfOwned } from '../properties/owned-properties';
import type { KafkaSettings } from '../resolve-cluster';

/** What the construct writes itself, or has rules of its own for: in its place stands something that is right. */
const WRITTEN_ASIDE = {
  'broker.id': '0',
  'zookeeper.connect': 'zookeeper:2181',
  'log.dirs': '/data',
};

/** Props that the rules compare. */
const USED = ['brokers', 'heap', 'config', 'pluginKeys'];

const NO_RULES: RuleSet = { rules: () => [], apply: () => [] };

/** Checks the properties of a cluster's brokers as a file of the same contents would be; nothing of a version without a model. */
export function clusterConfigRules(
  settings: KafkaSettings,
  kafkaVersion: string,
  unusable: readonly string[],
): RuleSet {
  const { workload, givenConfig, pluginKeys } = settings;
  const version = KAFKA_VERSIONS.find((each) => each === kafkaVersion);
  const isCounted = Number.isInteger(workload.replicas) && workload.replicas > 0;
  // beside what is refused already, nothing true could be said
  if (version === undefined || !isCounted || unusable.some((prop) => USED.includes(prop))) return NO_RULES;
  const facts = {
    version,
    pluginKeys,
    brokers: workload.replicas,
    // a heap that is no quantity is large enough: it is refused as such
    heap: parseQuantity(workload.heap) ?? Number.POSITIVE_INFINITY,
  };
  // what the user may not give, or what is no text, is told already
  const refused = Object.entries(givenConfig)
    .filter(([key, value]) => insteadOfOwned(key) !== undefined || !isWritable(value))
    .map(([key]) => key);
  const kept = Object.entries(settings.server.properties).filter(([key]) => !refused.includes(key));
  const properties = { ...Object.fromEntries(kept), ...WRITTEN_ASIDE };
  return brokerRuleSet(new BrokerProperties(new Map(Object.entries(properties)), facts));
}
