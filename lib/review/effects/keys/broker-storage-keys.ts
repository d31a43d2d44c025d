import { commaItems } from '../../../java/parse';
import { BROKER_CONFIGS } from '../sources';
import type { KeyRow } from './key-row';
import {
  changedTo,
  DIRECTORY_REMOVED,
  lowered,
  NO_LONGER_TRUE,
  OTHER_DIRECTORY,
  type ValueChange,
} from './value-changes';

const cleanupPolicies = (policy: string | undefined) => [...commaItems(policy ?? 'delete')].sort().join();

const OTHER_POLICY: ValueChange = {
  name: 'another policy',
  matches: (from, to) => cleanupPolicies(from) !== cleanupPolicies(to),
};

const RETENTION = {
  effect: 'DATA',
  why: 'brokers delete messages beyond the new limit, in every topic that has no limit of its own',
  steps: ['check that no consumer still needs them, then acknowledge this change; it cannot be undone'],
  source: `${BROKER_CONFIGS}log.retention.ms`,
} as const;

/** Keys of brokers and controllers that decide where data is, and how long it is kept. */
export const BROKER_STORAGE_KEYS: readonly KeyRow[] = [
  {
    keys: ['log.dirs', 'log.dir'],
    change: DIRECTORY_REMOVED,
    example: ['/a,/b', '/a'],
    effect: 'DATA',
    why: 'each broker starts without the data in that directory, which stays where no broker reads it',
    steps: ['keep the directory; to move it, copy the data while the broker is stopped'],
    source: `${BROKER_CONFIGS}log.dirs`,
  },
  {
    keys: ['metadata.log.dir'],
    change: OTHER_DIRECTORY,
    example: ['/a', '/b'],
    effect: 'DATA',
    why: 'each server starts with an empty metadata log; once a majority of controllers has restarted, all topics are lost',
    steps: ['keep the directory; to move it, copy the data while the server is stopped'],
    source: `${BROKER_CONFIGS}metadata.log.dir`,
  },
  {
    // in milliseconds, whichever key has it
    keys: ['log.retention.ms', 'log.retention.minutes', 'log.retention.hours'],
    change: lowered(604_800_000),
    example: [undefined, '3600000'],
    ...RETENTION,
  },
  {
    keys: ['log.retention.bytes'],
    change: lowered(-1),
    example: ['-1', '1000000'],
    ...RETENTION,
  },
  {
    keys: ['log.cleanup.policy'],
    change: OTHER_POLICY,
    example: ['delete', 'compact'],
    effect: 'DATA',
    why: 'the new policy deletes what the old one kept (old messages, or all but the last message of each key) in every topic that has no policy of its own',
    steps: ['set cleanup.policy only on the topics that need it; or acknowledge this change'],
    source: `${BROKER_CONFIGS}log.cleanup.policy`,
  },
  {
    keys: ['unclean.leader.election.enable'],
    change: changedTo('true'),
    example: ['false', 'true'],
    effect: 'DATA',
    why: 'a replica that lacks acknowledged messages may become the leader, and these messages are lost',
    steps: ['keep it false, or acknowledge this change'],
    source: `${BROKER_CONFIGS}unclean.leader.election.enable`,
  },
  {
    keys: ['offsets.retention.minutes'],
    change: lowered(10_080),
    example: [undefined, '1440'],
    effect: 'DATA',
    why: 'offsets of groups that are inactive for longer are deleted: these groups then read from the beginning, or only new messages',
    steps: ['keep offsets longer than any group may be inactive'],
    source: `${BROKER_CONFIGS}offsets.retention.minutes`,
  },
  {
    keys: ['remote.log.storage.system.enable'],
    change: NO_LONGER_TRUE,
    example: ['true', 'false'],
    effect: 'OUTAGE',
    why: 'brokers refuse to start while any topic has part of its log in remote storage',
    steps: ['turn remote.storage.enable off on every topic first'],
    source: `${BROKER_CONFIGS}remote.log.storage.system.enable`,
  },
  {
    keys: [
      'offsets.topic.replication.factor',
      'offsets.topic.num.partitions',
      'transaction.state.log.replication.factor',
      'transaction.state.log.num.partitions',
    ],
    example: ['1', '3'],
    effect: 'ROLL',
    why: 'it is used only when the topic is created: an existing topic stays as it is',
    steps: ['change the replicas of an existing topic with kafka-reassign-partitions.sh'],
    source: `${BROKER_CONFIGS}offsets.topic.replication.factor`,
  },
];
