import type { KeyGroup } from './value-syntax';

/** Connections, requests and data of one server. All of these become system properties. */
// biome-ignore format: one line for each key
export const SERVER_KEYS: readonly KeyGroup[] = [
  {
    source: 'server.admin.JettyAdminServer',
    parsing: 'lenient',
    keys: {
      'admin.enableServer': { type: 'enum', default: 'true', allowed: ['true', 'false'] },
      'admin.serverAddress': { type: 'string', default: '0.0.0.0' },
      'admin.serverPort': { type: 'int', default: 8080, unit: 'a port', min: 0, max: 65535 },
      'admin.idleTimeout': { type: 'int', default: 30000, unit: 'milliseconds' },
      'admin.commandURL': { type: 'string', default: '/commands' },
      'admin.httpVersion': { type: 'int', default: 11 },
      'admin.portUnification': { type: 'boolean', default: false },
      'admin.forceHttps': { type: 'boolean', default: false },
      'admin.needClientAuth': { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.admin.Commands',
    parsing: 'lenient',
    keys: {
      'admin.rateLimiterIntervalInMS': { type: 'int', parsing: 'deferred', default: 300000, unit: 'milliseconds' },
      'admin.restore.enabled': { type: 'boolean', default: true },
      'admin.snapshot.enabled': { type: 'boolean', default: true },
    },
  },
  { source: 'server.command.FourLetterCommands', parsing: 'lenient', keys: { '4lw.commands.whitelist': { type: 'string', default: 'srvr' } } },
  {
    source: 'server.ServerCnxnFactory',
    parsing: 'lenient',
    keys: {
      serverCnxnFactory: { type: 'string', default: 'org.apache.zookeeper.server.NIOServerCnxnFactory' },
      maxCnxns: { type: 'int', default: 0, unit: 'connections', min: 0 },
    },
  },
  {
    source: 'server.NIOServerCnxnFactory',
    parsing: 'lenient',
    keys: {
      clientTcpKeepAlive: { type: 'boolean', default: false },
      'nio.directBufferBytes': { type: 'int', default: 65536, unit: 'bytes', min: 0 },
      'nio.numSelectorThreads': { type: 'int', unit: 'threads', min: 1, refusesStart: true },
      'nio.numWorkerThreads': { type: 'int', unit: 'threads', min: 0 },
      'nio.sessionlessCnxnTimeout': { type: 'int', default: 10000, unit: 'milliseconds', min: 1, refusesStart: 'zero' },
      'nio.shutdownTimeout': { type: 'long', default: 5000, unit: 'milliseconds' },
    },
  },
  {
    source: 'server.NettyServerCnxnFactory',
    parsing: 'lenient',
    keys: {
      'client.certReload': { type: 'boolean', default: false },
      'client.portUnification': { type: 'boolean', default: false },
      'netty.advancedFlowControl.enabled': { type: 'boolean', default: false },
      'netty.server.earlyDropSecureConnectionHandshakes': { type: 'boolean', default: false },
      'netty.server.outstandingHandshake.limit': { type: 'int', default: -1, unit: 'handshakes' },
    },
  },
  {
    source: 'server.ZooKeeperServer',
    parsing: 'lenient',
    keys: {
      allowSaslFailedClients: { type: 'boolean', default: false },
      'closeSessionTxn.enabled': { type: 'boolean', default: true },
      'digest.enabled': { type: 'boolean', default: true },
      enableEagerACLCheck: { type: 'boolean', default: false },
      enforceQuota: { type: 'boolean', default: false },
      flushDelay: { type: 'long', default: 0, unit: 'milliseconds' },
      globalOutstandingLimit: { type: 'int', default: 1000, unit: 'requests', min: 1 },
      intBufferStartingSizeBytes: { type: 'int', default: 1024, unit: 'bytes', min: 32, refusesStart: true },
      largeRequestMaxBytes: { type: 'int', default: 104857600, unit: 'bytes' },
      largeRequestThreshold: { type: 'int', default: -1, unit: 'bytes' },
      maxBatchSize: { type: 'int', default: 1000, unit: 'requests' },
      maxGetChildrenResponseCacheSize: { type: 'int', default: 400, unit: 'responses' },
      maxResponseCacheSize: { type: 'int', default: 400, unit: 'responses' },
      // defaults to a third of flushDelay
      maxWriteQueuePollTime: { type: 'long', unit: 'milliseconds' },
      'serializeLastProcessedZxid.enabled': { type: 'boolean', default: true },
      skipACL: { type: 'enum', default: 'no', allowed: ['no', 'yes'] },
      snapCount: { type: 'int', default: 100000, unit: 'transactions', min: 2 },
      snapSizeLimitInKb: { type: 'long', default: 4194304, unit: 'kibibytes' },
      superUser: { type: 'string' },
      throttled_op_wait_time: { type: 'int', default: 0, unit: 'milliseconds' },
    },
  },
  {
    source: 'server.BlueThrottle',
    parsing: 'lenient',
    keys: {
      connection_throttle_tokens: { type: 'int', default: 0, unit: 'connections' },
      connection_throttle_fill_time: { type: 'int', default: 1, unit: 'milliseconds' },
      connection_throttle_fill_count: { type: 'int', default: 1, unit: 'connections' },
      connection_throttle_freeze_time: { type: 'int', default: -1, unit: 'milliseconds' },
      connection_throttle_drop_increase: { type: 'double', parsing: 'deferred', default: 0.02, refusesStart: true },
      connection_throttle_drop_decrease: { type: 'double', parsing: 'deferred', default: 0.002, refusesStart: true },
      connection_throttle_decrease_ratio: { type: 'double', parsing: 'deferred', default: 0, refusesStart: true },
      connection_throttle_weight_enabled: { type: 'boolean', default: false },
      connection_throttle_global_session_weight: { type: 'int', default: 3, min: 1 },
      connection_throttle_local_session_weight: { type: 'int', default: 1, min: 1 },
      connection_throttle_renew_session_weight: { type: 'int', default: 2, min: 1 },
    },
  },
  {
    source: 'server.RequestThrottler',
    parsing: 'lenient',
    keys: {
      request_throttle_max_requests: { type: 'int', default: 0, unit: 'requests', min: 0 },
      request_throttle_stall_time: { type: 'int', default: 100, unit: 'milliseconds' },
      request_throttle_drop_stale: { type: 'boolean', default: true },
      'request_throttler.shutdownTimeout': { type: 'int', default: 10000, unit: 'milliseconds' },
      request_stale_connection_check: { type: 'boolean', default: true },
      request_stale_latency_check: { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.persistence.FileTxnLog',
    parsing: 'lenient',
    keys: {
      forceSync: { type: 'enum', default: 'yes', allowed: ['yes', 'no'] },
      'fsync.warningthresholdms': { type: 'long', default: 1000, unit: 'milliseconds' },
      preAllocSize: { type: 'long', default: 65536, unit: 'kibibytes', min: 1, decimalOnly: true },
      txnLogSizeLimitInKb: { type: 'long', default: -1, unit: 'kibibytes' },
    },
  },
  {
    source: 'server.persistence.FileTxnSnapLog',
    parsing: 'lenient',
    keys: {
      'datadir.autocreate': { type: 'boolean', default: true },
      'db.autocreate': { type: 'boolean', default: true },
      'snapshot.trust.empty': { type: 'boolean', default: false },
      'snapshot.compression.method': { type: 'enum', default: '', allowed: ['', 'gz', 'snappy'], ignoreCase: true },
    },
  },
  {
    source: 'server.ZKDatabase',
    parsing: 'lenient',
    keys: {
      commitLogCount: { type: 'int', default: 500, unit: 'transactions', min: 500, decimalOnly: true },
      snapshotSizeFactor: { type: 'double', default: 0.33, max: 1 },
      'test.allowDiscontinuousProposals': { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.EphemeralType',
    parsing: 'lenient',
    keys: {
      extendedTypesEnabled: { type: 'boolean', default: false },
      emulate353TTLNodes: { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.watch.WatchManagerFactory',
    parsing: 'lenient',
    keys: {
      watchManagerName: { type: 'string', default: 'org.apache.zookeeper.server.watch.WatchManager' },
      watcherCleanThreshold: { type: 'int', default: 1000, unit: 'watchers' },
      watcherCleanIntervalInSeconds: { type: 'int', default: 600, unit: 'seconds' },
      watcherCleanThreadsNum: { type: 'int', default: 2, unit: 'threads' },
      maxInProcessingDeadWatchers: { type: 'int', default: -1, unit: 'watchers' },
      bitHashCacheSize: { type: 'int', default: 10 },
    },
  },
  {
    source: 'server.util.RequestPathMetricsCollector',
    parsing: 'lenient',
    keys: {
      'pathStats.enabled': { type: 'boolean', default: false },
      'pathStats.initialDelay': { type: 'long', default: 5, unit: 'minutes' },
      'pathStats.delay': { type: 'long', default: 5, unit: 'minutes' },
      'pathStats.topPathMax': { type: 'int', default: 20, unit: 'paths' },
      'pathStats.slotDuration': { type: 'int', default: 15, unit: 'seconds' },
      'pathStats.slotCapacity': { type: 'int', default: 60, unit: 'slots' },
      'pathStats.maxDepth': { type: 'int', default: 6 },
      'pathStats.sampleRate': { type: 'double', parsing: 'deferred', default: 0.1, refusesStart: true },
    },
  },
  {
    source: 'server.util.MessageTracker',
    parsing: 'lenient',
    keys: {
      'messageTracker.Enabled': { type: 'boolean', default: false },
      'messageTracker.BufferSize': { type: 'int', default: 10, unit: 'messages' },
    },
  },
  {
    source: 'audit.ZKAuditProvider',
    parsing: 'lenient',
    keys: {
      'audit.enable': { type: 'boolean', default: false },
      'audit.impl.class': { type: 'string', default: 'org.apache.zookeeper.audit.Slf4jAuditLogger' },
    },
  },
  {
    // only used with log4j 1.2 on the class path
    source: 'jmx.ManagedUtil',
    parsing: 'lenient',
    keys: {
      'jmx.log4j.disable': { type: 'boolean', default: false },
      'jmx.log4j.mbean': { type: 'string', default: 'log4j:hierarchy=default' },
    },
  },
  // the only property of jute that has the prefix
  { source: 'jute.BinaryInputArchive', parsing: 'lenient', keys: { 'jute.maxbuffer.extrasize': { type: 'int', unit: 'bytes' } } },
];
