/**
 * The 87 settings on the command line of the article's brokers, compared with Kafka 3.9.2: its own configuration definition
 * (`kafka.server.KafkaConfig.configDef`), and why the default app differs if it does.
 */
export interface OverrideFact {
  /** Default of 3.9.2 if it is not the article's value; null if the key was removed. */
  readonly defaultToday?: string | null;
  /** The key that replaces it today. */
  readonly writtenAs?: string;
  readonly why: string;
}

/** Settings that need an explanation. */
export const OVERRIDE_FACTS: Readonly<Record<string, OverrideFact>> = {
  'broker.id': { why: 'Still the ordinal of the pod, set at the start.' },
  listeners: { why: 'Still plain text on 9093; the advertised name is set too.' },
  'zookeeper.connect': { why: 'Names within the namespace: the file works in any namespace, not only in `default`.' },
  'log.dir': {
    writtenAs: 'log.dirs',
    why: 'A subdirectory of the mount. Kafka reads log.dir only if log.dirs is not set, and the usual file sets it.',
  },
  'default.replication.factor': {
    why: 'A replica on each of up to three brokers: with one replica, each restart of a broker takes topics offline.',
  },
  'min.insync.replicas': {
    why: 'One below the replication factor: an acknowledged write is on two disks, and one broker may be down.',
  },
  'offsets.topic.replication.factor': { why: 'The same number, derived from the number of brokers.' },
  'delete.topic.enable': { defaultToday: 'true', why: 'Since 1.0. With false, topics cannot be deleted.' },
  'message.max.bytes': { defaultToday: '1048588', why: 'Since 2.5: one mebibyte plus the overhead of a batch.' },
  'offsets.retention.minutes': {
    defaultToday: '10080',
    why: 'Since 2.0. With 1440, a group that pauses over a weekend loses its offsets.',
  },
  'quota.consumer.default': {
    defaultToday: null,
    why: 'Removed in 3.0: default quotas are dynamic, set with kafka-configs.sh.',
  },
  'quota.producer.default': {
    defaultToday: null,
    why: 'Removed in 3.0: default quotas are dynamic, set with kafka-configs.sh.',
  },
  'replica.lag.time.max.ms': {
    defaultToday: '30000',
    why: 'Since 2.5. With 10000, short pauses shrink the set of in-sync replicas.',
  },
  'unclean.leader.election.enable': {
    defaultToday: 'false',
    why: 'Since 0.11. With true, a replica that lags behind can become the leader, and acknowledged messages are lost.',
  },
  'zookeeper.session.timeout.ms': {
    defaultToday: '18000',
    why: 'Since 2.5. With 6000, a broker is declared dead during a long garbage collection.',
  },
  'group.max.session.timeout.ms': {
    defaultToday: '1800000',
    why: 'Since 2.3: consumers may request up to half an hour.',
  },
  'inter.broker.protocol.version': {
    defaultToday: '3.9-IV0',
    why: 'Each release has its own. 3.9.2 does not start with 0.10.2, and older protocols lack features of newer brokers.',
  },
  'controlled.shutdown.max.retries': {
    why: 'Five attempts instead of three, because the pauses between them are shorter.',
  },
  'controlled.shutdown.retry.backoff.ms': {
    why: 'One second instead of five: the first attempt of a broker that has just started often fails.',
  },
  'offsets.commit.required.acks': { why: 'Deprecated since 3.8, removed in 4.0.' },
  'log.message.timestamp.difference.max.ms': {
    why: 'Deprecated since 3.6: replaced by log.message.timestamp.before.max.ms and log.message.timestamp.after.max.ms.',
  },
  'log.cleaner.dedupe.buffer.size': { why: "Part of the heap: a quarter of the article's 512 MiB." },
};

/** Settings that are the default of 3.9.2, and need no explanation. */
// biome-ignore format: dense
export const SAME_AS_DEFAULT: readonly string[] = [
  'auto.create.topics.enable', 'auto.leader.rebalance.enable', 'background.threads', 'compression.type',
  'leader.imbalance.check.interval.seconds', 'leader.imbalance.per.broker.percentage', 'log.flush.interval.messages',
  'log.flush.offset.checkpoint.interval.ms', 'log.flush.scheduler.interval.ms', 'log.retention.bytes',
  'log.retention.hours', 'log.roll.hours', 'log.roll.jitter.hours', 'log.segment.bytes',
  'log.segment.delete.delay.ms', 'num.io.threads', 'num.network.threads', 'num.recovery.threads.per.data.dir',
  'num.replica.fetchers', 'offset.metadata.max.bytes', 'offsets.commit.timeout.ms', 'offsets.load.buffer.size',
  'offsets.retention.check.interval.ms', 'offsets.topic.compression.codec', 'offsets.topic.num.partitions',
  'offsets.topic.segment.bytes', 'queued.max.requests', 'replica.fetch.min.bytes', 'replica.fetch.wait.max.ms',
  'replica.high.watermark.checkpoint.interval.ms', 'replica.socket.receive.buffer.bytes',
  'replica.socket.timeout.ms', 'request.timeout.ms', 'socket.receive.buffer.bytes', 'socket.request.max.bytes',
  'socket.send.buffer.bytes', 'zookeeper.set.acl', 'broker.id.generation.enable', 'connections.max.idle.ms',
  'controlled.shutdown.enable', 'controller.socket.timeout.ms', 'fetch.purgatory.purge.interval.requests', 'group.min.session.timeout.ms',
  'log.cleaner.backoff.ms', 'log.cleaner.delete.retention.ms', 'log.cleaner.enable',
  'log.cleaner.io.buffer.load.factor', 'log.cleaner.io.buffer.size', 'log.cleaner.io.max.bytes.per.second',
  'log.cleaner.min.cleanable.ratio', 'log.cleaner.min.compaction.lag.ms', 'log.cleaner.threads',
  'log.cleanup.policy', 'log.index.interval.bytes', 'log.index.size.max.bytes', 'log.message.timestamp.type',
  'log.preallocate', 'log.retention.check.interval.ms', 'max.connections.per.ip', 'num.partitions',
  'producer.purgatory.purge.interval.requests', 'replica.fetch.backoff.ms', 'replica.fetch.max.bytes',
  'replica.fetch.response.max.bytes', 'reserved.broker.max.id',
];
