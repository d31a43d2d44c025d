import { imageReference } from '../images/image-reference';
import { commaItems } from '../java/parse';
import { itemsOf } from '../manifests/fields';
import { substituted } from './scripts/script-variables';
import type { ServerType } from './server-files';
import type { Server } from './servers';

/** A directory in which a server keeps data, and the key that it is the value of. */
export interface DataDirectory {
  readonly key: string;
  /** Absolute; what only a running pod knows is in braces. */
  readonly path: string;
}

/** What Kafka uses if a file has neither key. */
const KAFKA_DEFAULT = '/tmp/kafka-logs';

/** Keys of which a broker needs one: where none is visible, its settings come from somewhere else. */
const ESSENTIAL = [
  'zookeeper.connect',
  'process.roles',
  'controller.quorum.voters',
  'controller.quorum.bootstrap.servers',
];

/** The keys with data directories, of which the first one that is set counts. */
const KEYS: Readonly<Record<ServerType, readonly (readonly string[])[]>> = {
  broker: [['log.dirs', 'log.dir'], ['metadata.log.dir']],
  zookeeper: [['dataDir'], ['dataLogDir']],
};

/** All keys with data directories. */
export const DIRECTORY_KEYS: ReadonlySet<string> = new Set(Object.values(KEYS).flat(2));

/** Where a server keeps its data: by its settings, or by the defaults of its image. Undefined if that is not known. */
export function dataDirectoriesOf(server: Server): readonly DataDirectory[] | undefined {
  const directories = KEYS[server.type].flatMap(([key, ...others]) => {
    const stated = [key, ...others].map((name) => server.entries.get(name)).find((value) => (value ?? '') !== '');
    return commaItems(stated ?? defaultOf(server, key)).map((path) => ({ key, path: comparablePath(path, server) }));
  });
  return directories.length === 0 ? undefined : directories;
}

function defaultOf(server: Server, key: string): string | undefined {
  const { type, image, entries, isStartedByImage, hasFile } = server;
  if (hasFile) return key === 'log.dirs' ? KAFKA_DEFAULT : undefined;
  if (isUntouched(server)) return image?.dataUntouched?.[key] ?? image?.dataDefaults[key];
  const isVisible = type === 'broker' ? ESSENTIAL.some((name) => entries.has(name)) : isConfigured(server);
  return isStartedByImage && isVisible ? image?.dataDefaults[key] : undefined;
}

/** Whether nothing could give the image settings: no variable of its own, no references, no files, no command. */
function isUntouched({ image, settings, container, isStartedByImage, hasFile }: Server): boolean {
  if (image?.dataUntouched === undefined || hasFile || settings.size > 0 || !isStartedByImage) return false;
  const isPlain = ['command', 'args', 'envFrom'].every((field) => container[field] === undefined);
  const mounts = itemsOf(container.volumeMounts);
  // the one who mounts a claim at the VOLUME of the image expects the data there
  return isPlain && mounts.length > 0 && mounts.every(({ mountPath }) => mountPath === '/var/lib/kafka/data');
}

/** Whether the settings of a member of an ensemble are visible: the official image needs none. */
function isConfigured({ image, settings }: Server): boolean {
  return image?.contract !== undefined || settings.size > 0;
}

/** A path without trailing slashes, with the values of its variables: `{pod}` is the name of the pod. */
function comparablePath(path: string, { environment, entries, container }: Server): string {
  const tag = imageReference(String(container.image)).tag ?? 'latest';
  const known = new Map([...environment].map(([name, { value }]) => [name, value] as const)).set('VERSION', tag);
  return withPodName(substituted(path, known))
    .replaceAll('{node.id}', entries.get('node.id') ?? entries.get('broker.id') ?? '1')
    .replace(/\/+/g, '/')
    .replace(/(?<=.)\/$/, '');
}

/** Ways to the name of the pod, or to something else that is another one in each new pod. */
export function withPodName(text: string): string {
  return text
    .replace(
      /\$\{?HOSTNAME\}?|\$\((?:hostname|HOSTNAME|POD_NAME)\)|`hostname`|\{metadata\.name\}|\$\{?POD_NAME\}?/g,
      '{pod}',
    )
    .replace(/\{metadata\.uid\}|\{status\.podIPs?\}/g, '{only this pod}');
}
