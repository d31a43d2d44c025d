/**
 * The 87 settings on the command line of the article's brokers, held against Kafka 3.9.2: what its own configuration
 * definition (`kafka.server.KafkaConfig.configDef`) says, and why the default app does otherwise where it does.
 */
export interface OverrideFact {
  /** Default of 3.9.2 where it is not what the article sets; null where the key is gone. */
  readonly defaultToday?: string | null;
  /** The key that says it today. */
  readonly writtenAs?: string;
  readonly why: string;
}

/** Settings that need a word. */
export const OVERRIDE_FACTS: Readonly<Record<string, OverrideFact>> = {
  'broker.id': { why: 'Still the ordinal of the pod, given at the start.' },
  listeners: { why: 'Still plain text on 9093; what is advertised is now said as well, by name.' },
  'zookeeper.connect': { why: 'Names within the namespace: the file works in every one, not only in `default`.' },
  'log.dir': {
    writtenAs: 'log.dirs',
    why: 'A folder below the mount. Kafka reads log.dir only where log.dirs is not set, and the usual file sets it.',
  },
  'default.replication.factor': {
    why: 'A copy on every one of up to three brokers: with one copy, each restart of a broker takes topics offline.',
  },
  'min.insync.replicas': {
    why: 'One below the replication factor: an acknowledged write is on two disks, and one broker may be away.',
  },
  'offsets.topic.replication.factor': { why: 'The same number, derived from the brokers instead of copied.' },
  'delete.topic.enable': { defaultToday: 'true', why: 'Since 1.0. With false, topics cannot be deleted.' },
  'message.max.bytes': { defaultToday: '1048588', why: 'Since 2.5: one mebibyte and the overhead of a batch.' },
  'offsets.retention.minutes': {
    defaultToday: '10080',
    why: 'Since 2.0. With 1440, a group that rests over a weekend loses its place.',
  },
  'quota.consumer.default': {
    defaultToday: null,
    why: 'Gone in 3.0: default quotas are set live, by kafka-configs.sh.',
  },
  'quota.producer.default': {
    defaultToday: null,
    why: 'Gone in 3.0: default quotas are set live, by kafka-configs.sh.',
  },
  'replica.lag.time.max.ms': {
    defaultToday: '30000',
    why: 'Since 2.5. With 10000, short pauses shrink the set of in-sync replicas.',
  },
  'unclean.leader.election.enable': {
    defaultToday: 'false',
    why: 'Since 0.11. With true, a replica that lags behind may lead, and acknowledged messages are lost.',
  },
  'zookeeper.session.timeout.ms': {
    defaultToday: '18000',
    why: 'Since 2.5. With 6000, a long garbage collection declares the broker dead.',
  },
  'group.max.session.timeout.ms': {
    defaultToday: '1800000',
    why: 'Since 2.3: consumers may ask for up to half an hour.',
  },
  'inter.broker.protocol.version': {
    defaultToday: '3.9-IV0',
    why: "Each release's own. 3.9.2 refuses to start with 0.10.2, and older protocols lack what newer brokers need.",
  },
  'controlled.shutdown.max.retries': { why: 'Five attempts instead of three, as the pauses between them are shorter.' },
  'controlled.shutdown.retry.backoff.ms': {
    why: 'A second instead of five: the first attempt of a broker that has only just started often fails.',
  },
  'offsets.commit.required.acks': { why: 'Deprecated since 3.8, and gone in 4.0.' },
  'log.message.timestamp.difference.max.ms': {
    why: 'Deprecated since 3.6: log.message.timestamp.before.max.ms and after.max.ms say it apart.',
  },
  'log.cleaner.dedupe.buffer.size': { why: 'Taken from the heap: a quarter of the 512 MiB that the article had.' },
};

/** Settings that say what 3.9.2 does anyway, and need no word. */
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
