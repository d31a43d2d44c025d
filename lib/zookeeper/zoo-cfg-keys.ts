/**
 * Every key that a zoo.cfg of ZooKeeper 3.9 may hold, by the jars of 3.9.4: what QuorumPeerConfig.parseProperties
 * knows itself, and the rest, which it sets as the system property `zookeeper.` + key for the server classes named
 * above each group. It adds that beginning always: a key that carries it in the file already gets it twice, and
 * nothing reads the outcome.
 *
 * Left out, as zoo.cfg cannot reach them: properties without the beginning (jute.maxbuffer, readonlymode.enabled,
 * znode.container.*, leader.nodelay, follower.nodelay); server.realm, which the parser takes for a member line and
 * refuses. Left out as well: what only clients read, and controllerPort (ControllerServerConfig, no part of a plain
 * server).
 */
// biome-ignore format: dense, one group after the other
export const ZOO_CFG_KEYS: readonly string[] = [
  // QuorumPeerConfig.parseProperties, its own keys.
  'autopurge.purgeInterval', 'autopurge.snapRetainCount', 'clientPort', 'clientPortAddress',
  'clientPortListenBacklog', 'connectToLearnerMasterLimit', 'dataDir', 'dataLogDir', 'dynamicConfigFile',
  'electionAlg', 'initLimit', 'localSessionsEnabled', 'localSessionsUpgradingEnabled', 'maxClientCnxns',
  'maxSessionTimeout', 'minSessionTimeout', 'multiAddress.enabled', 'multiAddress.reachabilityCheckEnabled',
  'multiAddress.reachabilityCheckTimeoutMs', 'observerMasterPort', 'oraclePath', 'peerType', 'portUnification',
  'quorum.cnxn.threads.size', 'quorumListenOnAllIPs', 'reconfigEnabled', 'secureClientPort',
  'secureClientPortAddress', 'sslQuorum', 'sslQuorumReloadCertFiles', 'standaloneEnabled', 'syncEnabled', 'syncLimit',
  'tickTime',

  // QuorumPeerConfig, by the names QuorumAuth and JvmPauseMonitor declare.
  'jvm.pause.info-threshold.ms', 'jvm.pause.monitor', 'jvm.pause.sleep.time.ms', 'jvm.pause.warn-threshold.ms',
  'quorum.auth.enableSasl', 'quorum.auth.kerberos.servicePrincipal', 'quorum.auth.learner.saslLoginContext',
  'quorum.auth.learnerRequireSasl', 'quorum.auth.server.saslLoginContext', 'quorum.auth.serverRequireSasl',

  // QuorumPeerConfig takes the class name and hands that class the rest; here the names PrometheusMetricsProvider reads
  // (a free family as well, below).
  'metricsProvider.className', 'metricsProvider.exportJvmInfo', 'metricsProvider.httpHost',
  'metricsProvider.httpPort', 'metricsProvider.maxQueueSize', 'metricsProvider.numWorkerThreads',
  'metricsProvider.workerShutdownTimeoutMs',

  // QuorumMaj and QuorumHierarchical: hexadecimal version of the member list, when that list stands in zoo.cfg itself.
  'version',

  // X509Util with the ClientX509Util prefix: TLS of the client port. In 3.9.4 ssl.context.supplier.class
  // and ssl.handshakeDetectionTimeoutMillis are read by the server only on a key store reload, to no effect.
  'ssl.authProvider', 'ssl.ciphersuites', 'ssl.clientAuth', 'ssl.clientHostnameVerification',
  'ssl.context.supplier.class', 'ssl.crl', 'ssl.enabledProtocols', 'ssl.handshakeDetectionTimeoutMillis',
  'ssl.hostnameVerification', 'ssl.keyStore.location', 'ssl.keyStore.password', 'ssl.keyStore.passwordPath',
  'ssl.keyStore.type', 'ssl.ocsp', 'ssl.protocol', 'ssl.sslProvider', 'ssl.trustStore.location',
  'ssl.trustStore.password', 'ssl.trustStore.passwordPath', 'ssl.trustStore.type',

  // X509Util with the QuorumX509Util prefix: TLS between servers; JettyAdminServer takes its stores from here too.
  'ssl.quorum.ciphersuites', 'ssl.quorum.clientAuth', 'ssl.quorum.clientHostnameVerification',
  'ssl.quorum.context.supplier.class', 'ssl.quorum.crl', 'ssl.quorum.enabledProtocols',
  'ssl.quorum.handshakeDetectionTimeoutMillis', 'ssl.quorum.hostnameVerification', 'ssl.quorum.keyStore.location',
  'ssl.quorum.keyStore.password', 'ssl.quorum.keyStore.passwordPath', 'ssl.quorum.keyStore.type', 'ssl.quorum.ocsp',
  'ssl.quorum.protocol', 'ssl.quorum.trustStore.location', 'ssl.quorum.trustStore.password',
  'ssl.quorum.trustStore.passwordPath', 'ssl.quorum.trustStore.type',

  // X509Util: both of the above.
  'fips-mode',

  // AdminServerFactory, JettyAdminServer, Commands.
  'admin.commandURL', 'admin.enableServer', 'admin.forceHttps', 'admin.httpVersion', 'admin.idleTimeout',
  'admin.needClientAuth', 'admin.portUnification', 'admin.rateLimiterIntervalInMS', 'admin.restore.enabled',
  'admin.serverAddress', 'admin.serverPort', 'admin.snapshot.enabled',

  // FourLetterCommands.
  '4lw.commands.whitelist',

  // ServerCnxnFactory, NIOServerCnxnFactory, NIOServerCnxn.
  'clientTcpKeepAlive', 'maxCnxns', 'nio.directBufferBytes', 'nio.numSelectorThreads', 'nio.numWorkerThreads',
  'nio.sessionlessCnxnTimeout', 'nio.shutdownTimeout', 'serverCnxnFactory',

  // NettyServerCnxnFactory.
  'client.certReload', 'client.portUnification', 'netty.advancedFlowControl.enabled',
  'netty.server.earlyDropSecureConnectionHandshakes', 'netty.server.outstandingHandshake.limit',

  // ZooKeeperServer (superUser is a free family as well, below).
  'allowSaslFailedClients', 'closeSessionTxn.enabled', 'digest.enabled', 'enableEagerACLCheck', 'enforceQuota',
  'flushDelay', 'globalOutstandingLimit', 'intBufferStartingSizeBytes', 'largeRequestMaxBytes',
  'largeRequestThreshold', 'maxBatchSize', 'maxGetChildrenResponseCacheSize', 'maxResponseCacheSize',
  'maxWriteQueuePollTime', 'serializeLastProcessedZxid.enabled', 'skipACL', 'snapCount', 'snapSizeLimitInKb',
  'superUser', 'throttled_op_wait_time',

  // BlueThrottle: limit on new connections.
  'connection_throttle_decrease_ratio', 'connection_throttle_drop_decrease', 'connection_throttle_drop_increase',
  'connection_throttle_fill_count', 'connection_throttle_fill_time', 'connection_throttle_freeze_time',
  'connection_throttle_global_session_weight', 'connection_throttle_local_session_weight',
  'connection_throttle_renew_session_weight', 'connection_throttle_tokens', 'connection_throttle_weight_enabled',

  // Request, RequestThrottler.
  'request_stale_connection_check', 'request_stale_latency_check', 'request_throttle_drop_stale',
  'request_throttle_max_requests', 'request_throttle_stall_time', 'request_throttler.shutdownTimeout',

  // FileTxnLog, FilePadding, FileTxnSnapLog, SnapStream, ZKDatabase: log and snapshots on disk.
  'commitLogCount', 'datadir.autocreate', 'db.autocreate', 'forceSync', 'fsync.warningthresholdms', 'preAllocSize',
  'snapshot.compression.method', 'snapshot.trust.empty', 'snapshotSizeFactor', 'txnLogSizeLimitInKb',

  // EphemeralType: TTL nodes.
  'emulate353TTLNodes', 'extendedTypesEnabled',

  // WatchManagerFactory, WatcherCleaner, BitHashSet.
  'bitHashCacheSize', 'maxInProcessingDeadWatchers', 'watchManagerName', 'watcherCleanIntervalInSeconds',
  'watcherCleanThreadsNum', 'watcherCleanThreshold',

  // RequestPathMetricsCollector, MessageTracker.
  'messageTracker.BufferSize', 'messageTracker.Enabled', 'pathStats.delay', 'pathStats.enabled',
  'pathStats.initialDelay', 'pathStats.maxDepth', 'pathStats.sampleRate', 'pathStats.slotCapacity',
  'pathStats.slotDuration', 'pathStats.topPathMax',

  // ZKAuditProvider, ManagedUtil (the latter only with log4j 1.2 on the class path).
  'audit.enable', 'audit.impl.class', 'jmx.log4j.disable', 'jmx.log4j.mbean',

  // QuorumPeer, QuorumCnxManager, FastLeaderElection.
  'cnxTimeout', 'electionPortBindRetry', 'fastleader.maxNotificationInterval', 'fastleader.minNotificationInterval',
  'kerberos.canonicalizeHostNames', 'observer.syncEnabled', 'quorumCnxnTimeoutMs', 'tcpKeepAlive',

  // Leader, LearnerMaster, LearnerHandler, ProposalRequestProcessor, CommitProcessor.
  'commitProcessor.maxCommitBatchSize', 'commitProcessor.maxReadBatchSize', 'commitProcessor.numWorkerThreads',
  'commitProcessor.shutdownTimeout', 'forceSnapshotSync', 'forward_learner_requests_to_commit_processor_disabled',
  'leader.ackLoggingFrequency', 'leader.closeSocketAsync', 'leader.maxConcurrentDiffSyncs',
  'leader.maxConcurrentSnapSyncs', 'leader.maxTimeToWaitForEpoch', 'leaderServes',

  // Learner, FollowerRequestProcessor, Observer, ObserverMaster.
  'follower.skipLearnerRequestToNextProcessor', 'leaderConnectDelayDuringRetryMs', 'learner.asyncSending',
  'learner.closeSocketAsync', 'observer.election.DelayMs', 'observer.reconnectDelayMs', 'observerMaster.sizeLimit',

  // AuthenticationHelper and the authentication providers: Digest, IP, X509, SASL, Ensemble.
  'DigestAuthenticationProvider.digestAlg', 'DigestAuthenticationProvider.enabled',
  'DigestAuthenticationProvider.superDigest', 'IPAuthenticationProvider.usexforwardedfor',
  'SASLAuthenticationProvider.superPassword', 'X509AuthenticationProvider.superUser', 'enforce.auth.enabled',
  'enforce.auth.schemes', 'ensembleAuthName', 'letAnySaslUserDoX', 'sessionRequireClientSASLAuth',

  // ZooKeeperSaslServer, SaslServerCallbackHandler, KerberosName, Login: SASL and Kerberos on the server's side.
  'kerberos.minReLoginTimeMs', 'kerberos.removeHostFromPrincipal', 'kerberos.removeRealmFromPrincipal', 'kinit',
  'requireKerberosConfig', 'sasl.serverconfig', 'security.auth_to_local',

  // BinaryInputArchive of the jute jar (this one name does carry the prefix).
  'jute.maxbuffer.extrasize',

  // Leader and ZKDatabase: hooks for ZooKeeper's own tests, in force all the same.
  'test.allowDiscontinuousProposals', 'testingonly.initialZxid',
];

/**
 * Families of keys whose ending is free, by their beginning: `server.1`, `authProvider.sasl`, ...
 * The ending of `server.`, `group.` and `weight.` has to be a whole number.
 */
// biome-ignore format: as above
export const ZOO_CFG_KEY_PREFIXES: readonly string[] = [
  // QuorumMaj, QuorumHierarchical.
  'group.', 'server.', 'weight.',

  // ProviderRegistry; QuorumPeerConfig; ZooKeeperServer.
  'authProvider.', 'metricsProvider.', 'superUser.',
];

const NUMBERED = /^(server|group|weight)\.\d+$/;
const NUMBERED_FAMILY = /^(server|group|weight)\./;

/** Whether ZooKeeper reads this line at all. */
export function isZooCfgKey(key: string): boolean {
  if (NUMBERED_FAMILY.test(key)) return NUMBERED.test(key);
  return ZOO_CFG_KEYS.includes(key) || ZOO_CFG_KEY_PREFIXES.some((prefix) => key.startsWith(prefix));
}
