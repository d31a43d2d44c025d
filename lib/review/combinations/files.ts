import { lastValues, readProperties } from '../../properties/read-properties';
import type { Place } from '../change';
import type { ObjectPair } from '../compare';
import { type Manifest, objectName } from '../manifest';
import { imageOf, versionOf } from '../pods';
import { pointer } from '../pointer';
import { member } from '../values';
import type { Combination } from './combination';

const BROKER = 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_';

/** What several keys of servers' files do together, or one beside an image. */
export const FILE_COMBINATIONS: readonly Combination[] = [
  {
    what: 'min.insync.replicas raised to the replication factor',
    effect: 'OUTAGE',
    why: 'with as many copies needed as there are, nothing can be written with acks=all while any broker restarts',
    todo: ['leave it below the replication factor'],
    source: `${BROKER}min.insync.replicas`,
    find: ({ pairs }) =>
      pairs.flatMap((pair) => {
        const file = inBoth(pair, 'server.properties');
        const [from, to] = valuesOf(file, 'min.insync.replicas');
        const factor = Number(file?.now.get('default.replication.factor') ?? 1);
        if (to === undefined || Number(to) <= Number(from ?? 1) || Number(to) < factor) return [];
        return placeOf(file, 'min.insync.replicas', from, to);
      }),
  },
  {
    what: 'several members of the ensemble at once',
    effect: 'OUTAGE',
    why: 'several members of the ensemble change at once: those that have restarted and those that have not need not agree on what a quorum is',
    todo: ['change one member at a time, and await kubectl rollout status SET each time'],
    source: 'https://zookeeper.apache.org/doc/r3.9.4/zookeeperReconfig.html',
    find: ({ pairs }) =>
      pairs.flatMap((pair) => {
        const file = inBoth(pair, 'zoo.cfg');
        const [old, now] = [file?.before, file?.now].map(serversOf);
        const changed = [...new Set([...old.keys(), ...now.keys()])].filter((id) => old.get(id) !== now.get(id));
        if (changed.length < 2 || old.size === 0) return [];
        const to = `${now.size} servers, ${changed.length} of them changed`;
        return placeOf(file, undefined, `${old.size} servers`, to);
      }),
  },
  {
    what: 'the version of the protocol and the image at once',
    effect: 'OUTAGE',
    why: 'the first broker that restarts speaks a protocol that the others, which still run the old release, do not know',
    todo: [
      'apply the new image with the old version of the protocol, and await kubectl rollout status SET',
      'raise the version of the protocol some days later',
    ],
    source: 'https://kafka.apache.org/documentation/#upgrade',
    find: (context) =>
      context.pairs.flatMap((pair) => {
        const file = inBoth(pair, 'server.properties');
        const [from, to] = valuesOf(file, 'inter.broker.protocol.version');
        if (file === undefined || from === to || to === undefined) return [];
        const isUpgraded = context.readersOf(file.manifest).some((set) => {
          const [old, next] = [set.before, set.after].map((side) => versionOf(imageOf(side))?.join('.'));
          return old !== undefined && next !== undefined && old !== next;
        });
        return isUpgraded ? placeOf(file, 'inter.broker.protocol.version', from, to) : [];
      }),
  },
];

type Entries = ReadonlyMap<string, string>;

/** A file with keys that a ConfigMap holds on both sides. */
interface KeyedFile {
  readonly manifest: Manifest;
  readonly name: string;
  readonly before: Entries;
  readonly now: Entries;
}

function inBoth({ before, after }: ObjectPair, name: string): KeyedFile | undefined {
  const [old, now] = [entriesOf(before, name), entriesOf(after, name)];
  return after === undefined || old === undefined || now === undefined
    ? undefined
    : { manifest: after, name, before: old, now };
}

export function entriesOf(manifest: Manifest | undefined, file: string): Entries | undefined {
  const text = manifest?.kind === 'ConfigMap' ? member(manifest, 'data', file) : undefined;
  return typeof text === 'string' ? lastValues(readProperties(text).entries) : undefined;
}

function valuesOf(file: KeyedFile | undefined, key: string): readonly [string | undefined, string | undefined] {
  return [file?.before.get(key), file?.now.get(key)];
}

function serversOf(entries: Entries | undefined): Entries {
  return new Map([...(entries ?? [])].filter(([key]) => /^server\.\d+$/.test(key)));
}

function placeOf(file: KeyedFile | undefined, key: string | undefined, from: Place['from'], to: Place['to']): Place[] {
  if (file === undefined) return [];
  const path = pointer(['data', file.name, ...(key === undefined ? [] : [key])]);
  return [{ object: objectName(file.manifest), path, from, to }];
}
