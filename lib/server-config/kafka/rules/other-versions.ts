import { configModel, KAFKA_VERSIONS, type KafkaVersion } from '../model/model';

/** Replacements of removed keys. */
const REPLACEMENTS = new Map(
  Object.entries({
    'broker.id.generation.enable': 'remove it: every node has its own node.id',
    'reserved.broker.max.id': 'remove it: every node has its own node.id',
    'control.plane.listener.name': 'remove it: controllers have their own listeners',
    'delegation.token.master.key': 'use delegation.token.secret.key',
    'inter.broker.protocol.version': 'remove it: kafka-features.sh sets the feature level',
    'log.message.format.version': 'remove it: there is only one format',
    'log.message.downconversion.enable': 'remove it: there is only one format',
    'log.message.timestamp.difference.max.ms':
      'use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms',
    'leader.imbalance.per.broker.percentage':
      'remove it: KRaft rebalances as soon as a preferred leader is not the leader',
    'offsets.commit.required.acks': 'remove it: every commit waits for all in-sync replicas',
    'auto.include.jmx.reporter': 'use metric.reporters',
    'eligible.leader.replicas.enable': 'remove it: it is a feature that kafka-features.sh enables',
    'advertised.host.name': 'use advertised.listeners',
    'advertised.port': 'use advertised.listeners',
    'host.name': 'use listeners',
    port: 'use listeners',
    'quota.consumer.default': 'remove it: set quotas on the running cluster with kafka-configs.sh',
    'quota.producer.default': 'remove it: set quotas on the running cluster with kafka-configs.sh',
    'max.decompressed.message.bytes': 'remove it',
  }),
);

/** Keys that were removed before the oldest version with a model. */
const REMOVED_EARLIER = new Map(
  Object.entries({
    'advertised.host.name': '3.0',
    'advertised.port': '3.0',
    'host.name': '3.0',
    port: '3.0',
    'quota.consumer.default': '3.0',
    'quota.producer.default': '3.0',
    'zookeeper.sync.time.ms': '3.5',
  }),
);

/** A key of another version of Kafka. */
export interface OtherVersion {
  /** `removed in 4.0`, `new in 4.2`. */
  readonly when: string;
  readonly fix: string;
}

/** Undefined for a key that no version has. Models of other versions are read only here, for unknown keys. */
export function otherVersionOf(key: string, version: KafkaVersion): OtherVersion | undefined {
  const has = (each: KafkaVersion) => Object.hasOwn(configModel(each).broker, key);
  const index = KAFKA_VERSIONS.indexOf(version);
  const later = KAFKA_VERSIONS.slice(index + 1).find(has);
  if (later !== undefined) return { when: `new in ${later}`, fix: `remove it for Kafka ${version}` };
  const last = KAFKA_VERSIONS.slice(0, index).findLast(has);
  const removed = last === undefined ? REMOVED_EARLIER.get(key) : KAFKA_VERSIONS[KAFKA_VERSIONS.indexOf(last) + 1];
  return removed === undefined ? undefined : { when: `removed in ${removed}`, fix: replacementOf(key) };
}

/** What to write instead of a removed key. */
export function replacementOf(key: string): string {
  if (key.startsWith('zookeeper.')) return 'remove it: the controllers keep the metadata (see process.roles)';
  return REPLACEMENTS.get(key) ?? 'remove it';
}
