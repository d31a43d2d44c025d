import { itemsOf, member } from '../../../manifests/fields';
import type { Manifest } from '../../../manifests/manifest';
import { podSpecOf, readBy, serverContainerOf } from '../../../manifests/pods';
import type { ChangedValue } from '../../change';
import type { ObjectInBoth, ReviewContext, Side } from '../../review-context';
import { anyServerConfigOf } from '../../server-files/server-configs';
import { STATEFUL_SET } from '../sources';
import { type Combination, changedValue } from './combination';

/** Claims, together with the directories in which servers keep their data. */
export const MOUNT_COMBINATIONS: readonly Combination[] = [
  {
    what: 'a claim with data that is no longer mounted at its path',
    effect: 'DATA',
    why: 'the servers find an empty directory, or none, where their data was; the data stays in the claim, where no server reads it',
    steps: [
      'keep the name of the claim and the path of its mount',
      'to move both, set log.dirs or dataDir to the same directory of the same claim; then acknowledge this change',
    ],
    source: STATEFUL_SET,
    find: (context) => context.statefulSets.flatMap((statefulSet) => lostMounts(context, statefulSet)),
  },
];

/** Where the server mounts data on the old side, and no longer does on the new one. */
function lostMounts(context: ReviewContext, { before, after }: ObjectInBoth): ChangedValue[] {
  const directories = dataDirectoriesOf(before, context.before);
  const newMounts = persistentMountsOf(after).map(describeMount);
  return persistentMountsOf(before)
    .filter(({ path }) => directories.length === 0 || directories.some((each) => `${each}/`.startsWith(`${path}/`)))
    .map(describeMount)
    .filter((mount) => !newMounts.includes(mount))
    .map((mount) => {
      const container = String(serverContainerOf(after)?.name);
      const path = ['spec', 'template', 'spec', 'containers', container, 'volumeMounts'];
      return changedValue(after, path, mount, newMounts.join(', ') || undefined);
    });
}

const DATA_KEYS = ['log.dirs', 'log.dir', 'metadata.log.dir', 'dataDir', 'dataLogDir'];

/** The directories in which the servers of a workload keep their data, by the files that they read; none if they read no server's file. */
function dataDirectoriesOf(workload: Manifest, side: Side): readonly string[] {
  return readBy(workload).flatMap((read) => {
    const entries = anyServerConfigOf(side.get(read))?.entries;
    return DATA_KEYS.flatMap((key) => entries?.get(key)?.split(',') ?? []).map((directory) => directory.trim());
  });
}

interface Mount {
  readonly path: string;
  readonly volume: string;
  readonly subPath: string;
}

function describeMount({ path, volume, subPath }: Mount): string {
  return `${path} of ${volume}${subPath === '' ? '' : ` (${subPath})`}`;
}

/** The mounts of the server whose volumes outlive its pod. */
function persistentMountsOf(workload: Manifest): readonly Mount[] {
  const persistent = new Set([
    ...itemsOf(member(workload, 'spec', 'volumeClaimTemplates')).map((claim) => member(claim, 'metadata', 'name')),
    ...itemsOf(podSpecOf(workload).volumes)
      .filter((volume) => 'persistentVolumeClaim' in volume || 'hostPath' in volume)
      .map(({ name }) => name),
  ]);
  return itemsOf(serverContainerOf(workload)?.volumeMounts)
    .filter(({ name }) => persistent.has(name))
    .map(({ name, mountPath, subPath, subPathExpr }) => ({
      path: String(mountPath).replace(/\/+$/, ''),
      volume: String(name),
      subPath: String(subPathExpr ?? subPath ?? ''),
    }));
}
