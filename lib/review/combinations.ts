import { lastValues, readProperties } from '../properties/read-properties';
import { STATEFUL_SET } from './effects/sources';
import { type Manifest, objectName } from './manifest';
import { isRecord } from './read-manifests';
import type { Change } from './review';
import { imageOf, type ReviewContext, type SetPair } from './review-context';

/** What several changes do together, and none of them alone. */
export function combinedChanges(context: ReviewContext): Change[] {
  return [
    ...renames(context),
    ...context.sets.flatMap((set) => [...scaledAndRolled(context, set), ...versionJump(set.before, set.after)]),
    ...files(context),
  ];
}

/** A set that goes where one with the same labels comes: its servers start with new claims. */
function renames(context: ReviewContext): Change[] {
  return context.pairs.flatMap(({ before, after }): Change[] => {
    if (before?.kind !== 'StatefulSet' || after !== undefined) return [];
    const successor = context.successorOf(before);
    if (successor === undefined) return [];
    return [
      {
        object: objectName(before),
        path: '/metadata/name',
        from: objectName(before),
        to: objectName(successor),
        effect: 'DATA',
        why: 'under another name, or in another namespace, every server starts with a new, empty claim; the old ones stay behind',
        todo: ['keep the name and the namespace'],
        source: STATEFUL_SET,
      },
    ];
  });
}

function scaledAndRolled(context: ReviewContext, set: SetPair): Change[] {
  const { after } = set;
  const isScaled = context.differencesOf(set).some(({ path }) => path[0] === 'spec' && path[1] === 'replicas');
  if (!isScaled || !context.isRolled(set)) return [];
  return [
    {
      object: objectName(after),
      path: '/spec',
      from: undefined,
      to: undefined,
      effect: 'OUTAGE',
      why: 'servers come or go while others restart: fewer are there than a quorum, or the in-sync replicas, can spare',
      todo: [
        'apply the change of the template first, and await kubectl rollout status',
        'apply the number of servers then',
      ],
      source: STATEFUL_SET,
    },
  ];
}

function versionJump(before: Manifest, after: Manifest): Change[] {
  const [from, to] = [versionOf(imageOf(before)), versionOf(imageOf(after))];
  if (from === undefined || to === undefined || from[0] === to[0]) return [];
  return [
    {
      object: objectName(after),
      path: '/spec/template/spec/containers',
      from: imageOf(before),
      to: imageOf(after),
      effect: 'OUTAGE',
      why:
        from[0] < to[0]
          ? 'another major version: old and new servers need not understand each other, and what the new one writes the old cannot read'
          : 'an older major version does not read what a newer one has written',
      todo: ['read the notes on upgrading of every version in between, and go step by step'],
      source: 'https://kafka.apache.org/documentation/#upgrade',
    },
  ];
}

function versionOf(image: string | undefined): readonly [major: number, minor: number] | undefined {
  const found = /:v?(\d+)\.(\d+)/.exec(image ?? '');
  return found === null ? undefined : [Number(found[1]), Number(found[2])];
}

function files(context: ReviewContext): Change[] {
  return context.pairs.flatMap(({ before, after }) => {
    if (before?.kind !== 'ConfigMap' || after === undefined) return [];
    return [...inSyncRaised(before, after), ...membersChanged(before, after)];
  });
}

function inSyncRaised(before: Manifest, after: Manifest): Change[] {
  const [old, now] = [entries(before, 'server.properties'), entries(after, 'server.properties')];
  const [from, to] = [old.get('min.insync.replicas'), now.get('min.insync.replicas')];
  const factor = Number(now.get('default.replication.factor') ?? 1);
  if (from === to || to === undefined || Number(to) <= Number(from ?? 1) || Number(to) < factor) return [];
  return [
    {
      object: objectName(after),
      path: '/data/server.properties/min.insync.replicas',
      from,
      to,
      effect: 'OUTAGE',
      why: `with ${to} of ${factor} copies needed, nothing can be written with acks=all while any broker restarts`,
      todo: ['leave it below the replication factor'],
      source: 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_min.insync.replicas',
    },
  ];
}

function membersChanged(before: Manifest, after: Manifest): Change[] {
  const servers = (manifest: Manifest) =>
    new Map([...entries(manifest, 'zoo.cfg')].filter(([key]) => /^server\.\d+$/.test(key)));
  const [old, now] = [servers(before), servers(after)];
  const ids = [...new Set([...old.keys(), ...now.keys()])];
  const changed = ids.filter((id) => old.get(id) !== now.get(id));
  if (changed.length < 2 || old.size === 0) return [];
  return [
    {
      object: objectName(after),
      path: '/data/zoo.cfg',
      from: old.size,
      to: now.size,
      effect: 'OUTAGE',
      why: `${changed.length} members of the ensemble change at once: those that have restarted and those that have not need not agree on what a quorum is`,
      todo: ['change one member at a time, and await kubectl rollout status each time'],
      source: 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperReconfig.html',
    },
  ];
}

function entries(manifest: Manifest, file: string): ReadonlyMap<string, string> {
  const text = isRecord(manifest.data) ? manifest.data[file] : undefined;
  return typeof text === 'string' ? lastValues(readProperties(text).entries) : new Map();
}
