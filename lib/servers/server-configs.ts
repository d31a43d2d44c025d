import { memoized } from '../lint/memoize';
import type { Manifest } from '../manifests/manifest';
import { DYNAMIC_FILE } from '../server-config/kafka/file-names';
import { configModel, KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { type Entries, filesWithKeys, isNodeFile, type ServerType, serverTypeOf } from './server-files';

/** The configuration of one server in a ConfigMap or a Secret: its own file and, for a broker, that of dynamic keys. */
export interface ServerConfig {
  readonly server: ServerType;
  /** The files by their names, the server's own one first. */
  readonly files: ReadonlyMap<string, Entries>;
  /** The entries of all files: dynamic keys override those of the server's own file. */
  readonly entries: Entries;
}

/** The configurations of all servers in an object, in the order of their files. */
export const serverConfigsIn = memoized((holder: Manifest) => findServerConfigs([...filesWithKeys(holder)]));

function findServerConfigs(files: readonly (readonly [string, Entries])[]): readonly ServerConfig[] {
  const readsDynamicFiles = readerOfDynamicFiles(files.map(([, entries]) => entries));
  return files.flatMap(([name, entries]): ServerConfig[] => {
    const server = serverTypeOf(entries);
    if (server === undefined) return [];
    const dynamic = readsDynamicFiles(entries) ? files.filter(isDynamicFile) : [];
    return [serverConfig(server, [[name, entries], ...dynamic])];
  });
}

/** The first configuration of a server in an object. */
export function serverConfigOf(holder: Manifest | undefined, server: ServerType): ServerConfig | undefined {
  return holder === undefined ? undefined : serverConfigsIn(holder).find((config) => config.server === server);
}

/** The name of the server's own file. */
export function ownFileOf({ files }: ServerConfig): string {
  return [...files.keys()][0];
}

/** The file whose value of a key is in effect; the server's own file if none has the key. */
export function fileOfKey(config: ServerConfig, key: string): string {
  const [name] = [...config.files].findLast(([, entries]) => entries.has(key)) ?? [ownFileOf(config)];
  return name;
}

/** A configuration of these files, each of which overrides the ones before it. */
export function serverConfig(server: ServerType, files: readonly (readonly [string, Entries])[]): ServerConfig {
  return { server, files: new Map(files), entries: new Map(files.flatMap(([, entries]) => [...entries])) };
}

/**
 * Whether a file has the dynamic keys of brokers: by its name, and because all its keys can be changed for all brokers while they run.
 * Its keys alone do not show that: files of producers and topics have compression.type and min.insync.replicas too.
 */
function isDynamicFile([name, entries]: readonly [string, Entries]): boolean {
  return name === DYNAMIC_FILE && serverTypeOf(entries) === undefined && [...entries.keys()].every(isClusterWide);
}

function isClusterWide(key: string): boolean {
  return KAFKA_VERSIONS.some((version) => {
    const { broker } = configModel(version);
    return Object.hasOwn(broker, key) && broker[key].update === 'cluster-wide';
  });
}

/** A dynamic file belongs to the brokers of an object, or to its controllers if it has none; if these are of several clusters, it is not known whose it is. */
function readerOfDynamicFiles(files: readonly Entries[]): (file: Entries) => boolean {
  const nodes = files.filter(isNodeFile);
  const others = nodes.filter((entries) => entries.get('process.roles') !== 'controller');
  const brokers = others.length === 0 ? nodes : others;
  const clusters = new Set(brokers.map(clusterKey));
  const isOneCluster = brokers.length === 1 || (clusters.size === 1 && !clusters.has(undefined));
  return (file) => isOneCluster && brokers.includes(file);
}

/** What brokers of one cluster have in common. */
function clusterKey(entries: Entries): string | undefined {
  return CLUSTER_KEYS.map((key) => entries.get(key)).find((value) => value !== undefined);
}

const CLUSTER_KEYS = ['zookeeper.connect', 'controller.quorum.voters', 'controller.quorum.bootstrap.servers'];
