import type { KeyGroup } from './value-syntax';

/** How servers elect a leader and follow it: system properties all of them. */
// biome-ignore format: one line for each key
export const QUORUM_KEYS: readonly KeyGroup[] = [
  {
    source: 'server.quorum.QuorumPeer',
    keys: {
      quorumCnxnTimeoutMs: { read: 'lenient int', default: -1, unit: 'milliseconds' },
      'observer.syncEnabled': { read: 'lenient boolean', default: true },
      'kerberos.canonicalizeHostNames': { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.quorum.QuorumCnxManager',
    keys: {
      cnxTimeout: { read: 'late int', default: 5000, unit: 'milliseconds', refused: true },
      electionPortBindRetry: { read: 'lenient int', default: 3, unit: 'tries', least: 0 },
      tcpKeepAlive: { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.quorum.FastLeaderElection',
    keys: {
      'fastleader.minNotificationInterval': { read: 'lenient int', default: 200, unit: 'milliseconds' },
      'fastleader.maxNotificationInterval': { read: 'lenient int', default: 60000, unit: 'milliseconds' },
    },
  },
  {
    source: 'server.quorum.Leader',
    keys: {
      leaderServes: { read: 'lenient word', default: 'yes', words: ['yes', 'no'] },
      'leader.ackLoggingFrequency': { read: 'lenient int', default: 1000, unit: 'acknowledgements' },
      'leader.maxTimeToWaitForEpoch': { read: 'lenient int', default: -1, unit: 'milliseconds' },
      'testingonly.initialZxid': { read: 'late long' },
    },
  },
  {
    source: 'server.quorum.LearnerMaster',
    keys: {
      'leader.maxConcurrentSnapSyncs': { read: 'lenient int', default: 10, unit: 'followers' },
      'leader.maxConcurrentDiffSyncs': { read: 'lenient int', default: 100, unit: 'followers' },
    },
  },
  {
    source: 'server.quorum.LearnerHandler',
    keys: {
      forceSnapshotSync: { read: 'lenient boolean', default: false },
      'leader.closeSocketAsync': { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.quorum.ProposalRequestProcessor',
    keys: { forward_learner_requests_to_commit_processor_disabled: { read: 'lenient boolean', default: false } },
  },
  {
    source: 'server.quorum.CommitProcessor',
    keys: {
      'commitProcessor.numWorkerThreads': { read: 'lenient int', unit: 'threads' },
      'commitProcessor.shutdownTimeout': { read: 'lenient long', default: 5000, unit: 'milliseconds' },
      'commitProcessor.maxReadBatchSize': { read: 'lenient int', default: -1, unit: 'requests' },
      'commitProcessor.maxCommitBatchSize': { read: 'lenient int', default: 1, unit: 'requests' },
    },
  },
  {
    source: 'server.quorum.Learner',
    keys: {
      leaderConnectDelayDuringRetryMs: { read: 'lenient int', default: 100, unit: 'milliseconds' },
      'learner.asyncSending': { read: 'lenient boolean', default: false },
      'learner.closeSocketAsync': { read: 'lenient boolean', default: false },
      'follower.skipLearnerRequestToNextProcessor': { read: 'lenient boolean', default: false },
    },
  },
  {
    source: 'server.quorum.Observer',
    keys: {
      'observer.reconnectDelayMs': { read: 'lenient long', default: 0, unit: 'milliseconds' },
      'observer.election.DelayMs': { read: 'lenient long', default: 200, unit: 'milliseconds' },
      'observerMaster.sizeLimit': { read: 'lenient int', default: 33554432, unit: 'bytes' },
    },
  },
];
