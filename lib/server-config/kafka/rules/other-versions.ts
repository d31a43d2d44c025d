import { configModel, KAFKA_VERSIONS, type KafkaVersion } from '../model/model';

/** By key. */
const INSTEAD = new Map(
  Object.entries({
    'broker.id.generation.enable': 'leave it out: every node has a node.id of its own',
    'reserved.broker.max.id': 'leave it out: every node has a node.id of its own',
    'control.plane.listener.name': 'leave it out: controllers have listeners of their own',
    'delegation.token.master.key': 'use delegation.token.secret.key',
    'inter.broker.protocol.version': 'leave it out: the level is raised by kafka-features.sh',
    'log.message.format.version': 'leave it out: there is one format only',
    'log.message.downconversion.enable': 'leave it out: there is one format only',
    'log.message.timestamp.difference.max.ms':
      'use log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms',
    'leader.imbalance.per.broker.percentage':
      'leave it out: KRaft balances whenever the preferred leader does not lead',
    'offsets.commit.required.acks': 'leave it out: every commit waits for all replicas in sync',
    'auto.include.jmx.reporter': 'use metric.reporters',
    'eligible.leader.replicas.enable': 'leave it out: it is a feature, raised by kafka-features.sh',
    'advertised.host.name': 'use advertised.listeners',
    'advertised.port': 'use advertised.listeners',
    'host.name': 'use listeners',
    port: 'use listeners',
    'quota.consumer.default': 'leave it out: quotas are set on the running cluster by kafka-configs.sh',
    'quota.producer.default': 'leave it out: quotas are set on the running cluster by kafka-configs.sh',
    'max.decompressed.message.bytes': 'leave it out',
  }),
);

/** Keys that were gone before the oldest version that is modelled. */
const GONE_BEFORE = new Map(
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

/** A key that another version of Kafka has or had. */
export interface OtherVersion {
  /** `removed in 4.0`, `new in 4.2`. */
  readonly when: string;
  readonly fix: string;
}

/** Undefined for a key that no version has. Models of other versions are read only here, where a key is not known. */
export function otherVersionOf(key: string, version: KafkaVersion): OtherVersion | undefined {
  const has = (each: KafkaVersion) => Object.hasOwn(configModel(each).broker, key);
  const index = KAFKA_VERSIONS.indexOf(version);
  const later = KAFKA_VERSIONS.slice(index + 1).find(has);
  if (later !== undefined) return { when: `new in ${later}`, fix: `leave it out with Kafka ${version}` };
  const last = KAFKA_VERSIONS.slice(0, index).findLast(has);
  const gone = last === undefined ? GONE_BEFORE.get(key) : KAFKA_VERSIONS[KAFKA_VERSIONS.indexOf(last) + 1];
  return gone === undefined ? undefined : { when: `removed in ${gone}`, fix: insteadOf(key) };
}

/** What to write instead of a key that is gone. */
export function insteadOf(key: string): string {
  if (key.startsWith('zookeeper.')) return 'leave it out: metadata is kept by controllers, see process.roles';
  return INSTEAD.get(key) ?? 'leave it out';
}
