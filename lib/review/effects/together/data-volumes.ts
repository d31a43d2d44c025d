import { kindAndName } from '../../../manifests/manifest';
import { isOfController } from '../../../manifests/owners';
import { replicasOf, serverContainerOf } from '../../../manifests/pods';
import { dataDirectoriesOf } from '../../../servers/data-directories';
import { type DataLocation, dataLocationOf, isKept, isLeftBehind, keptMountsOf } from '../../../servers/data-locations';
import { serversOf } from '../../../servers/servers';
import type { ChangedValue } from '../../change';
import type { ObjectInBoth, ReviewContext } from '../../review-context';
import { type DataFate, type DataMove, dataFateOf, leftMountsOfContainer } from '../../servers/kept-data';
import { type ServerInBoth, serverPairs } from '../../servers/server-pairs';
import { DEPLOYMENT, DOCKERFILE_VOLUME, EMPTY_DIR, STATEFUL_SET } from '../sources';
import { type Combination, changedValue } from './combination';

const COPY_FIRST = [
  'give the data a claim of its own: start new servers with one, let them copy the data, and then stop the old ones',
  'for a single server, copy its data out of the pod first, or acknowledge that it is lost',
];

/** Volumes, together with the directories in which servers keep their data. */
export const DATA_VOLUME_COMBINATIONS: readonly Combination[] = [
  {
    what: 'data in an emptyDir, or in an ephemeral volume, of pods that are replaced',
    effect: 'DATA',
    why: 'the volume is deleted with its pod: each server starts without its data, and nothing waits until others have sent it a copy, if they have one',
    steps: COPY_FIRST,
    source: EMPTY_DIR,
    find: (context) => dataMoves(context, ({ deleted }) => deleted.filter(({ from }) => !isInContainer(from))),
  },
  {
    what: 'data in no volume, or in one that the runtime makes for a VOLUME of the image, of pods that are replaced',
    effect: 'DATA',
    why: 'the data is deleted with the container: a VOLUME of the image is a new, empty directory wherever nothing is mounted at exactly its path',
    steps: COPY_FIRST,
    source: DOCKERFILE_VOLUME,
    find: (context) => dataMoves(context, ({ deleted }) => deleted.filter(({ from }) => isInContainer(from))),
  },
  {
    what: 'data in a volume, or in a directory of it, that the servers no longer read',
    effect: 'DATA',
    why: 'the servers find an empty directory, or none, where their data was; the data stays in the old volume, where no server reads it',
    steps: [
      'keep the volume, its path in the container and its subPath',
      'to move them, set log.dirs or dataDir so that it is the same directory of the same volume, or copy the data while the server is stopped; then acknowledge this change',
    ],
    source: STATEFUL_SET,
    find: (context) =>
      dataMoves(context, ({ left }, { before }) => left.filter(({ from }) => !isLeftBehind(from, before))),
  },
  {
    what: 'data in a directory that is named after a pod which gets a new name',
    effect: 'DATA',
    why: 'each new pod has another name, and starts in an empty directory; those of the old pods stay in the volume, where no server reads them',
    steps: ['use a StatefulSet, whose pods keep their names, or a directory without the name of the pod'],
    source: DEPLOYMENT,
    find: (context) =>
      dataMoves(context, ({ left }, { before }) => left.filter(({ from }) => isLeftBehind(from, before))),
  },
  {
    what: 'servers with data in no claim, of which some are removed',
    effect: 'DATA',
    why: 'the data of a removed server is deleted with its pod',
    steps: ['move the data to the servers that stay; then acknowledge this change'],
    source: EMPTY_DIR,
    find: (context) => [...removedWorkloads(context), ...removedReplicas(context)],
  },
];

function isInContainer({ kind }: DataLocation): boolean {
  return kind === 'container' || kind === 'image';
}

type Chosen = (fate: DataFate, workload: ObjectInBoth) => readonly DataMove[];

/** The data of servers whose pods are replaced. */
function dataMoves(context: ReviewContext, chosen: Chosen): readonly ChangedValue[] {
  return context.workloadsInBoth.flatMap((workload) => {
    if (!context.isRolled(workload)) return [];
    const [before, after] = [serversOf(workload.before, context.before), serversOf(workload.after, context.after)];
    const pairs = serverPairs(before, after);
    if (pairs.length === 0) return movesOfAnything(workload, chosen);
    return pairs.flatMap((server) =>
      chosen(dataFateOf(server, workload), workload)
        .filter((move) => isReported(move, server, workload))
        .map((move) => movedData(workload, String(server.after.container.name), move)),
    );
  });
}

/** A StatefulSet has claims because something needs them, also if it is not known what. */
function movesOfAnything(workload: ObjectInBoth, chosen: Chosen): readonly ChangedValue[] {
  const container = serverContainerOf(workload.after)?.name;
  if (workload.after.kind !== 'StatefulSet' || typeof container !== 'string') return [];
  const left = leftMountsOfContainer(container, workload);
  return chosen({ deleted: [], left }, workload).map((move) => movedData(workload, container, move));
}

function isReported({ key, from, to }: DataMove, server: ServerInBoth, { before, after }: ObjectInBoth): boolean {
  if (key === undefined) return true;
  // an ensemble sends a member the transactions after its last snapshot; a single server has lost them
  if (key === 'dataLogDir' && !isKept(from))
    return replicasOf(before) === 1 || hasLostSnapshots(server, { before, after });
  // another directory of the same mounts is a change of the key, and reported there
  const [old, next] = [server.before, server.after].map(({ entries }) => entries.get(key));
  const isOtherKey = old !== undefined && next !== undefined && old !== next;
  return !(isOtherKey && isKept(from) && to !== undefined && isKept(to));
}

function hasLostSnapshots(server: ServerInBoth, workload: ObjectInBoth): boolean {
  return dataFateOf(server, workload).deleted.some(({ key }) => key === 'dataDir');
}

function movedData({ after }: ObjectInBoth, container: string, { from, to }: DataMove): ChangedValue {
  const path = ['spec', 'template', 'spec', 'containers', container, 'volumeMounts'];
  const isNew = to !== undefined && to.place === from.place;
  const nothing = isKept(from) ? undefined : 'an empty directory';
  const next = to === undefined ? nothing : `${to.directory} in ${isNew ? 'a new one' : to.text}`;
  return changedValue(after, path, `${from.directory} in ${from.text}`, next);
}

/** What they write is not what a server keeps. */
const RUNS_ONCE: ReadonlySet<string> = new Set(['CronJob', 'Job']);

function removedWorkloads(context: ReviewContext): readonly ChangedValue[] {
  return context.pairs.flatMap(({ before, after }) => {
    // an object of another version of its API is still the same
    if (before === undefined || after !== undefined || context.after.get(kindAndName(before)) !== undefined) return [];
    if (isOfController(before) || RUNS_ONCE.has(before.kind)) return [];
    const lost = deletedDataOf(before, context);
    return lost === undefined ? [] : [changedValue(before, ['spec'], lost, undefined)];
  });
}

/** A StatefulSet with fewer replicas loses the data of some, wherever it is, which is a change of its replicas. */
function removedReplicas(context: ReviewContext): readonly ChangedValue[] {
  return context.workloadsInBoth.flatMap(({ before, after }) => {
    const [from, to] = [before, after].map(replicasOf);
    if (after.kind === 'StatefulSet' || to >= from) return [];
    const lost = deletedDataOf(before, context);
    return lost === undefined ? [] : [changedValue(after, ['spec', 'replicas'], `${from}, with ${lost}`, `${to}`)];
  });
}

/** The data of a workload that is deleted with its pods; undefined if there is none. */
function deletedDataOf(workload: ObjectInBoth['before'], context: ReviewContext): string | undefined {
  return serversOf(workload, context.before).flatMap((server) => {
    const directories = dataDirectoriesOf(server);
    if (directories === undefined) {
      return keptMountsOf(server, workload).length === 0 ? ['its data in no volume that outlives the pod'] : [];
    }
    return directories
      .map((directory) => dataLocationOf(directory, server, workload))
      .filter((location) => !isKept(location))
      .map(({ directory, text }) => `${directory} in ${text}`);
  })[0];
}
