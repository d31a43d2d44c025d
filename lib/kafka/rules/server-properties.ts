import { lastValues, readProperties } from '../../java/read-properties';
import { MEBIBYTE, parseQuantity } from '../../kubernetes/quantity';
import { isWritable } from '../../lint/props/config-values';
import { type WrittenFile, writtenFileRules } from '../../lint/props/file-rules';
import type { RuleSet } from '../../lint/rule';
import { type BrokerFacts, BrokerProperties } from '../../server-config/kafka/broker-properties';
import { brokerRuleSet } from '../../server-config/kafka/broker-rules';
import { DYNAMIC_FILE, SERVER_FILE } from '../../server-config/kafka/file-names';
import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import { isReplicaCount, MAX_REPLICAS } from '../../workload/pod-addresses';
import type { ConfigFiles } from '../../workload/written-config';
import type { KafkaModel } from './model';
import { CLUSTER_PROP_RULES } from './prop-rules';

/** What each pod, or the image, adds to the shared properties; and the connection, which has rules of its own. */
const PLACEHOLDERS = { 'log.dirs': '/data' };

/** The same for the store of the metadata. */
function ofStore({ broker, firstId }: KafkaModel): Record<string, string> {
  return broker.usesZookeeper
    ? { 'broker.id': '0', 'zookeeper.connect': 'zookeeper:2181' }
    : { 'node.id': String(firstId) };
}

/**
 * What is checked of the properties that a cluster writes; nothing for a version of Kafka without a model.
 *
 * @param metadataRules those on the metadata, which are checked in any case
 * @param changed the keys that differ from the default file, if nothing else differs
 */
export function brokerPropertyRules(
  model: KafkaModel,
  metadataRules: WrittenFile['checkedOnProps'],
  changed: readonly string[] | undefined,
): RuleSet {
  const { image, properties, userConfig } = model;
  const version = KAFKA_VERSIONS.find((each) => each === image.kafkaVersion);
  const texts = new Map(Object.entries({ ...properties, ...PLACEHOLDERS, ...ofStore(model) }));
  const [first, ...others] = possibleFacts(model).map((facts) =>
    brokerRuleSet(
      new BrokerProperties(texts, {
        ...facts,
        version: version ?? KAFKA_VERSIONS[0],
        hasFixedListeners: true,
        isInConfigMap: true,
      }),
      changed,
    ),
  );
  const rules = writtenFileRules([first, ...others], {
    propOf: () => 'config',
    isSet: (key) => Object.hasOwn(userConfig, key),
    unwritable: Object.keys(userConfig).filter((key) => !isWritable(userConfig[key])),
    checkedOnProps: [...CLUSTER_PROP_RULES, ...metadataRules],
  });
  // the ids are known even if nothing can be checked, so that they can be acknowledged
  return version === undefined ? { ...rules, apply: () => [] } : rules;
}

/** What the other props say about a broker; several possibilities for a prop whose value is useless. */
function possibleFacts({
  workload,
  brokers,
  pluginKeys,
  userConfig,
  validated,
}: KafkaModel): Omit<BrokerFacts, 'version'>[] {
  const isRejected = (prop: string) => validated.rejected.includes(prop);
  const counts = isReplicaCount(brokers) && !isRejected('brokers') ? [brokers] : [1, MAX_REPLICAS];
  const plugins = isRejected('pluginKeys') ? [[], Object.keys(userConfig)] : [pluginKeys];
  // a heap that is not a quantity is rejected as such, and counts as large enough here
  const bytes = isRejected('heap') ? undefined : parseQuantity(workload.heap);
  const heap = bytes === undefined || bytes < MEBIBYTE ? Number.POSITIVE_INFINITY : bytes;
  return counts.flatMap((count) => plugins.map((keys) => ({ brokers: count, pluginKeys: keys, heap })));
}

/** What is checked of files that are written in another way than the construct renders them; nothing for an unknown version. */
export function writtenFilesRules(model: KafkaModel, files: ConfigFiles): RuleSet {
  const { image, pluginKeys, brokers } = model;
  const version = KAFKA_VERSIONS.find((each) => each === image.kafkaVersion);
  const text = [SERVER_FILE, DYNAMIC_FILE].map((file) => files[file] ?? '').join('\n');
  const texts = new Map([...Object.entries(ofStore(model)), ...lastValues(readProperties(text).entries)]);
  const facts = { version: version ?? KAFKA_VERSIONS[0], brokers, pluginKeys, isInConfigMap: true };
  const rules = brokerRuleSet(new BrokerProperties(texts, facts));
  return version === undefined ? { ...rules, apply: () => [] } : rules;
}
