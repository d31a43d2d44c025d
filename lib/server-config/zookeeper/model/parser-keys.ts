import type { KeyGroup } from './value-syntax';

/** What QuorumPeerConfig.parseProperties reads itself; it refuses values that do not fit. */
// biome-ignore format: one line for each key
export const PARSER_KEYS: readonly KeyGroup[] = [
  {
    source: 'server.quorum.QuorumPeerConfig',
    keys: {
      tickTime: { read: 'int', default: 3000, unit: 'milliseconds', least: 0 },
      initLimit: { read: 'int', default: 0, unit: 'ticks', least: 0 },
      syncLimit: { read: 'int', default: 0, unit: 'ticks', least: 0 },
      connectToLearnerMasterLimit: { read: 'int', default: 0, unit: 'ticks', least: 0 },
      minSessionTimeout: { read: 'int', default: -1, unit: 'milliseconds', least: 1, also: -1 },
      maxSessionTimeout: { read: 'int', default: -1, unit: 'milliseconds', least: 1, also: -1 },
      dataDir: { read: 'text' },
      dataLogDir: { read: 'text' },
      clientPort: { read: 'int', unit: 'a port', least: 0, greatest: 65535, refused: true },
      clientPortAddress: { read: 'text', default: '0.0.0.0' },
      clientPortListenBacklog: { read: 'int', default: -1, unit: 'connections' },
      secureClientPort: { read: 'int', unit: 'a port', least: 0, greatest: 65535, refused: true },
      secureClientPortAddress: { read: 'text', default: '0.0.0.0' },
      observerMasterPort: { read: 'int', default: 0, unit: 'a port', least: 0, greatest: 65535 },
      maxClientCnxns: { read: 'int', default: 60, unit: 'connections', least: 0 },
      'autopurge.snapRetainCount': { read: 'int', default: 3, unit: 'snapshots', least: 3 },
      'autopurge.purgeInterval': { read: 'int', default: 0, unit: 'hours', least: 0 },
      localSessionsEnabled: { read: 'boolean', default: false },
      localSessionsUpgradingEnabled: { read: 'boolean', default: false },
      quorumListenOnAllIPs: { read: 'boolean', default: false },
      syncEnabled: { read: 'boolean', default: true },
      standaloneEnabled: { read: 'boolean', default: true },
      reconfigEnabled: { read: 'boolean', default: false },
      dynamicConfigFile: { read: 'text' },
      electionAlg: { read: 'int', default: 3, unit: 'the one algorithm that there is', least: 3, greatest: 3, refused: true },
      peerType: { read: 'word', default: 'participant', words: ['participant', 'observer'], anyCase: true },
      sslQuorum: { read: 'boolean', default: false },
      sslQuorumReloadCertFiles: { read: 'boolean', default: false },
      portUnification: { read: 'boolean', default: false },
      // below 20 it is 20
      'quorum.cnxn.threads.size': { read: 'int', default: 20, unit: 'threads', least: 20 },
      // of the file these reach the connections only: whether a line may have several addresses is asked of the JVM's options
      'multiAddress.enabled': { read: 'boolean', default: false },
      'multiAddress.reachabilityCheckEnabled': { read: 'boolean', default: true },
      'multiAddress.reachabilityCheckTimeoutMs': { read: 'int', default: 1000, unit: 'milliseconds', least: 0 },
      oraclePath: { read: 'text' },
      // the rest of the family is handed to this class
      'metricsProvider.className': { read: 'text', default: 'org.apache.zookeeper.metrics.impl.DefaultMetricsProvider' },
    },
  },
  {
    source: 'server.quorum.auth.QuorumAuth',
    keys: {
      'quorum.auth.enableSasl': { read: 'boolean', default: false },
      'quorum.auth.serverRequireSasl': { read: 'boolean', default: false },
      'quorum.auth.learnerRequireSasl': { read: 'boolean', default: false },
      'quorum.auth.kerberos.servicePrincipal': { read: 'text', default: 'zkquorum/localhost' },
      'quorum.auth.learner.saslLoginContext': { read: 'text', default: 'QuorumLearner' },
      'quorum.auth.server.saslLoginContext': { read: 'text', default: 'QuorumServer' },
    },
  },
  {
    source: 'server.util.JvmPauseMonitor',
    keys: {
      'jvm.pause.monitor': { read: 'boolean', default: false },
      'jvm.pause.info-threshold.ms': { read: 'long', default: 1000, unit: 'milliseconds', least: 0 },
      'jvm.pause.warn-threshold.ms': { read: 'long', default: 10000, unit: 'milliseconds', least: 0 },
      'jvm.pause.sleep.time.ms': { read: 'long', default: 500, unit: 'milliseconds', least: 0 },
    },
  },
  {
    // hexadecimal: of the member list, when that stands in zoo.cfg itself
    source: 'server.quorum.flexible.QuorumMaj',
    keys: { version: { read: 'text', default: '0' } },
  },
];

/** Other classes of metrics providers read what they like of their family. */
// biome-ignore format: one line for each key
export const METRICS_KEYS: readonly KeyGroup[] = [
  {
    source: 'metrics.prometheus.PrometheusMetricsProvider',
    keys: {
      'metricsProvider.httpHost': { read: 'text', default: '0.0.0.0' },
      'metricsProvider.httpPort': { read: 'late int', default: 7000, unit: 'a port', least: 0, greatest: 65535, refused: true },
      'metricsProvider.exportJvmInfo': { read: 'lenient boolean', default: true },
      'metricsProvider.numWorkerThreads': { read: 'late int', default: 1, unit: 'threads', refused: true },
      'metricsProvider.maxQueueSize': { read: 'late int', default: 1000000, unit: 'updates', least: 1, refused: true },
      'metricsProvider.workerShutdownTimeoutMs': { read: 'late long', default: 1000, unit: 'milliseconds', refused: true },
    },
  },
];
