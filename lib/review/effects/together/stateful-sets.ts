import type { Place } from '../../change';
import { itemsOf, member } from '../../manifest/fields';
import { type Manifest, objectName } from '../../manifest/manifest';
import {
  imageOf,
  isSelected,
  podLabelsOf,
  podSpecOf,
  readBy,
  replicasOf,
  selectorOf,
  serverContainerOf,
  versionOf,
} from '../../manifest/pods';
import type { ReviewContext, SetPair } from '../../review-context';
import { anyServerFileOf } from '../../server-files/server-files';
import { STATEFUL_SET, STATEFUL_SET_UPDATE } from '../sources';
import { type Combination, placeOf } from './combination';
import { dataFoldersOf, toleratedLosses } from './tolerated-losses';

const UPGRADE = 'https://kafka.apache.org/documentation/#upgrade';

/** What sets of servers do as a whole. */
export const SET_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a set under another name, or in another namespace',
    effect: 'DATA',
    why: 'under another name, or in another namespace, every server starts with a new, empty claim; the old ones stay behind',
    steps: ['keep the name and the namespace'],
    source: STATEFUL_SET,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before?.kind !== 'StatefulSet' || after !== undefined) return [];
        const successor = context.successorOf(before);
        if (successor === undefined) return [];
        const [from, to] = [objectName(before), objectName(successor)];
        return [placeOf(before, ['metadata', 'name'], from, to)];
      }),
  },
  {
    what: 'the number of servers and their template at once',
    effect: 'OUTAGE',
    why: 'servers come or go while others restart: fewer are there than a quorum, or the in-sync replicas, can spare',
    steps: [
      'apply the change of the template first, and await kubectl rollout status SET',
      'apply the number of servers then',
    ],
    source: STATEFUL_SET,
    find: (context) =>
      context.sets.flatMap((set) => {
        if (!context.isRolled(set)) return [];
        const [from, to] = [replicasOf(set.before), replicasOf(set.after)];
        return from === to
          ? []
          : [placeOf(set.after, ['spec'], `${from} servers`, `${to} servers, and another template`)];
      }),
  },
  {
    what: 'a roll of servers of which none can be spared',
    effect: 'OUTAGE',
    why: 'while a server restarts the others are no quorum, or too few copies to write to, or there are no others',
    steps: [
      'have three servers, and three copies of which two have to be in sync; or choose the time, and acknowledge this change',
    ],
    source: STATEFUL_SET,
    find: (context) =>
      context.sets.flatMap((set) => {
        const spare = context.isRolled(set) ? toleratedLosses(set.after, context.after) : undefined;
        if (spare === undefined || spare > 0) return [];
        return [
          placeOf(set.after, ['spec', 'template'], undefined, `${replicasOf(set.after)} servers, none can be spared`),
        ];
      }),
  },
  {
    what: 'sets that are rolled at once and read one file',
    effect: 'OUTAGE',
    why: 'each set replaces a server of its own at the same time: together more than their cluster can spare',
    steps: ['apply one set, await kubectl rollout status SET, and apply the next then'],
    source: STATEFUL_SET,
    find: (context) =>
      context.sets.flatMap((set) => {
        if (!context.isRolled(set)) return [];
        const others = readBy(set.after).flatMap((read) => {
          const holder = context.after.get(read);
          if (holder === undefined || anyServerFileOf(holder) === undefined) return [];
          return context.readersOf(holder).filter((other) => other.after !== set.after && context.isRolled(other));
        });
        const spare = toleratedLosses(set.after, context.after) ?? 0;
        if (others.length === 0 || others.length < spare) return [];
        return [
          placeOf(
            set.after,
            ['spec', 'template'],
            undefined,
            `${others.length + 1} sets at once, ${spare} can be spared`,
          ),
        ];
      }),
  },
  {
    what: 'an image of a newer major version',
    effect: 'OUTAGE',
    why: 'old and new servers of two major versions need not understand each other, and what the new one writes the old cannot read',
    steps: ['read the notes on upgrading of every version in between, and go step by step'],
    source: UPGRADE,
    find: (context) => context.sets.flatMap((set) => imageChanges(set, (from, to) => from < to)),
  },
  {
    what: 'an image of an older major version',
    effect: 'OUTAGE',
    why: 'an older major version does not read what a newer one has written',
    steps: ['stay on the newer one; a way back is a restore'],
    source: UPGRADE,
    find: (context) => context.sets.flatMap((set) => imageChanges(set, (from, to) => from > to)),
  },
  {
    what: 'an image whose version nobody can read',
    effect: 'UNKNOWN',
    why: 'the tag of one of the two images says no version: whether they understand each other cannot be seen here',
    steps: ['look up both versions, and name the new one by a tag: a digest may follow it'],
    source: UPGRADE,
    find: (context) => context.sets.flatMap((set) => imageChanges(set, (from, to) => Number.isNaN(from - to))),
  },
  {
    what: 'a claim that is no longer mounted where it was',
    effect: 'DATA',
    why: 'the servers find an empty folder, or nothing, where their data was; the data stays in the claim, where no server looks',
    steps: [
      'keep the name of the claim and the path of its mount',
      'to move both, let log.dirs or dataDir follow to the same folder of the same claim; then acknowledge this change',
    ],
    source: STATEFUL_SET,
    find: (context) => context.sets.flatMap((set) => lostMounts(context, set)),
  },
  {
    what: 'labels of pods that the selector of their set does not select',
    effect: 'IMMUTABLE',
    why: 'the API server refuses a template whose pods the set would not find',
    steps: ['keep the labels that spec.selector asks for'],
    source: STATEFUL_SET_UPDATE,
    find: (context) =>
      context.workloadPairs.flatMap(({ before, after }) => {
        const selector = selectorOf(after);
        if (selector === undefined || isSelected(podLabelsOf(after), selector)) return [];
        const [from, to] = [podLabelsOf(before), podLabelsOf(after)].map((labels) => JSON.stringify(labels));
        return [placeOf(after, ['spec', 'template', 'metadata', 'labels'], from, to)];
      }),
  },
];

/** The server's image, where it changes, by the major versions of the tags; no number where a tag says none. */
function imageChanges({ before, after }: SetPair, is: (from: number, to: number) => boolean): Place[] {
  const [was, image] = [imageOf(before), imageOf(after)];
  if (was === undefined || image === undefined || was === image) return [];
  const [from, to] = [was, image].map((each) => versionOf(each)?.[0] ?? Number.NaN);
  if (!is(from, to)) return [];
  const name = String(serverContainerOf(after)?.name);
  return [placeOf(after, ['spec', 'template', 'spec', 'containers', name, 'image'], was, image)];
}

/** Where the server mounts what its data is in, and does so no more. */
function lostMounts(context: ReviewContext, { before, after }: SetPair): Place[] {
  const folders = dataFoldersOf(before, context.before);
  const now = mountsOf(after).map(wordsOf);
  return mountsOf(before)
    .filter(({ path }) => folders.length === 0 || folders.some((folder) => `${folder}/`.startsWith(`${path}/`)))
    .map(wordsOf)
    .filter((mount) => !now.includes(mount))
    .map((mount) => {
      const name = String(serverContainerOf(after)?.name);
      const path = ['spec', 'template', 'spec', 'containers', name, 'volumeMounts'];
      return placeOf(after, path, mount, now.join(', ') || undefined);
    });
}

interface Mount {
  readonly path: string;
  readonly volume: string;
  readonly below: string;
}

function wordsOf({ path, volume, below }: Mount): string {
  return `${path} of ${volume}${below === '' ? '' : ` (${below})`}`;
}

/** Where the server mounts what stays when its pod goes. */
function mountsOf(set: Manifest): readonly Mount[] {
  const kept = new Set([
    ...itemsOf(member(set, 'spec', 'volumeClaimTemplates')).map((claim) => member(claim, 'metadata', 'name')),
    ...itemsOf(podSpecOf(set).volumes)
      .filter((volume) => 'persistentVolumeClaim' in volume || 'hostPath' in volume)
      .map(({ name }) => name),
  ]);
  return itemsOf(serverContainerOf(set)?.volumeMounts)
    .filter(({ name }) => kept.has(name))
    .map(({ name, mountPath, subPath, subPathExpr }) => ({
      path: String(mountPath).replace(/\/+$/, ''),
      volume: String(name),
      below: String(subPathExpr ?? subPath ?? ''),
    }));
}
