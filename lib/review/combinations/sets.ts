import type { Place } from '../change';
import { STATEFUL_SET, STATEFUL_SET_UPDATE } from '../effects/sources';
import { type Manifest, objectName } from '../manifest';
import { containersOf, imageOf, isSelected, podLabelsOf, replicasOf, versionOf } from '../pods';
import { pointer } from '../pointer';
import type { SetPair } from '../review-context';
import { isRecord, itemsOf, member } from '../values';
import type { Combination } from './combination';

const UPGRADE = 'https://kafka.apache.org/documentation/#upgrade';

/** What sets of servers do as a whole. */
export const SET_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a set under another name, or in another namespace',
    effect: 'DATA',
    why: 'under another name, or in another namespace, every server starts with a new, empty claim; the old ones stay behind',
    todo: ['keep the name and the namespace'],
    source: STATEFUL_SET,
    find: (context) =>
      context.pairs.flatMap(({ before, after }) => {
        if (before?.kind !== 'StatefulSet' || after !== undefined) return [];
        const successor = context.successorOf(before);
        if (successor === undefined) return [];
        const [from, to] = [objectName(before), objectName(successor)];
        return [{ object: from, path: '/metadata/name', from, to }];
      }),
  },
  {
    what: 'the number of servers and their template at once',
    effect: 'OUTAGE',
    why: 'servers come or go while others restart: fewer are there than a quorum, or the in-sync replicas, can spare',
    todo: [
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
          : [place(set.after, ['spec'], `${from} servers`, `${to} servers, and another template`)];
      }),
  },
  {
    what: 'an image of a newer major version',
    effect: 'OUTAGE',
    why: 'old and new servers of two major versions need not understand each other, and what the new one writes the old cannot read',
    todo: ['read the notes on upgrading of every version in between, and go step by step'],
    source: UPGRADE,
    find: (context) => context.sets.flatMap((set) => majorChange(set, (from, to) => from < to)),
  },
  {
    what: 'an image of an older major version',
    effect: 'OUTAGE',
    why: 'an older major version does not read what a newer one has written',
    todo: ['stay on the newer one; a way back is a restore'],
    source: UPGRADE,
    find: (context) => context.sets.flatMap((set) => majorChange(set, (from, to) => from > to)),
  },
  {
    what: 'a claim that is no longer mounted where it was',
    effect: 'DATA',
    why: 'the servers find an empty folder, or nothing, where their data was; the data stays in the claim, where no server looks',
    todo: [
      'keep the name of the claim and the path of its mount',
      'to move both, let log.dirs or dataDir follow to the same folder of the same claim; then acknowledge this change',
    ],
    source: STATEFUL_SET,
    find: (context) => context.sets.flatMap(lostMounts),
  },
  {
    what: 'labels of pods that the selector of their set does not select',
    effect: 'IMMUTABLE',
    why: 'the API server refuses a template whose pods the set would not find',
    todo: ['keep the labels that spec.selector asks for'],
    source: STATEFUL_SET_UPDATE,
    find: (context) =>
      context.sets.flatMap(({ before, after }) => {
        const [selector, old] = [after, before].map((side) => member(side, 'spec', 'selector', 'matchLabels'));
        if (!isRecord(selector) || !isRecord(old) || isSelected(podLabelsOf(after), selector)) return [];
        const [from, to] = [podLabelsOf(before), podLabelsOf(after)].map((labels) => JSON.stringify(labels));
        return [place(after, ['spec', 'template', 'metadata', 'labels'], from, to)];
      }),
  },
];

function place(manifest: Manifest, path: readonly string[], from: Place['from'], to: Place['to']): Place {
  return { object: objectName(manifest), path: pointer(path), from, to };
}

function majorChange({ before, after }: SetPair, is: (from: number, to: number) => boolean): Place[] {
  const [from, to] = [versionOf(imageOf(before)), versionOf(imageOf(after))];
  if (from === undefined || to === undefined || !is(from[0], to[0])) return [];
  return [place(after, ['spec', 'template', 'spec', 'containers'], imageOf(before), imageOf(after))];
}

/** Mounts of claims that are there no more, though the claim is. */
function lostMounts({ before, after }: SetPair): Place[] {
  const claims = new Set(
    itemsOf(member(after, 'spec', 'volumeClaimTemplates')).map((claim) => member(claim, 'metadata', 'name')),
  );
  const mountsOf = (set: Manifest) =>
    containersOf(set).flatMap((container) =>
      itemsOf(container.volumeMounts).flatMap(({ name, mountPath, subPath = '' }) =>
        claims.has(name)
          ? [
              {
                container: String(container.name),
                mount: `${mountPath} of ${name}${subPath === '' ? '' : ` (${subPath})`}`,
              },
            ]
          : [],
      ),
    );
  const now = mountsOf(after);
  const kept = new Set(now.map(({ mount }) => mount));
  return mountsOf(before)
    .filter(({ mount }) => !kept.has(mount))
    .map(({ container, mount }) =>
      place(
        after,
        ['spec', 'template', 'spec', 'containers', container, 'volumeMounts'],
        mount,
        now.map((other) => other.mount).join(', ') || undefined,
      ),
    );
}
