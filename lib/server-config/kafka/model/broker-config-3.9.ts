// Made by npm run generate:config-model, from kafka_2.13 3.9.2. Do not edit.

/** The broker keys of Kafka 3.9, without undocumented ones. */
export interface BrokerConfig39 {
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_advertised.listeners */
  readonly 'advertised.listeners'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_alter.config.policy.class.name */
  readonly 'alter.config.policy.class.name'?: string;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_alter.config.policy.kraft.compatibility.enable */
  readonly 'alter.config.policy.kraft.compatibility.enable'?: boolean | 'true' | 'false';
  /** Default `11`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_alter.log.dirs.replication.quota.window.num */
  readonly 'alter.log.dirs.replication.quota.window.num'?: number | `${number}`;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_alter.log.dirs.replication.quota.window.size.seconds */
  readonly 'alter.log.dirs.replication.quota.window.size.seconds'?: number | `${number}`;
  /** Empty by default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_authorizer.class.name */
  readonly 'authorizer.class.name'?: string;
  /** Default `true`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_auto.create.topics.enable */
  readonly 'auto.create.topics.enable'?: boolean | 'true' | 'false';
  /** Default `true`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_auto.include.jmx.reporter */
  readonly 'auto.include.jmx.reporter'?: boolean | 'true' | 'false';
  /** Default `true`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_auto.leader.rebalance.enable */
  readonly 'auto.leader.rebalance.enable'?: boolean | 'true' | 'false';
  /** Default `10`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_background.threads */
  readonly 'background.threads'?: number | `${number}`;
  /** Default `2000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_broker.heartbeat.interval.ms */
  readonly 'broker.heartbeat.interval.ms'?: number | `${number}`;
  /** Default `-1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_broker.id */
  readonly 'broker.id'?: number | `${number}`;
  /** Default `true`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_broker.id.generation.enable */
  readonly 'broker.id.generation.enable'?: boolean | 'true' | 'false';
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_broker.rack */
  readonly 'broker.rack'?: string;
  /** Default `9000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_broker.session.timeout.ms */
  readonly 'broker.session.timeout.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_client.quota.callback.class */
  readonly 'client.quota.callback.class'?: string;
  /** Default `-1`; 1 to 9 or -1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_compression.gzip.level */
  readonly 'compression.gzip.level'?: number | `${number}`;
  /** Default `9`; 1 to 17; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_compression.lz4.level */
  readonly 'compression.lz4.level'?: number | `${number}`;
  /** Default `producer`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_compression.type */
  readonly 'compression.type'?: 'uncompressed' | 'zstd' | 'lz4' | 'snappy' | 'gzip' | 'producer';
  /** Default `3`; -131072 to 22; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_compression.zstd.level */
  readonly 'compression.zstd.level'?: number | `${number}`;
  /** Default `100`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_connection.failed.authentication.delay.ms */
  readonly 'connection.failed.authentication.delay.ms'?: number | `${number}`;
  /** Default `600000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_connections.max.idle.ms */
  readonly 'connections.max.idle.ms'?: number | `${number}`;
  /** Default `0`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_connections.max.reauth.ms */
  readonly 'connections.max.reauth.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_control.plane.listener.name */
  readonly 'control.plane.listener.name'?: string;
  /** Default `true`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controlled.shutdown.enable */
  readonly 'controlled.shutdown.enable'?: boolean | 'true' | 'false';
  /** Default `3`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controlled.shutdown.max.retries */
  readonly 'controlled.shutdown.max.retries'?: number | `${number}`;
  /** Default `5000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controlled.shutdown.retry.backoff.ms */
  readonly 'controlled.shutdown.retry.backoff.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.listener.names */
  readonly 'controller.listener.names'?: string;
  /** Default `25`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.append.linger.ms */
  readonly 'controller.quorum.append.linger.ms'?: number | `${number}`;
  /** Empty by default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.bootstrap.servers */
  readonly 'controller.quorum.bootstrap.servers'?: string;
  /** Default `1000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.election.backoff.max.ms */
  readonly 'controller.quorum.election.backoff.max.ms'?: number | `${number}`;
  /** Default `1000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.election.timeout.ms */
  readonly 'controller.quorum.election.timeout.ms'?: number | `${number}`;
  /** Default `2000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.fetch.timeout.ms */
  readonly 'controller.quorum.fetch.timeout.ms'?: number | `${number}`;
  /** Default `2000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.request.timeout.ms */
  readonly 'controller.quorum.request.timeout.ms'?: number | `${number}`;
  /** Default `20`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.retry.backoff.ms */
  readonly 'controller.quorum.retry.backoff.ms'?: number | `${number}`;
  /** Empty by default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quorum.voters */
  readonly 'controller.quorum.voters'?: string;
  /** Default `11`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quota.window.num */
  readonly 'controller.quota.window.num'?: number | `${number}`;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.quota.window.size.seconds */
  readonly 'controller.quota.window.size.seconds'?: number | `${number}`;
  /** Default `30000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_controller.socket.timeout.ms */
  readonly 'controller.socket.timeout.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_create.topic.policy.class.name */
  readonly 'create.topic.policy.class.name'?: string;
  /** Default `1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_default.replication.factor */
  readonly 'default.replication.factor'?: number | `${number}`;
  /** Default `3600000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_delegation.token.expiry.check.interval.ms */
  readonly 'delegation.token.expiry.check.interval.ms'?: number | `${number}`;
  /** Default `86400000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_delegation.token.expiry.time.ms */
  readonly 'delegation.token.expiry.time.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_delegation.token.master.key */
  readonly 'delegation.token.master.key'?: string;
  /** Default `604800000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_delegation.token.max.lifetime.ms */
  readonly 'delegation.token.max.lifetime.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_delegation.token.secret.key */
  readonly 'delegation.token.secret.key'?: string;
  /** Default `1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_delete.records.purgatory.purge.interval.requests */
  readonly 'delete.records.purgatory.purge.interval.requests'?: number | `${number}`;
  /** Default `true`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_delete.topic.enable */
  readonly 'delete.topic.enable'?: boolean | 'true' | 'false';
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_early.start.listeners */
  readonly 'early.start.listeners'?: string;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_eligible.leader.replicas.enable */
  readonly 'eligible.leader.replicas.enable'?: boolean | 'true' | 'false';
  /** Default `57671680`; at least 1024; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_fetch.max.bytes */
  readonly 'fetch.max.bytes'?: number | `${number}`;
  /** Default `1000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_fetch.purgatory.purge.interval.requests */
  readonly 'fetch.purgatory.purge.interval.requests'?: number | `${number}`;
  /** Default `org.apache.kafka.coordinator.group.assignor.UniformAssignor,org.apache.kafka.coordinator.group.assignor.RangeAssignor`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.assignors */
  readonly 'group.consumer.assignors'?: string;
  /** Default `5000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.heartbeat.interval.ms */
  readonly 'group.consumer.heartbeat.interval.ms'?: number | `${number}`;
  /** Default `15000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.max.heartbeat.interval.ms */
  readonly 'group.consumer.max.heartbeat.interval.ms'?: number | `${number}`;
  /** Default `60000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.max.session.timeout.ms */
  readonly 'group.consumer.max.session.timeout.ms'?: number | `${number}`;
  /** Default `2147483647`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.max.size */
  readonly 'group.consumer.max.size'?: number | `${number}`;
  /** Default `5000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.min.heartbeat.interval.ms */
  readonly 'group.consumer.min.heartbeat.interval.ms'?: number | `${number}`;
  /** Default `45000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.min.session.timeout.ms */
  readonly 'group.consumer.min.session.timeout.ms'?: number | `${number}`;
  /** Default `45000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.consumer.session.timeout.ms */
  readonly 'group.consumer.session.timeout.ms'?: number | `${number}`;
  /** Default `10`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.coordinator.append.linger.ms */
  readonly 'group.coordinator.append.linger.ms'?: number | `${number}`;
  /** Default `classic`; list of consumer, classic, share, unknown; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.coordinator.rebalance.protocols */
  readonly 'group.coordinator.rebalance.protocols'?: string;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.coordinator.threads */
  readonly 'group.coordinator.threads'?: number | `${number}`;
  /** Default `3000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.initial.rebalance.delay.ms */
  readonly 'group.initial.rebalance.delay.ms'?: number | `${number}`;
  /** Default `1800000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.max.session.timeout.ms */
  readonly 'group.max.session.timeout.ms'?: number | `${number}`;
  /** Default `2147483647`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.max.size */
  readonly 'group.max.size'?: number | `${number}`;
  /** Default `6000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.min.session.timeout.ms */
  readonly 'group.min.session.timeout.ms'?: number | `${number}`;
  /** Default `5`; 2 to 10; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.delivery.count.limit */
  readonly 'group.share.delivery.count.limit'?: number | `${number}`;
  /** Default `5000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.heartbeat.interval.ms */
  readonly 'group.share.heartbeat.interval.ms'?: number | `${number}`;
  /** Default `10`; 1 to 100; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.max.groups */
  readonly 'group.share.max.groups'?: number | `${number}`;
  /** Default `15000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.max.heartbeat.interval.ms */
  readonly 'group.share.max.heartbeat.interval.ms'?: number | `${number}`;
  /** Default `60000`; 30000 to 3600000; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.max.record.lock.duration.ms */
  readonly 'group.share.max.record.lock.duration.ms'?: number | `${number}`;
  /** Default `60000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.max.session.timeout.ms */
  readonly 'group.share.max.session.timeout.ms'?: number | `${number}`;
  /** Default `200`; 10 to 1000; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.max.size */
  readonly 'group.share.max.size'?: number | `${number}`;
  /** Default `5000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.min.heartbeat.interval.ms */
  readonly 'group.share.min.heartbeat.interval.ms'?: number | `${number}`;
  /** Default `15000`; 1000 to 30000; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.min.record.lock.duration.ms */
  readonly 'group.share.min.record.lock.duration.ms'?: number | `${number}`;
  /** Default `45000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.min.session.timeout.ms */
  readonly 'group.share.min.session.timeout.ms'?: number | `${number}`;
  /** Default `200`; 100 to 10000; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.partition.max.record.locks */
  readonly 'group.share.partition.max.record.locks'?: number | `${number}`;
  /** Default `30000`; 1000 to 60000; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.record.lock.duration.ms */
  readonly 'group.share.record.lock.duration.ms'?: number | `${number}`;
  /** Default `45000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_group.share.session.timeout.ms */
  readonly 'group.share.session.timeout.ms'?: number | `${number}`;
  /** Default `60000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_initial.broker.registration.timeout.ms */
  readonly 'initial.broker.registration.timeout.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_inter.broker.listener.name */
  readonly 'inter.broker.listener.name'?: string;
  /** Default `3.9-IV0`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_inter.broker.protocol.version */
  readonly 'inter.broker.protocol.version'?: string;
  /** Default `10`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_kafka.metrics.polling.interval.secs */
  readonly 'kafka.metrics.polling.interval.secs'?: number | `${number}`;
  /** Empty by default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_kafka.metrics.reporters */
  readonly 'kafka.metrics.reporters'?: string;
  /** Default `300`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_leader.imbalance.check.interval.seconds */
  readonly 'leader.imbalance.check.interval.seconds'?: number | `${number}`;
  /** Default `10`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_leader.imbalance.per.broker.percentage */
  readonly 'leader.imbalance.per.broker.percentage'?: number | `${number}`;
  /** Default `SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_listener.security.protocol.map */
  readonly 'listener.security.protocol.map'?: string;
  /** Default `PLAINTEXT://:9092`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_listeners */
  readonly listeners?: string;
  /** Default `15000`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.backoff.ms */
  readonly 'log.cleaner.backoff.ms'?: number | `${number}`;
  /** Default `134217728`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.dedupe.buffer.size */
  readonly 'log.cleaner.dedupe.buffer.size'?: number | `${number}`;
  /** Default `86400000`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.delete.retention.ms */
  readonly 'log.cleaner.delete.retention.ms'?: number | `${number}`;
  /** Default `true`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.enable */
  readonly 'log.cleaner.enable'?: boolean | 'true' | 'false';
  /** Default `0.9`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.io.buffer.load.factor */
  readonly 'log.cleaner.io.buffer.load.factor'?: number | `${number}`;
  /** Default `524288`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.io.buffer.size */
  readonly 'log.cleaner.io.buffer.size'?: number | `${number}`;
  /** Default `1.7976931348623157E308`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.io.max.bytes.per.second */
  readonly 'log.cleaner.io.max.bytes.per.second'?: number | `${number}`;
  /** Default `9223372036854775807`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.max.compaction.lag.ms */
  readonly 'log.cleaner.max.compaction.lag.ms'?: number | `${number}`;
  /** Default `0.5`; 0 to 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.min.cleanable.ratio */
  readonly 'log.cleaner.min.cleanable.ratio'?: number | `${number}`;
  /** Default `0`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.min.compaction.lag.ms */
  readonly 'log.cleaner.min.compaction.lag.ms'?: number | `${number}`;
  /** Default `1`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleaner.threads */
  readonly 'log.cleaner.threads'?: number | `${number}`;
  /** Default `delete`; list of compact, delete; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.cleanup.policy */
  readonly 'log.cleanup.policy'?: string;
  /** Default `/tmp/kafka-logs`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.dir */
  readonly 'log.dir'?: string;
  /** Default `30000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.dir.failure.timeout.ms */
  readonly 'log.dir.failure.timeout.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.dirs */
  readonly 'log.dirs'?: string;
  /** Default `9223372036854775807`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.flush.interval.messages */
  readonly 'log.flush.interval.messages'?: number | `${number}`;
  /** No default; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.flush.interval.ms */
  readonly 'log.flush.interval.ms'?: number | `${number}`;
  /** Default `60000`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.flush.offset.checkpoint.interval.ms */
  readonly 'log.flush.offset.checkpoint.interval.ms'?: number | `${number}`;
  /** Default `9223372036854775807`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.flush.scheduler.interval.ms */
  readonly 'log.flush.scheduler.interval.ms'?: number | `${number}`;
  /** Default `60000`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.flush.start.offset.checkpoint.interval.ms */
  readonly 'log.flush.start.offset.checkpoint.interval.ms'?: number | `${number}`;
  /** Default `4096`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.index.interval.bytes */
  readonly 'log.index.interval.bytes'?: number | `${number}`;
  /** Default `10485760`; at least 4; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.index.size.max.bytes */
  readonly 'log.index.size.max.bytes'?: number | `${number}`;
  /** Default `-2`; at least -2; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.local.retention.bytes */
  readonly 'log.local.retention.bytes'?: number | `${number}`;
  /** Default `-2`; at least -2; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.local.retention.ms */
  readonly 'log.local.retention.ms'?: number | `${number}`;
  /** Default `true`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.message.downconversion.enable */
  readonly 'log.message.downconversion.enable'?: boolean | 'true' | 'false';
  /** Default `3.0-IV1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.message.format.version */
  readonly 'log.message.format.version'?: string;
  /** Default `9223372036854775807`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.message.timestamp.after.max.ms */
  readonly 'log.message.timestamp.after.max.ms'?: number | `${number}`;
  /** Default `9223372036854775807`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.message.timestamp.before.max.ms */
  readonly 'log.message.timestamp.before.max.ms'?: number | `${number}`;
  /** Default `9223372036854775807`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.message.timestamp.difference.max.ms */
  readonly 'log.message.timestamp.difference.max.ms'?: number | `${number}`;
  /** Default `CreateTime`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.message.timestamp.type */
  readonly 'log.message.timestamp.type'?: 'CreateTime' | 'LogAppendTime';
  /** Default `false`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.preallocate */
  readonly 'log.preallocate'?: boolean | 'true' | 'false';
  /** Default `-1`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.retention.bytes */
  readonly 'log.retention.bytes'?: number | `${number}`;
  /** Default `300000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.retention.check.interval.ms */
  readonly 'log.retention.check.interval.ms'?: number | `${number}`;
  /** Default `168`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.retention.hours */
  readonly 'log.retention.hours'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.retention.minutes */
  readonly 'log.retention.minutes'?: number | `${number}`;
  /** No default; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.retention.ms */
  readonly 'log.retention.ms'?: number | `${number}`;
  /** Default `168`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.roll.hours */
  readonly 'log.roll.hours'?: number | `${number}`;
  /** Default `0`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.roll.jitter.hours */
  readonly 'log.roll.jitter.hours'?: number | `${number}`;
  /** No default; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.roll.jitter.ms */
  readonly 'log.roll.jitter.ms'?: number | `${number}`;
  /** No default; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.roll.ms */
  readonly 'log.roll.ms'?: number | `${number}`;
  /** Default `1073741824`; at least 14; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.segment.bytes */
  readonly 'log.segment.bytes'?: number | `${number}`;
  /** Default `60000`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_log.segment.delete.delay.ms */
  readonly 'log.segment.delete.delay.ms'?: number | `${number}`;
  /** Default `2147483647`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_max.connection.creation.rate */
  readonly 'max.connection.creation.rate'?: number | `${number}`;
  /** Default `2147483647`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_max.connections */
  readonly 'max.connections'?: number | `${number}`;
  /** Default `2147483647`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_max.connections.per.ip */
  readonly 'max.connections.per.ip'?: number | `${number}`;
  /** Empty by default; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_max.connections.per.ip.overrides */
  readonly 'max.connections.per.ip.overrides'?: string;
  /** Default `1000`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_max.incremental.fetch.session.cache.slots */
  readonly 'max.incremental.fetch.session.cache.slots'?: number | `${number}`;
  /** Default `2000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_max.request.partition.size.limit */
  readonly 'max.request.partition.size.limit'?: number | `${number}`;
  /** Default `1048588`; at least 0; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_message.max.bytes */
  readonly 'message.max.bytes'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.log.dir */
  readonly 'metadata.log.dir'?: string;
  /** Default `20971520`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.log.max.record.bytes.between.snapshots */
  readonly 'metadata.log.max.record.bytes.between.snapshots'?: number | `${number}`;
  /** Default `3600000`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.log.max.snapshot.interval.ms */
  readonly 'metadata.log.max.snapshot.interval.ms'?: number | `${number}`;
  /** Default `1073741824`; at least 12; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.log.segment.bytes */
  readonly 'metadata.log.segment.bytes'?: number | `${number}`;
  /** Default `604800000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.log.segment.ms */
  readonly 'metadata.log.segment.ms'?: number | `${number}`;
  /** Default `500`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.max.idle.interval.ms */
  readonly 'metadata.max.idle.interval.ms'?: number | `${number}`;
  /** Default `104857600`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.max.retention.bytes */
  readonly 'metadata.max.retention.bytes'?: number | `${number}`;
  /** Default `604800000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metadata.max.retention.ms */
  readonly 'metadata.max.retention.ms'?: number | `${number}`;
  /** Empty by default; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metric.reporters */
  readonly 'metric.reporters'?: string;
  /** Default `2`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metrics.num.samples */
  readonly 'metrics.num.samples'?: number | `${number}`;
  /** Default `INFO`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metrics.recording.level */
  readonly 'metrics.recording.level'?: string;
  /** Default `30000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_metrics.sample.window.ms */
  readonly 'metrics.sample.window.ms'?: number | `${number}`;
  /** Default `1`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_min.insync.replicas */
  readonly 'min.insync.replicas'?: number | `${number}`;
  /** Default `-1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_node.id */
  readonly 'node.id'?: number | `${number}`;
  /** Default `8`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_num.io.threads */
  readonly 'num.io.threads'?: number | `${number}`;
  /** Default `3`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_num.network.threads */
  readonly 'num.network.threads'?: number | `${number}`;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_num.partitions */
  readonly 'num.partitions'?: number | `${number}`;
  /** Default `1`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_num.recovery.threads.per.data.dir */
  readonly 'num.recovery.threads.per.data.dir'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_num.replica.alter.log.dirs.threads */
  readonly 'num.replica.alter.log.dirs.threads'?: number | `${number}`;
  /** Default `1`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_num.replica.fetchers */
  readonly 'num.replica.fetchers'?: number | `${number}`;
  /** Default `4096`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offset.metadata.max.bytes */
  readonly 'offset.metadata.max.bytes'?: number | `${number}`;
  /** Default `-1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.commit.required.acks */
  readonly 'offsets.commit.required.acks'?: number | `${number}`;
  /** Default `5000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.commit.timeout.ms */
  readonly 'offsets.commit.timeout.ms'?: number | `${number}`;
  /** Default `5242880`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.load.buffer.size */
  readonly 'offsets.load.buffer.size'?: number | `${number}`;
  /** Default `600000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.retention.check.interval.ms */
  readonly 'offsets.retention.check.interval.ms'?: number | `${number}`;
  /** Default `10080`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.retention.minutes */
  readonly 'offsets.retention.minutes'?: number | `${number}`;
  /** Default `0`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.topic.compression.codec */
  readonly 'offsets.topic.compression.codec'?: number | `${number}`;
  /** Default `50`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.topic.num.partitions */
  readonly 'offsets.topic.num.partitions'?: number | `${number}`;
  /** Default `3`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.topic.replication.factor */
  readonly 'offsets.topic.replication.factor'?: number | `${number}`;
  /** Default `104857600`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_offsets.topic.segment.bytes */
  readonly 'offsets.topic.segment.bytes'?: number | `${number}`;
  /** Default `AES/CBC/PKCS5Padding`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_password.encoder.cipher.algorithm */
  readonly 'password.encoder.cipher.algorithm'?: string;
  /** Default `4096`; at least 1024; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_password.encoder.iterations */
  readonly 'password.encoder.iterations'?: number | `${number}`;
  /** Default `128`; at least 8; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_password.encoder.key.length */
  readonly 'password.encoder.key.length'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_password.encoder.keyfactory.algorithm */
  readonly 'password.encoder.keyfactory.algorithm'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_password.encoder.old.secret */
  readonly 'password.encoder.old.secret'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_password.encoder.secret */
  readonly 'password.encoder.secret'?: string;
  /** Default `org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_principal.builder.class */
  readonly 'principal.builder.class'?: string;
  /** Empty by default; list of broker, controller; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_process.roles */
  readonly 'process.roles'?: string;
  /** Default `86400000`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_producer.id.expiration.ms */
  readonly 'producer.id.expiration.ms'?: number | `${number}`;
  /** Default `1000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_producer.purgatory.purge.interval.requests */
  readonly 'producer.purgatory.purge.interval.requests'?: number | `${number}`;
  /** Default `-1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_queued.max.request.bytes */
  readonly 'queued.max.request.bytes'?: number | `${number}`;
  /** Default `500`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_queued.max.requests */
  readonly 'queued.max.requests'?: number | `${number}`;
  /** Default `11`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_quota.window.num */
  readonly 'quota.window.num'?: number | `${number}`;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_quota.window.size.seconds */
  readonly 'quota.window.size.seconds'?: number | `${number}`;
  /** Default `500`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.fetch.max.wait.ms */
  readonly 'remote.fetch.max.wait.ms'?: number | `${number}`;
  /** Default `1073741824`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.index.file.cache.total.size.bytes */
  readonly 'remote.log.index.file.cache.total.size.bytes'?: number | `${number}`;
  /** Default `-1`; at least 1 or -1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.copier.thread.pool.size */
  readonly 'remote.log.manager.copier.thread.pool.size'?: number | `${number}`;
  /** Default `9223372036854775807`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.copy.max.bytes.per.second */
  readonly 'remote.log.manager.copy.max.bytes.per.second'?: number | `${number}`;
  /** Default `11`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.copy.quota.window.num */
  readonly 'remote.log.manager.copy.quota.window.num'?: number | `${number}`;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.copy.quota.window.size.seconds */
  readonly 'remote.log.manager.copy.quota.window.size.seconds'?: number | `${number}`;
  /** Default `-1`; at least 1 or -1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.expiration.thread.pool.size */
  readonly 'remote.log.manager.expiration.thread.pool.size'?: number | `${number}`;
  /** Default `9223372036854775807`; at least 1; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.fetch.max.bytes.per.second */
  readonly 'remote.log.manager.fetch.max.bytes.per.second'?: number | `${number}`;
  /** Default `11`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.fetch.quota.window.num */
  readonly 'remote.log.manager.fetch.quota.window.num'?: number | `${number}`;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.fetch.quota.window.size.seconds */
  readonly 'remote.log.manager.fetch.quota.window.size.seconds'?: number | `${number}`;
  /** Default `30000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.task.interval.ms */
  readonly 'remote.log.manager.task.interval.ms'?: number | `${number}`;
  /** Default `10`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.manager.thread.pool.size */
  readonly 'remote.log.manager.thread.pool.size'?: number | `${number}`;
  /** Default `128`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.metadata.custom.metadata.max.bytes */
  readonly 'remote.log.metadata.custom.metadata.max.bytes'?: number | `${number}`;
  /** Default `org.apache.kafka.server.log.remote.metadata.storage.TopicBasedRemoteLogMetadataManager`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.metadata.manager.class.name */
  readonly 'remote.log.metadata.manager.class.name'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.metadata.manager.class.path */
  readonly 'remote.log.metadata.manager.class.path'?: string;
  /** Default `rlmm.config.`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.metadata.manager.impl.prefix */
  readonly 'remote.log.metadata.manager.impl.prefix'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.metadata.manager.listener.name */
  readonly 'remote.log.metadata.manager.listener.name'?: string;
  /** Default `100`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.reader.max.pending.tasks */
  readonly 'remote.log.reader.max.pending.tasks'?: number | `${number}`;
  /** Default `10`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.reader.threads */
  readonly 'remote.log.reader.threads'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.storage.manager.class.name */
  readonly 'remote.log.storage.manager.class.name'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.storage.manager.class.path */
  readonly 'remote.log.storage.manager.class.path'?: string;
  /** Default `rsm.config.`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.storage.manager.impl.prefix */
  readonly 'remote.log.storage.manager.impl.prefix'?: string;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_remote.log.storage.system.enable */
  readonly 'remote.log.storage.system.enable'?: boolean | 'true' | 'false';
  /** Default `1000`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.fetch.backoff.ms */
  readonly 'replica.fetch.backoff.ms'?: number | `${number}`;
  /** Default `1048576`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.fetch.max.bytes */
  readonly 'replica.fetch.max.bytes'?: number | `${number}`;
  /** Default `1`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.fetch.min.bytes */
  readonly 'replica.fetch.min.bytes'?: number | `${number}`;
  /** Default `10485760`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.fetch.response.max.bytes */
  readonly 'replica.fetch.response.max.bytes'?: number | `${number}`;
  /** Default `500`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.fetch.wait.max.ms */
  readonly 'replica.fetch.wait.max.ms'?: number | `${number}`;
  /** Default `5000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.high.watermark.checkpoint.interval.ms */
  readonly 'replica.high.watermark.checkpoint.interval.ms'?: number | `${number}`;
  /** Default `30000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.lag.time.max.ms */
  readonly 'replica.lag.time.max.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.selector.class */
  readonly 'replica.selector.class'?: string;
  /** Default `65536`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.socket.receive.buffer.bytes */
  readonly 'replica.socket.receive.buffer.bytes'?: number | `${number}`;
  /** Default `30000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replica.socket.timeout.ms */
  readonly 'replica.socket.timeout.ms'?: number | `${number}`;
  /** Default `11`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replication.quota.window.num */
  readonly 'replication.quota.window.num'?: number | `${number}`;
  /** Default `1`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_replication.quota.window.size.seconds */
  readonly 'replication.quota.window.size.seconds'?: number | `${number}`;
  /** Default `30000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_request.timeout.ms */
  readonly 'request.timeout.ms'?: number | `${number}`;
  /** Default `1000`; at least 0; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_reserved.broker.max.id */
  readonly 'reserved.broker.max.id'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.client.callback.handler.class */
  readonly 'sasl.client.callback.handler.class'?: string;
  /** Default `GSSAPI`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.enabled.mechanisms */
  readonly 'sasl.enabled.mechanisms'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.jaas.config */
  readonly 'sasl.jaas.config'?: string;
  /** Default `/usr/bin/kinit`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.kerberos.kinit.cmd */
  readonly 'sasl.kerberos.kinit.cmd'?: string;
  /** Default `60000`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.kerberos.min.time.before.relogin */
  readonly 'sasl.kerberos.min.time.before.relogin'?: number | `${number}`;
  /** Default `DEFAULT`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.kerberos.principal.to.local.rules */
  readonly 'sasl.kerberos.principal.to.local.rules'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.kerberos.service.name */
  readonly 'sasl.kerberos.service.name'?: string;
  /** Default `0.05`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.kerberos.ticket.renew.jitter */
  readonly 'sasl.kerberos.ticket.renew.jitter'?: number | `${number}`;
  /** Default `0.8`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.kerberos.ticket.renew.window.factor */
  readonly 'sasl.kerberos.ticket.renew.window.factor'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.callback.handler.class */
  readonly 'sasl.login.callback.handler.class'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.class */
  readonly 'sasl.login.class'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.connect.timeout.ms */
  readonly 'sasl.login.connect.timeout.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.read.timeout.ms */
  readonly 'sasl.login.read.timeout.ms'?: number | `${number}`;
  /** Default `300`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.refresh.buffer.seconds */
  readonly 'sasl.login.refresh.buffer.seconds'?: number | `${number}`;
  /** Default `60`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.refresh.min.period.seconds */
  readonly 'sasl.login.refresh.min.period.seconds'?: number | `${number}`;
  /** Default `0.8`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.refresh.window.factor */
  readonly 'sasl.login.refresh.window.factor'?: number | `${number}`;
  /** Default `0.05`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.refresh.window.jitter */
  readonly 'sasl.login.refresh.window.jitter'?: number | `${number}`;
  /** Default `10000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.retry.backoff.max.ms */
  readonly 'sasl.login.retry.backoff.max.ms'?: number | `${number}`;
  /** Default `100`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.login.retry.backoff.ms */
  readonly 'sasl.login.retry.backoff.ms'?: number | `${number}`;
  /** Default `GSSAPI`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.mechanism.controller.protocol */
  readonly 'sasl.mechanism.controller.protocol'?: string;
  /** Default `GSSAPI`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.mechanism.inter.broker.protocol */
  readonly 'sasl.mechanism.inter.broker.protocol'?: string;
  /** Default `30`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.clock.skew.seconds */
  readonly 'sasl.oauthbearer.clock.skew.seconds'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.expected.audience */
  readonly 'sasl.oauthbearer.expected.audience'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.expected.issuer */
  readonly 'sasl.oauthbearer.expected.issuer'?: string;
  /** Default `3600000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.jwks.endpoint.refresh.ms */
  readonly 'sasl.oauthbearer.jwks.endpoint.refresh.ms'?: number | `${number}`;
  /** Default `10000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms */
  readonly 'sasl.oauthbearer.jwks.endpoint.retry.backoff.max.ms'?: number | `${number}`;
  /** Default `100`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.jwks.endpoint.retry.backoff.ms */
  readonly 'sasl.oauthbearer.jwks.endpoint.retry.backoff.ms'?: number | `${number}`;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.jwks.endpoint.url */
  readonly 'sasl.oauthbearer.jwks.endpoint.url'?: string;
  /** Default `scope`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.scope.claim.name */
  readonly 'sasl.oauthbearer.scope.claim.name'?: string;
  /** Default `sub`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.sub.claim.name */
  readonly 'sasl.oauthbearer.sub.claim.name'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.oauthbearer.token.endpoint.url */
  readonly 'sasl.oauthbearer.token.endpoint.url'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.server.callback.handler.class */
  readonly 'sasl.server.callback.handler.class'?: string;
  /** Default `524288`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_sasl.server.max.receive.size */
  readonly 'sasl.server.max.receive.size'?: number | `${number}`;
  /** Default `PLAINTEXT`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_security.inter.broker.protocol */
  readonly 'security.inter.broker.protocol'?: 'PLAINTEXT' | 'SSL' | 'SASL_PLAINTEXT' | 'SASL_SSL';
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_security.providers */
  readonly 'security.providers'?: string;
  /** Default `30000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_socket.connection.setup.timeout.max.ms */
  readonly 'socket.connection.setup.timeout.max.ms'?: number | `${number}`;
  /** Default `10000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_socket.connection.setup.timeout.ms */
  readonly 'socket.connection.setup.timeout.ms'?: number | `${number}`;
  /** Default `50`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_socket.listen.backlog.size */
  readonly 'socket.listen.backlog.size'?: number | `${number}`;
  /** Default `102400`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_socket.receive.buffer.bytes */
  readonly 'socket.receive.buffer.bytes'?: number | `${number}`;
  /** Default `104857600`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_socket.request.max.bytes */
  readonly 'socket.request.max.bytes'?: number | `${number}`;
  /** Default `102400`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_socket.send.buffer.bytes */
  readonly 'socket.send.buffer.bytes'?: number | `${number}`;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.allow.dn.changes */
  readonly 'ssl.allow.dn.changes'?: boolean | 'true' | 'false';
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.allow.san.changes */
  readonly 'ssl.allow.san.changes'?: boolean | 'true' | 'false';
  /** Empty by default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.cipher.suites */
  readonly 'ssl.cipher.suites'?: string;
  /** Default `none`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.client.auth */
  readonly 'ssl.client.auth'?: 'required' | 'requested' | 'none';
  /** Default `TLSv1.2,TLSv1.3`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.enabled.protocols */
  readonly 'ssl.enabled.protocols'?: string;
  /** Default `https`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.endpoint.identification.algorithm */
  readonly 'ssl.endpoint.identification.algorithm'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.engine.factory.class */
  readonly 'ssl.engine.factory.class'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.key.password */
  readonly 'ssl.key.password'?: string;
  /** Default `SunX509`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.keymanager.algorithm */
  readonly 'ssl.keymanager.algorithm'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.keystore.certificate.chain */
  readonly 'ssl.keystore.certificate.chain'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.keystore.key */
  readonly 'ssl.keystore.key'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.keystore.location */
  readonly 'ssl.keystore.location'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.keystore.password */
  readonly 'ssl.keystore.password'?: string;
  /** Default `JKS`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.keystore.type */
  readonly 'ssl.keystore.type'?: string;
  /** Default `DEFAULT`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.principal.mapping.rules */
  readonly 'ssl.principal.mapping.rules'?: string;
  /** Default `TLSv1.3`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.protocol */
  readonly 'ssl.protocol'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.provider */
  readonly 'ssl.provider'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.secure.random.implementation */
  readonly 'ssl.secure.random.implementation'?: string;
  /** Default `PKIX`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.trustmanager.algorithm */
  readonly 'ssl.trustmanager.algorithm'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.truststore.certificates */
  readonly 'ssl.truststore.certificates'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.truststore.location */
  readonly 'ssl.truststore.location'?: string;
  /** No default; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.truststore.password */
  readonly 'ssl.truststore.password'?: string;
  /** Default `JKS`; can be changed on a running broker. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_ssl.truststore.type */
  readonly 'ssl.truststore.type'?: string;
  /** Default `1048576`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_telemetry.max.bytes */
  readonly 'telemetry.max.bytes'?: number | `${number}`;
  /** Default `10000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.abort.timed.out.transaction.cleanup.interval.ms */
  readonly 'transaction.abort.timed.out.transaction.cleanup.interval.ms'?: number | `${number}`;
  /** Default `900000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.max.timeout.ms */
  readonly 'transaction.max.timeout.ms'?: number | `${number}`;
  /** Default `true`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.partition.verification.enable */
  readonly 'transaction.partition.verification.enable'?: boolean | 'true' | 'false';
  /** Default `3600000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.remove.expired.transaction.cleanup.interval.ms */
  readonly 'transaction.remove.expired.transaction.cleanup.interval.ms'?: number | `${number}`;
  /** Default `5242880`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.state.log.load.buffer.size */
  readonly 'transaction.state.log.load.buffer.size'?: number | `${number}`;
  /** Default `2`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.state.log.min.isr */
  readonly 'transaction.state.log.min.isr'?: number | `${number}`;
  /** Default `50`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.state.log.num.partitions */
  readonly 'transaction.state.log.num.partitions'?: number | `${number}`;
  /** Default `3`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.state.log.replication.factor */
  readonly 'transaction.state.log.replication.factor'?: number | `${number}`;
  /** Default `104857600`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transaction.state.log.segment.bytes */
  readonly 'transaction.state.log.segment.bytes'?: number | `${number}`;
  /** Default `604800000`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_transactional.id.expiration.ms */
  readonly 'transactional.id.expiration.ms'?: number | `${number}`;
  /** Default `false`; can be changed on a running cluster. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_unclean.leader.election.enable */
  readonly 'unclean.leader.election.enable'?: boolean | 'true' | 'false';
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.clientCnxnSocket */
  readonly 'zookeeper.clientCnxnSocket'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.connect */
  readonly 'zookeeper.connect'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.connection.timeout.ms */
  readonly 'zookeeper.connection.timeout.ms'?: number | `${number}`;
  /** Default `10`; at least 1; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.max.in.flight.requests */
  readonly 'zookeeper.max.in.flight.requests'?: number | `${number}`;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.metadata.migration.enable */
  readonly 'zookeeper.metadata.migration.enable'?: boolean | 'true' | 'false';
  /** Default `18000`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.session.timeout.ms */
  readonly 'zookeeper.session.timeout.ms'?: number | `${number}`;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.set.acl */
  readonly 'zookeeper.set.acl'?: boolean | 'true' | 'false';
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.cipher.suites */
  readonly 'zookeeper.ssl.cipher.suites'?: string;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.client.enable */
  readonly 'zookeeper.ssl.client.enable'?: boolean | 'true' | 'false';
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.crl.enable */
  readonly 'zookeeper.ssl.crl.enable'?: boolean | 'true' | 'false';
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.enabled.protocols */
  readonly 'zookeeper.ssl.enabled.protocols'?: string;
  /** Default `HTTPS`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.endpoint.identification.algorithm */
  readonly 'zookeeper.ssl.endpoint.identification.algorithm'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.keystore.location */
  readonly 'zookeeper.ssl.keystore.location'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.keystore.password */
  readonly 'zookeeper.ssl.keystore.password'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.keystore.type */
  readonly 'zookeeper.ssl.keystore.type'?: string;
  /** Default `false`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.ocsp.enable */
  readonly 'zookeeper.ssl.ocsp.enable'?: boolean | 'true' | 'false';
  /** Default `TLSv1.2`; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.protocol */
  readonly 'zookeeper.ssl.protocol'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.truststore.location */
  readonly 'zookeeper.ssl.truststore.location'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.truststore.password */
  readonly 'zookeeper.ssl.truststore.password'?: string;
  /** No default; read at startup. https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.ssl.truststore.type */
  readonly 'zookeeper.ssl.truststore.type'?: string;
  /** Read by authorizers. Principals that may do everything, separated by semicolons. */
  readonly 'super.users'?: string;
  /** Read by authorizers. Whether everyone may use resources without an ACL. */
  readonly 'allow.everyone.if.no.acl.found'?: boolean | 'true' | 'false';
  /** Settings of one listener, or of one SASL mechanism on it. */
  readonly [key: `listener.name.${string}`]: string | number | boolean;
  /** Class and parameters of a configuration provider. */
  readonly [key: `config.providers.${string}`]: string | number | boolean;
  /** Labels for metrics reporters. */
  readonly [key: `metrics.context.${string}`]: string | number | boolean;
  /** For the remote storage manager, unless `remote.log.storage.manager.impl.prefix` is set. */
  readonly [key: `rsm.config.${string}`]: string | number | boolean;
  /** For the remote log metadata manager, unless `remote.log.metadata.manager.impl.prefix` is set. */
  readonly [key: `rlmm.config.${string}`]: string | number | boolean;
}
