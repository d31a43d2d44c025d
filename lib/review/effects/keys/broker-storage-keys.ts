import type { KeyRow } from './key-row';
import { folderOf, isLowered, listOf, loses } from './value-changes';

const KEY = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';

const foldersOf = (list: string | undefined) =>
  listOf(list)
    .map((item) => folderOf(item))
    .join();
const cleanup = (policy: string | undefined) => [...listOf(policy ?? 'delete')].sort().join();

/** Keys of brokers and controllers that decide where data is, and how long. */
export const BROKER_STORAGE_KEYS: readonly KeyRow[] = [
  {
    key: /^log\.dirs?$/,
    when: (from, to) => loses(foldersOf(from), foldersOf(to)),
    which: 'a folder is gone',
    effect: 'DATA',
    why: 'each broker starts without what it had in that folder, and it stays where no broker looks',
    steps: ['keep the folder; to move it, copy the data while the broker is stopped'],
    source: `${KEY}log.dirs`,
  },
  {
    key: /^metadata\.log\.dir$/,
    when: (from, to) => folderOf(from) !== folderOf(to),
    which: 'another folder',
    effect: 'DATA',
    why: 'each server starts with an empty log of the metadata; once most controllers have, the topics are gone',
    steps: ['keep the folder; to move it, copy the data while the server is stopped'],
    source: `${KEY}metadata.log.dir`,
  },
  ...(
    [
      // in milliseconds, whichever key says so
      [/^log\.retention\.(ms|minutes|hours)$/, 604_800_000],
      [/^log\.retention\.bytes$/, -1],
    ] as const
  ).map(
    ([key, unsaid]): KeyRow => ({
      key,
      when: isLowered(unsaid),
      which: 'less is kept',
      effect: 'DATA',
      why: 'brokers delete what is beyond the new limit, of every topic that has none of its own',
      steps: ['look that no reader still needs it, then acknowledge this change; it cannot be taken back'],
      source: `${KEY}log.retention.ms`,
    }),
  ),
  {
    key: /^log\.cleanup\.policy$/,
    when: (from, to) => cleanup(from) !== cleanup(to),
    which: 'another policy',
    effect: 'DATA',
    why: 'what the old policy kept, the new one deletes: old messages, or all but the last of each key, of every topic that has none of its own',
    steps: ['set cleanup.policy on the topics that shall change; then acknowledge this change'],
    source: `${KEY}log.cleanup.policy`,
  },
  {
    key: /^unclean\.leader\.election\.enable$/,
    when: (_, to) => to === 'true',
    which: 'to true',
    effect: 'DATA',
    why: 'a copy that lacks acknowledged messages may lead from now on: they are lost then',
    steps: ['leave it false; if it is meant, acknowledge this change'],
    source: `${KEY}unclean.leader.election.enable`,
  },
  {
    key: /^offsets\.retention\.minutes$/,
    when: isLowered(10_080),
    which: 'less is kept',
    effect: 'DATA',
    why: 'offsets of groups that are away for longer are deleted: they read from the beginning, or only what is new',
    steps: ['leave groups the longest time that they may be away'],
    source: `${KEY}offsets.retention.minutes`,
  },
  {
    key: /^remote\.log\.storage\.system\.enable$/,
    when: (from, to) => from === 'true' && to !== 'true',
    which: 'true no more',
    effect: 'OUTAGE',
    why: 'brokers refuse to start as long as topics have a part of their log elsewhere',
    steps: ['take remote.storage.enable from every topic first'],
    source: `${KEY}remote.log.storage.system.enable`,
  },
  {
    key: /^(offsets\.topic|transaction\.state\.log)\.(replication\.factor|num\.partitions)$/,
    effect: 'ROLL',
    why: 'it counts only when the topic is made: one that is there stays as it is',
    steps: ['kafka-reassign-partitions.sh changes the copies of a topic that is there'],
    source: `${KEY}offsets.topic.replication.factor`,
  },
];
