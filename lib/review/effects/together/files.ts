import type { Place } from '../../change';
import type { Manifest } from '../../manifest/manifest';
import { imageOf, versionOf } from '../../manifest/pods';
import type { ReviewContext } from '../../review-context';
import { type Entries, type Server, serverFileOf } from '../../server-files/server-files';
import { type Combination, placeOf } from './combination';

const BROKER = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';
const UPGRADE = 'https://kafka.apache.org/39/getting-started/upgrade/';

/** What several keys of servers' files do together, or one beside an image. */
export const FILE_COMBINATIONS: readonly Combination[] = [
  {
    what: 'min.insync.replicas raised to the replication factor',
    effect: 'OUTAGE',
    why: 'with as many copies needed as there are, nothing can be written with acks=all while any broker restarts',
    steps: ['leave it below the replication factor'],
    source: `${BROKER}min.insync.replicas`,
    find: (context) =>
      filesOf(context, 'broker').flatMap((file) => {
        const [from, to] = valuesOf(file, 'min.insync.replicas');
        const factor = Number(file.now.get('default.replication.factor') ?? 1);
        const isRaised = to !== undefined && Number(to) > Number(from ?? 1) && Number(to) >= factor;
        return isRaised ? [placeIn(file, ['min.insync.replicas'], from, to)] : [];
      }),
  },
  {
    what: 'several members of the ensemble at once',
    effect: 'OUTAGE',
    why: 'several members of the ensemble change at once: those that have restarted and those that have not need not agree on what a quorum is',
    steps: ['change one member at a time, and await kubectl rollout status SET each time'],
    source: 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperReconfig.html',
    find: (context) =>
      filesOf(context, 'zookeeper').flatMap((file) => {
        const [old, now] = [file.before, file.now].map(membersOf);
        const changed = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
        if (changed.length < 2 || old.size === 0) return [];
        const to = `${now.size} servers, ${changed.length} of them changed`;
        return [placeIn(file, [], `${old.size} servers`, to)];
      }),
  },
  {
    what: 'an upgrade with ZooKeeper whose protocol does not stay',
    effect: 'OUTAGE',
    why: 'the first broker that restarts speaks a protocol that the others, which still run the old release, do not know: without inter.broker.protocol.version that of its own release',
    steps: [
      'set inter.broker.protocol.version to the old release, and await kubectl rollout status SET',
      'apply the new image, and await kubectl rollout status SET',
      'raise inter.broker.protocol.version some days later',
    ],
    source: UPGRADE,
    find: (context) =>
      filesOf(context, 'broker').flatMap((file) => {
        const [from, to] = valuesOf(file, 'inter.broker.protocol.version');
        const isPinned = from === to && (to !== undefined || !file.now.has('zookeeper.connect'));
        const isUpgraded = context.readersOf(file.holder).some(({ before, after }) => {
          const [old, next] = [before, after].map((side) => versionOf(imageOf(side))?.join('.'));
          return old !== undefined && next !== undefined && old !== next;
        });
        return isPinned || !isUpgraded ? [] : [placeIn(file, ['inter.broker.protocol.version'], from, to)];
      }),
  },
];

/** A server's file that an object holds on both sides. */
interface FilePair {
  readonly holder: Manifest;
  readonly name: string;
  readonly before: Entries;
  readonly now: Entries;
}

/** The files of servers of whose objects, or of whose readers, something changes. */
function filesOf(context: ReviewContext, server: Server): readonly FilePair[] {
  return [...context.kept, ...context.replacedFiles].flatMap((pair): FilePair[] => {
    const { before, after } = pair;
    if (before.data === undefined) return [];
    const isTouched = [pair, ...context.readersOf(after)].some((each) => context.isChanged(each));
    if (!isTouched) return [];
    const [old, now] = [serverFileOf(before, server), serverFileOf(after, server)];
    if (old === undefined || now === undefined) return [];
    return [{ holder: after, name: now.name, before: old.entries, now: now.entries }];
  });
}

function valuesOf(file: FilePair, key: string): readonly [string | undefined, string | undefined] {
  return [file.before.get(key), file.now.get(key)];
}

/** Members by their keys; what follows the semicolon is for clients, and not the quorum's. */
function membersOf(entries: Entries): Entries {
  const servers = [...entries].filter(([key]) => /^server\.\d+$/.test(key));
  return new Map(servers.map(([key, value]) => [key, value.split(';')[0]]));
}

function placeIn({ holder, name }: FilePair, key: readonly string[], from: Place['from'], to: Place['to']): Place {
  return placeOf(holder, ['data', name, ...key], from, to);
}
