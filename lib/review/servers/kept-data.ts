import type { Manifest } from '../../manifests/manifest';
import { containersOf } from '../../manifests/pods';
import { type DataDirectory, dataDirectoriesOf } from '../../servers/data-directories';
import {
  type DataLocation,
  dataLocationOf,
  isKept,
  isLeftBehind,
  keptMountsOf,
  type MountingServer,
} from '../../servers/data-locations';
import type { ServerInBoth } from './server-pairs';

/** A workload on both sides. */
interface WorkloadInBoth {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** Where a server finds data that it had somewhere else, or not at all. */
export interface DataMove {
  readonly from: DataLocation;
  /** Undefined if the new side has no directory for it. */
  readonly to: DataLocation | undefined;
  /** The key of the directory; undefined if it is not known that the server uses it. */
  readonly key: string | undefined;
}

/** What becomes of the data of a server when its pod is replaced. */
export interface DataFate {
  /** Data that is deleted with the pod. */
  readonly deleted: readonly DataMove[];
  /** Data that stays where the new pod does not look. */
  readonly left: readonly DataMove[];
}

export function dataFateOf(server: ServerInBoth, workload: WorkloadInBoth): DataFate {
  const directories = dataDirectoriesOf(server.before);
  const moves = directories === undefined ? movesOfMounts(server, workload) : movesOf(directories, server, workload);
  return {
    deleted: moves.filter(({ from }) => !isKept(from)),
    left: moves.filter(({ from }) => isKept(from)),
  };
}

/** Whether a server finds all its data again, in whatever directories. */
export function isDataKept(server: ServerInBoth, workload: WorkloadInBoth): boolean {
  if (dataDirectoriesOf(server.before) === undefined || dataDirectoriesOf(server.after) === undefined) return false;
  const { deleted, left } = dataFateOf(server, workload);
  return deleted.length === 0 && left.length === 0;
}

function movesOf(
  directories: readonly DataDirectory[],
  { before, after }: ServerInBoth,
  workload: WorkloadInBoth,
): readonly DataMove[] {
  const olds = directories.map((directory) => ({
    directory,
    from: dataLocationOf(directory, before, workload.before),
  }));
  // an image whose directories are not known is expected to use the same
  const news = (dataDirectoriesOf(after) ?? directories).map((directory) => ({
    directory,
    to: dataLocationOf(directory, after, workload.after),
  }));
  return olds.flatMap(({ directory, from }, index): DataMove[] => {
    const same = news.find(({ to }) => to.place === from.place);
    const to =
      news.find((each) => each.directory.path === directory.path) ??
      news.filter((each) => each.directory.key === directory.key)[index] ??
      news.find((each) => each.directory.key === directory.key);
    const isFound = same !== undefined && isKept(from) && !isLeftBehind(from, workload.before);
    return isFound ? [] : [{ from, to: to?.to, key: directory.key }];
  });
}

/** If it is not known which directories a server uses, each mount that outlives the pod could be one. */
function movesOfMounts({ before, after }: ServerInBoth, workload: WorkloadInBoth): readonly DataMove[] {
  if (keptMountsOf(before, workload.before).length > 0) return leftMounts(before, after, workload);
  const from: DataLocation = {
    directory: 'its data',
    kind: 'container',
    place: 'container',
    text: 'no volume that outlives the pod',
  };
  return [{ from, to: undefined, key: undefined }];
}

/** Mounts that outlive the pod, and are no longer at their path. */
function leftMounts(before: MountingServer, after: MountingServer, workload: WorkloadInBoth): readonly DataMove[] {
  const news = keptMountsOf(after, workload.after);
  return keptMountsOf(before, workload.before).flatMap((from): DataMove[] => {
    const to = news.find(({ directory }) => directory === from.directory);
    return to?.place === from.place ? [] : [{ from, to: to ?? news[0], key: undefined }];
  });
}

/** The same for a workload of which it is not known what it runs. */
export function leftMountsOfContainer(name: string, workload: WorkloadInBoth): readonly DataMove[] {
  const [before, after] = [workload.before, workload.after].map((side): MountingServer | undefined => {
    const container = containersOf(side).find((each) => each.name === name);
    return container === undefined ? undefined : { container, environment: new Map(), image: undefined };
  });
  return before === undefined || after === undefined ? [] : leftMounts(before, after, workload);
}
