import type { KeyGroup } from './value-syntax';

/** Electing and following a leader. All of these become system properties. */
// biome-ignore format: one line for each key
export const QUORUM_KEYS: readonly KeyGroup[] = [
  {
    source: 'server.quorum.QuorumPeer',
    parsing: 'lenient',
    keys: {
      quorumCnxnTimeoutMs: { type: 'int', default: -1, unit: 'milliseconds' },
      'observer.syncEnabled': { type: 'boolean', default: true },
      'kerberos.canonicalizeHostNames': { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.quorum.QuorumCnxManager',
    parsing: 'lenient',
    keys: {
      cnxTimeout: { type: 'int', parsing: 'deferred', default: 5000, unit: 'milliseconds', refusesStart: true },
      electionPortBindRetry: { type: 'int', default: 3, unit: 'tries', min: 0 },
      tcpKeepAlive: { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.quorum.FastLeaderElection',
    parsing: 'lenient',
    keys: {
      'fastleader.minNotificationInterval': { type: 'int', default: 200, unit: 'milliseconds' },
      'fastleader.maxNotificationInterval': { type: 'int', default: 60000, unit: 'milliseconds' },
    },
  },
  {
    source: 'server.quorum.Leader',
    parsing: 'lenient',
    keys: {
      leaderServes: { type: 'enum', default: 'yes', allowed: ['yes', 'no'] },
      'leader.ackLoggingFrequency': { type: 'int', default: 1000, unit: 'acknowledgements' },
      'leader.maxTimeToWaitForEpoch': { type: 'int', default: -1, unit: 'milliseconds' },
      'testingonly.initialZxid': { type: 'long', parsing: 'deferred' },
    },
  },
  {
    source: 'server.quorum.LearnerMaster',
    parsing: 'lenient',
    keys: {
      'leader.maxConcurrentSnapSyncs': { type: 'int', default: 10, unit: 'followers' },
      'leader.maxConcurrentDiffSyncs': { type: 'int', default: 100, unit: 'followers' },
    },
  },
  {
    source: 'server.quorum.LearnerHandler',
    parsing: 'lenient',
    keys: {
      forceSnapshotSync: { type: 'boolean', default: false },
      'leader.closeSocketAsync': { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.quorum.ProposalRequestProcessor',
    parsing: 'lenient',
    keys: { forward_learner_requests_to_commit_processor_disabled: { type: 'boolean', default: false } },
  },
  {
    source: 'server.quorum.CommitProcessor',
    parsing: 'lenient',
    keys: {
      'commitProcessor.numWorkerThreads': { type: 'int', unit: 'threads' },
      'commitProcessor.shutdownTimeout': { type: 'long', default: 5000, unit: 'milliseconds' },
      'commitProcessor.maxReadBatchSize': { type: 'int', default: -1, unit: 'requests' },
      'commitProcessor.maxCommitBatchSize': { type: 'int', default: 1, unit: 'requests' },
    },
  },
  {
    source: 'server.quorum.Learner',
    parsing: 'lenient',
    keys: {
      leaderConnectDelayDuringRetryMs: { type: 'int', default: 100, unit: 'milliseconds' },
      'learner.asyncSending': { type: 'boolean', default: false },
      'learner.closeSocketAsync': { type: 'boolean', default: false },
      'follower.skipLearnerRequestToNextProcessor': { type: 'boolean', default: false },
    },
  },
  {
    source: 'server.quorum.Observer',
    parsing: 'lenient',
    keys: {
      'observer.reconnectDelayMs': { type: 'long', default: 0, unit: 'milliseconds' },
      'observer.election.DelayMs': { type: 'long', default: 200, unit: 'milliseconds' },
      'observerMaster.sizeLimit': { type: 'int', default: 33554432, unit: 'bytes' },
    },
  },
];
