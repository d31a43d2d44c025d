import type { KeyGroup } from './value-syntax';

/** How one server takes connections and requests, and keeps its data: system properties all of them. */
// biome-ignore format: one line for each key
export const SERVER_KEYS: readonly KeyGroup[] = [
  {
    source: 'server.admin.JettyAdminServer',
    keys: {
      'admin.enableServer': { read: 'lenient word', default: 'true', words: ['true', 'false'] },
      'admin.serverAddress': { read: 'text', default: '0.0.0.0' },
      'admin.serverPort': { read: 'lenient int', default: 8080, unit: 'a port', least: 0, greatest: 65535 },
      'admin.idleTimeout': { read: 'lenient int', default: 30000, unit: 'milliseconds' },
      'admin.commandURL': { read: 'text', default: '/commands' },
      'admin.httpVersion': { read: 'lenient int', default: 11 },
      'admin.portUnification': { read: 'lenient boolean', default: false },
      'admin.forceHttps': { read: 'lenient boolean', default: false },
      'admin.needClientAuth': { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.admin.Commands',
    keys: {
      'admin.rateLimiterIntervalInMS': { read: 'late int', default: 300000, unit: 'milliseconds' },
      'admin.restore.enabled': { read: 'lenient boolean', default: true },
      'admin.snapshot.enabled': { read: 'lenient boolean', default: true },
    },
  },
  { source: 'server.command.FourLetterCommands', keys: { '4lw.commands.whitelist': { read: 'text', default: 'srvr' } } },
  {
    source: 'server.ServerCnxnFactory',
    keys: {
      serverCnxnFactory: { read: 'text', default: 'org.apache.zookeeper.server.NIOServerCnxnFactory' },
      maxCnxns: { read: 'lenient int', default: 0, unit: 'connections', least: 0 },
    },
  },
  {
    source: 'server.NIOServerCnxnFactory',
    keys: {
      clientTcpKeepAlive: { read: 'lenient boolean', default: false },
      'nio.directBufferBytes': { read: 'lenient int', default: 65536, unit: 'bytes', least: 0 },
      'nio.numSelectorThreads': { read: 'lenient int', unit: 'threads', least: 1, refused: true },
      'nio.numWorkerThreads': { read: 'lenient int', unit: 'threads', least: 0 },
      'nio.sessionlessCnxnTimeout': { read: 'lenient int', default: 10000, unit: 'milliseconds', least: 1, refused: 'zero' },
      'nio.shutdownTimeout': { read: 'lenient long', default: 5000, unit: 'milliseconds' },
    },
  },
  {
    source: 'server.NettyServerCnxnFactory',
    keys: {
      'client.certReload': { read: 'lenient boolean', default: false },
      'client.portUnification': { read: 'lenient boolean', default: false },
      'netty.advancedFlowControl.enabled': { read: 'lenient boolean', default: false },
      'netty.server.earlyDropSecureConnectionHandshakes': { read: 'lenient boolean', default: false },
      'netty.server.outstandingHandshake.limit': { read: 'lenient int', default: -1, unit: 'handshakes' },
    },
  },
  {
    source: 'server.ZooKeeperServer',
    keys: {
      allowSaslFailedClients: { read: 'lenient boolean', default: false },
      'closeSessionTxn.enabled': { read: 'lenient boolean', default: true },
      'digest.enabled': { read: 'lenient boolean', default: true },
      enableEagerACLCheck: { read: 'lenient boolean', default: false },
      enforceQuota: { read: 'lenient boolean', default: false },
      flushDelay: { read: 'lenient long', default: 0, unit: 'milliseconds' },
      globalOutstandingLimit: { read: 'lenient int', default: 1000, unit: 'requests', least: 1 },
      intBufferStartingSizeBytes: { read: 'lenient int', default: 1024, unit: 'bytes', least: 32, refused: true },
      largeRequestMaxBytes: { read: 'lenient int', default: 104857600, unit: 'bytes' },
      largeRequestThreshold: { read: 'lenient int', default: -1, unit: 'bytes' },
      maxBatchSize: { read: 'lenient int', default: 1000, unit: 'requests' },
      maxGetChildrenResponseCacheSize: { read: 'lenient int', default: 400, unit: 'responses' },
      maxResponseCacheSize: { read: 'lenient int', default: 400, unit: 'responses' },
      // a third of flushDelay where it is absent
      maxWriteQueuePollTime: { read: 'lenient long', unit: 'milliseconds' },
      'serializeLastProcessedZxid.enabled': { read: 'lenient boolean', default: true },
      skipACL: { read: 'lenient word', default: 'no', words: ['no', 'yes'] },
      snapCount: { read: 'lenient int', default: 100000, unit: 'transactions', least: 2 },
      snapSizeLimitInKb: { read: 'lenient long', default: 4194304, unit: 'kibibytes' },
      superUser: { read: 'text' },
      throttled_op_wait_time: { read: 'lenient int', default: 0, unit: 'milliseconds' },
    },
  },
  {
    source: 'server.BlueThrottle',
    keys: {
      connection_throttle_tokens: { read: 'lenient int', default: 0, unit: 'connections' },
      connection_throttle_fill_time: { read: 'lenient int', default: 1, unit: 'milliseconds' },
      connection_throttle_fill_count: { read: 'lenient int', default: 1, unit: 'connections' },
      connection_throttle_freeze_time: { read: 'lenient int', default: -1, unit: 'milliseconds' },
      connection_throttle_drop_increase: { read: 'late number', default: 0.02, refused: true },
      connection_throttle_drop_decrease: { read: 'late number', default: 0.002, refused: true },
      connection_throttle_decrease_ratio: { read: 'late number', default: 0, refused: true },
      connection_throttle_weight_enabled: { read: 'lenient boolean', default: false },
      connection_throttle_global_session_weight: { read: 'lenient int', default: 3, least: 1 },
      connection_throttle_local_session_weight: { read: 'lenient int', default: 1, least: 1 },
      connection_throttle_renew_session_weight: { read: 'lenient int', default: 2, least: 1 },
    },
  },
  {
    source: 'server.RequestThrottler',
    keys: {
      request_throttle_max_requests: { read: 'lenient int', default: 0, unit: 'requests', least: 0 },
      request_throttle_stall_time: { read: 'lenient int', default: 100, unit: 'milliseconds' },
      request_throttle_drop_stale: { read: 'lenient boolean', default: true },
      'request_throttler.shutdownTimeout': { read: 'lenient int', default: 10000, unit: 'milliseconds' },
      request_stale_connection_check: { read: 'lenient boolean', default: true },
      request_stale_latency_check: { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.persistence.FileTxnLog',
    keys: {
      forceSync: { read: 'lenient word', default: 'yes', words: ['yes', 'no'] },
      'fsync.warningthresholdms': { read: 'lenient long', default: 1000, unit: 'milliseconds' },
      preAllocSize: { read: 'lenient long', default: 65536, unit: 'kibibytes', least: 1, decimal: true },
      txnLogSizeLimitInKb: { read: 'lenient long', default: -1, unit: 'kibibytes' },
    },
  },
  {
    source: 'server.persistence.FileTxnSnapLog',
    keys: {
      'datadir.autocreate': { read: 'lenient boolean', default: true },
      'db.autocreate': { read: 'lenient boolean', default: true },
      'snapshot.trust.empty': { read: 'lenient boolean', default: false },
      'snapshot.compression.method': { read: 'lenient word', default: '', words: ['', 'gz', 'snappy'], anyCase: true },
    },
  },
  {
    source: 'server.ZKDatabase',
    keys: {
      commitLogCount: { read: 'lenient int', default: 500, unit: 'transactions', least: 500, decimal: true },
      snapshotSizeFactor: { read: 'lenient number', default: 0.33, greatest: 1 },
      'test.allowDiscontinuousProposals': { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.EphemeralType',
    keys: {
      extendedTypesEnabled: { read: 'lenient boolean', default: false },
      emulate353TTLNodes: { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.watch.WatchManagerFactory',
    keys: {
      watchManagerName: { read: 'text', default: 'org.apache.zookeeper.server.watch.WatchManager' },
      watcherCleanThreshold: { read: 'lenient int', default: 1000, unit: 'watchers' },
      watcherCleanIntervalInSeconds: { read: 'lenient int', default: 600, unit: 'seconds' },
      watcherCleanThreadsNum: { read: 'lenient int', default: 2, unit: 'threads' },
      maxInProcessingDeadWatchers: { read: 'lenient int', default: -1, unit: 'watchers' },
      bitHashCacheSize: { read: 'lenient int', default: 10 },
    },
  },
  {
    source: 'server.util.RequestPathMetricsCollector',
    keys: {
      'pathStats.enabled': { read: 'lenient boolean', default: false },
      'pathStats.initialDelay': { read: 'lenient long', default: 5, unit: 'minutes' },
      'pathStats.delay': { read: 'lenient long', default: 5, unit: 'minutes' },
      'pathStats.topPathMax': { read: 'lenient int', default: 20, unit: 'paths' },
      'pathStats.slotDuration': { read: 'lenient int', default: 15, unit: 'seconds' },
      'pathStats.slotCapacity': { read: 'lenient int', default: 60, unit: 'slots' },
      'pathStats.maxDepth': { read: 'lenient int', default: 6 },
      'pathStats.sampleRate': { read: 'late number', default: 0.1, refused: true },
    },
  },
  {
    source: 'server.util.MessageTracker',
    keys: {
      'messageTracker.Enabled': { read: 'lenient boolean', default: false },
      'messageTracker.BufferSize': { read: 'lenient int', default: 10, unit: 'messages' },
    },
  },
  {
    source: 'audit.ZKAuditProvider',
    keys: {
      'audit.enable': { read: 'lenient boolean', default: false },
      'audit.impl.class': { read: 'text', default: 'org.apache.zookeeper.audit.Slf4jAuditLogger' },
    },
  },
  {
    // only with log4j 1.2 on the class path
    source: 'jmx.ManagedUtil',
    keys: {
      'jmx.log4j.disable': { read: 'lenient boolean', default: false },
      'jmx.log4j.mbean': { read: 'text', default: 'log4j:hierarchy=default' },
    },
  },
  // of the jute jar: the one name of it that carries the beginning
  { source: 'jute.BinaryInputArchive', keys: { 'jute.maxbuffer.extrasize': { read: 'lenient int', unit: 'bytes' } } },
];
