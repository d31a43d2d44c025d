import { isAtOrBelow, withoutTrailingSlash } from '../java/directories';
import { isRecord, itemsOf, member } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import { podSpecOf } from '../manifests/pods';
import { type DataDirectory, withPodName } from './data-directories';
import { expanded } from './environment';
import type { Server } from './servers';

/** What of a server decides where its directories are. */
export type MountingServer = Pick<Server, 'container' | 'environment' | 'image'>;

/** What keeps a directory of a container. */
export interface DataLocation {
  readonly directory: string;
  /** `claim`, and the kinds of volumes that are deleted with their pod. */
  readonly kind: 'claim' | 'host' | 'other' | 'emptyDir' | 'ephemeral' | 'image' | 'container';
  /** Equal for two directories that are the same one. */
  readonly place: string;
  /** As reports name it: `the claim data`. */
  readonly text: string;
}

/** Whether data outlives the pod. */
export function isKept({ kind }: DataLocation): boolean {
  return kind === 'claim' || kind === 'host' || kind === 'other';
}

/** Whether each new pod of a workload has another directory, although its volume is kept. */
export function isLeftBehind(location: DataLocation, workload: Manifest): boolean {
  const isNamedAgain = workload.kind !== 'StatefulSet' && location.place.includes('{pod}');
  return isKept(location) && (isNamedAgain || location.place.includes('{only this pod}'));
}

interface Mount {
  readonly path: string;
  readonly volume: Volume;
  readonly subPath: string;
  readonly isReadOnly: boolean;
}

type Volume = Pick<DataLocation, 'kind' | 'text'> & {
  /** Equal for two volumes that are the same one. */
  readonly identity: string;
};

/** Where a directory of a server is: on the volume with the longest mount path above it. */
export function dataLocationOf(
  { path }: Pick<DataDirectory, 'path'>,
  server: MountingServer,
  workload: Manifest,
): DataLocation {
  const mounts = [...mountsOf(server, workload), ...volumesOfImage(server)];
  const above = mounts.filter((mount) => isAtOrBelow(path, mount.path));
  const longest = above.reduce<Mount | undefined>(
    (found, mount) => (found === undefined || mount.path.length > found.path.length ? mount : found),
    undefined,
  );
  if (longest === undefined) return { directory: path, kind: 'container', place: 'container', text: 'no volume' };
  const { volume, subPath } = longest;
  const inVolume = joined(subPath, longest.path === '/' ? path : path.slice(longest.path.length));
  const place = volume.kind === 'host' ? joined(volume.identity, inVolume) : `${volume.identity}:${inVolume}`;
  return {
    directory: path,
    kind: volume.kind,
    place,
    text: `${volume.text}${inVolume === '' ? '' : ` (${inVolume})`}`,
  };
}

/** Where no server keeps data: configuration, time zones, sockets. */
const OF_SYSTEM = /^\/(etc|usr|sys|proc|dev|run|var\/run|tmp)(\/|$)/;

/** Mounts whose data outlives the pod, for servers whose data directory is not known. */
export function keptMountsOf(server: MountingServer, workload: Manifest): readonly DataLocation[] {
  const mounts = mountsOf(server, workload).filter(({ path, isReadOnly }) => !isReadOnly && !OF_SYSTEM.test(path));
  return mounts.map(({ path }) => dataLocationOf({ path }, server, workload)).filter(isKept);
}

function joined(...parts: readonly string[]): string {
  return parts.flatMap((part) => part.replace(/^\/+|\/+$/g, '') || []).join('/');
}

function mountsOf({ container, environment }: MountingServer, workload: Manifest): readonly Mount[] {
  const volumes = volumesOf(workload);
  return itemsOf(container.volumeMounts).flatMap(({ name, mountPath, subPath, subPathExpr, readOnly }): Mount[] => {
    const volume = volumes.get(String(name));
    const path = withoutTrailingSlash(String(mountPath));
    const expression = typeof subPathExpr === 'string' ? withPodName(expanded(subPathExpr, environment)) : subPath;
    return volume === undefined
      ? []
      : [{ path, volume, subPath: joined(String(expression ?? '')), isReadOnly: readOnly === true }];
  });
}

/** The volumes that the runtime makes for the VOLUMEs of an image, unless something is mounted at exactly their path. */
function volumesOfImage({ image, container }: MountingServer): readonly Mount[] {
  const mounted = new Set(
    itemsOf(container.volumeMounts).map(({ mountPath }) => withoutTrailingSlash(String(mountPath))),
  );
  return (image?.volumes ?? [])
    .filter((path) => !mounted.has(path))
    .map((path) => ({
      path,
      volume: { kind: 'image', identity: `image ${path}`, text: `the unnamed volume of the image at ${path}` },
      subPath: '',
      isReadOnly: false,
    }));
}

function volumesOf(workload: Manifest): ReadonlyMap<string, Volume> {
  const templates = itemsOf(member(workload, 'spec', 'volumeClaimTemplates')).map((template) =>
    String(member(template, 'metadata', 'name')),
  );
  return new Map<string, Volume>([
    ...itemsOf(podSpecOf(workload).volumes).map((volume) => [String(volume.name), volumeOf(volume)] as const),
    // the claim of a template takes the place of a volume with its name
    ...templates.map(
      (name) => [name, { kind: 'claim', identity: `template ${name}`, text: `the claim ${name}` }] as const,
    ),
  ]);
}

/** Sources of files that are read only. */
const FILES = ['configMap', 'secret', 'projected', 'downwardAPI'];

function volumeOf({ name, ...sources }: Record<string, unknown>): Volume {
  const claim = member(sources, 'persistentVolumeClaim', 'claimName');
  if (claim !== undefined) return { kind: 'claim', identity: `claim ${claim}`, text: `the claim ${claim}` };
  const path = member(sources, 'hostPath', 'path');
  if (path !== undefined) return { kind: 'host', identity: `${path}`, text: `${path} of the node` };
  if (isRecord(sources.ephemeral)) {
    return { kind: 'ephemeral', identity: `ephemeral ${name}`, text: `the ephemeral volume ${name}` };
  }
  const [type] = Object.keys(sources);
  if (type === undefined || type === 'emptyDir' || FILES.includes(type)) {
    return { kind: 'emptyDir', identity: `emptyDir ${name}`, text: `the emptyDir ${name}` };
  }
  return { kind: 'other', identity: `${type} ${JSON.stringify(sources[type])}`, text: `the ${type} volume ${name}` };
}
