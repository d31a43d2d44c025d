import type { KeyGroup } from './value-syntax';

/** Keys that QuorumPeerConfig.parseProperties reads itself. It refuses invalid values. */
// biome-ignore format: one line for each key
export const PARSER_KEYS: readonly KeyGroup[] = [
  {
    source: 'server.quorum.QuorumPeerConfig',
    parsing: 'strict',
    keys: {
      tickTime: { type: 'int', default: 3000, unit: 'milliseconds', min: 0 },
      initLimit: { type: 'int', default: 0, unit: 'ticks', min: 0 },
      syncLimit: { type: 'int', default: 0, unit: 'ticks', min: 0 },
      connectToLearnerMasterLimit: { type: 'int', default: 0, unit: 'ticks', min: 0 },
      minSessionTimeout: { type: 'int', default: -1, unit: 'milliseconds', min: 1, also: -1 },
      maxSessionTimeout: { type: 'int', default: -1, unit: 'milliseconds', min: 1, also: -1 },
      dataDir: { type: 'string' },
      dataLogDir: { type: 'string' },
      clientPort: { type: 'int', unit: 'a port', min: 0, max: 65535, refusesStart: true },
      clientPortAddress: { type: 'string', default: '0.0.0.0' },
      clientPortListenBacklog: { type: 'int', default: -1, unit: 'connections' },
      secureClientPort: { type: 'int', unit: 'a port', min: 0, max: 65535, refusesStart: true },
      secureClientPortAddress: { type: 'string', default: '0.0.0.0' },
      observerMasterPort: { type: 'int', default: 0, unit: 'a port', min: 0, max: 65535 },
      maxClientCnxns: { type: 'int', default: 60, unit: 'connections', min: 0 },
      'autopurge.snapRetainCount': { type: 'int', default: 3, unit: 'snapshots', min: 3 },
      'autopurge.purgeInterval': { type: 'int', default: 0, unit: 'hours', min: 0 },
      localSessionsEnabled: { type: 'boolean', default: false },
      localSessionsUpgradingEnabled: { type: 'boolean', default: false },
      quorumListenOnAllIPs: { type: 'boolean', default: false },
      syncEnabled: { type: 'boolean', default: true },
      standaloneEnabled: { type: 'boolean', default: true },
      reconfigEnabled: { type: 'boolean', default: false },
      dynamicConfigFile: { type: 'string' },
      electionAlg: { type: 'int', default: 3, unit: 'the only algorithm', min: 3, max: 3, refusesStart: true },
      peerType: { type: 'enum', default: 'participant', allowed: ['participant', 'observer'], ignoreCase: true },
      sslQuorum: { type: 'boolean', default: false },
      sslQuorumReloadCertFiles: { type: 'boolean', default: false },
      portUnification: { type: 'boolean', default: false },
      // a smaller number is replaced by 20
      'quorum.cnxn.threads.size': { type: 'int', default: 20, unit: 'threads', min: 20 },
      // these affect connections only: whether a server line may have several addresses depends on the options of the JVM
      'multiAddress.enabled': { type: 'boolean', default: false },
      'multiAddress.reachabilityCheckEnabled': { type: 'boolean', default: true },
      'multiAddress.reachabilityCheckTimeoutMs': { type: 'int', default: 1000, unit: 'milliseconds', min: 0 },
      oraclePath: { type: 'string' },
      // the other keys of this family are passed to this class
      'metricsProvider.className': { type: 'string', default: 'org.apache.zookeeper.metrics.impl.DefaultMetricsProvider' },
    },
  },
  {
    source: 'server.quorum.auth.QuorumAuth',
    parsing: 'strict',
    keys: {
      'quorum.auth.enableSasl': { type: 'boolean', default: false },
      'quorum.auth.serverRequireSasl': { type: 'boolean', default: false },
      'quorum.auth.learnerRequireSasl': { type: 'boolean', default: false },
      'quorum.auth.kerberos.servicePrincipal': { type: 'string', default: 'zkquorum/localhost' },
      'quorum.auth.learner.saslLoginContext': { type: 'string', default: 'QuorumLearner' },
      'quorum.auth.server.saslLoginContext': { type: 'string', default: 'QuorumServer' },
    },
  },
  {
    source: 'server.util.JvmPauseMonitor',
    parsing: 'strict',
    keys: {
      'jvm.pause.monitor': { type: 'boolean', default: false },
      'jvm.pause.info-threshold.ms': { type: 'long', default: 1000, unit: 'milliseconds', min: 0 },
      'jvm.pause.warn-threshold.ms': { type: 'long', default: 10000, unit: 'milliseconds', min: 0 },
      'jvm.pause.sleep.time.ms': { type: 'long', default: 500, unit: 'milliseconds', min: 0 },
    },
  },
  {
    // hexadecimal: the version of a server list that is in zoo.cfg itself
    source: 'server.quorum.flexible.QuorumMaj',
    parsing: 'strict',
    keys: { version: { type: 'string', default: '0' } },
  },
];

/** Keys of ZooKeeper's own metrics provider. Other providers read other keys of this family. */
// biome-ignore format: one line for each key
export const METRICS_KEYS: readonly KeyGroup[] = [
  {
    source: 'metrics.prometheus.PrometheusMetricsProvider',
    parsing: 'lenient',
    keys: {
      'metricsProvider.httpHost': { type: 'string', default: '0.0.0.0' },
      'metricsProvider.httpPort': { type: 'int', parsing: 'deferred', default: 7000, unit: 'a port', min: 0, max: 65535, refusesStart: true },
      'metricsProvider.exportJvmInfo': { type: 'boolean', default: true },
      'metricsProvider.numWorkerThreads': { type: 'int', parsing: 'deferred', default: 1, unit: 'threads', refusesStart: true },
      'metricsProvider.maxQueueSize': { type: 'int', parsing: 'deferred', default: 1000000, unit: 'updates', min: 1, refusesStart: true },
      'metricsProvider.workerShutdownTimeoutMs': { type: 'long', parsing: 'deferred', default: 1000, unit: 'milliseconds', refusesStart: true },
    },
  },
];
