import { commaItems } from '../../java/parse';
import type { Rule } from '../../lint/rule';
import type { Manifest } from '../../manifests/manifest';
import { ObjectSet } from '../../manifests/object-set';
import { replicasOf } from '../../manifests/pods';
import type { SourcedManifest } from '../../manifests/read-manifests';
import { type ClusterMember, clustersOn, nodeIdsOf } from '../../servers/clusters';
import { dataLocationOf, isKept } from '../../servers/data-locations';
import {
  isController,
  metadataDirectoryOf,
  QUORUM_KEYS_OF_FILES,
  rolesIn,
  votersIn,
} from '../../servers/quorum-voters';
import { type Entries, entriesOf } from '../../servers/server-files';

/** The nodes of a KRaft cluster that have one file: all pods of a workload, or the one server of a plain file. */
export interface NodesOfFile {
  /** As findings on other files name them: a file, or `StatefulSet/kafka-controllers`. */
  readonly name: string;
  /** All their settings, also those of variables and start scripts. */
  readonly entries: Entries;
  /** Their ids; empty if they are not known. */
  readonly ids: readonly number[];
  /** Where controllers keep the metadata, if there are several and a new pod does not find it again. */
  readonly lostWithPod?: string;
}

/** Nodes, beside the others of their cluster that were checked with them. */
export interface NodesInCluster {
  readonly own: NodesOfFile;
  /** All nodes of the cluster, its controllers first. */
  readonly all: readonly NodesOfFile[];
  /** Whether nodes are likely to be missing only by mistake: manifests have whole clusters, and the caller names single files. */
  readonly isWhole: boolean;
}

export type ClusterFileRule = Rule<NodesInCluster, NodesInCluster>;

export const QUORUM_PAGE = 'https://kafka.apache.org/43/operations/kraft/';

/** The nodes of each workload of clusters with KRaft. */
export function clusterNodesIn(sources: readonly SourcedManifest[]): ReadonlyMap<Manifest, NodesInCluster> {
  const clusters = clustersOn(new ObjectSet(sources.map(({ manifest }) => manifest)));
  return new Map(
    clusters.flatMap((cluster) => {
      const members = cluster.filter(({ server }) => isOfKraft(server.entries));
      const nodes = new Map(members.map((each) => [each.workload, nodesOfWorkload(each)] as const));
      const all = controllersFirst([...nodes.values()]);
      return [...nodes].map(([workload, own]) => [workload, { own, all, isWhole: true }] as const);
    }),
  );
}

/** The nodes of plain files, by their names: files that name a controller in common are of one cluster. */
export function nodesOfPlainFiles(files: ReadonlyMap<string, string>): ReadonlyMap<string, NodesInCluster> {
  const found = [...files].flatMap(([name, text]) => {
    const entries = entriesOf(text);
    const id = entries.get('node.id') ?? entries.get('broker.id') ?? '';
    const nodes: NodesOfFile = { name, entries, ids: /^\d+$/.test(id) ? [Number(id)] : [] };
    return isOfKraft(entries) ? [{ nodes, addresses: controllerAddresses(entries) }] : [];
  });
  return new Map(
    found.map(({ nodes: own, addresses }) => {
      const together = found.filter(
        (other) => other.nodes === own || other.addresses.some((each) => addresses.includes(each)),
      );
      return [own.name, { own, all: controllersFirst(together.map(({ nodes }) => nodes)), isWhole: false }] as const;
    }),
  );
}

/** Also brokers that still have ZooKeeper name the controllers, while they migrate. */
function isOfKraft(entries: Entries): boolean {
  return rolesIn(entries).length > 0 || QUORUM_KEYS_OF_FILES.some((key) => entries.has(key));
}

export function controllersIn(all: readonly NodesOfFile[]): readonly NodesOfFile[] {
  return all.filter(({ entries }) => isController(entries));
}

/** The nodes whose files come before: they are right, and these disagree with them. */
export function earlierOf(own: NodesOfFile, all: readonly NodesOfFile[]): readonly NodesOfFile[] {
  return all.slice(0, all.indexOf(own));
}

export function hasValue(entries: Entries | undefined, key: string): boolean {
  return (entries?.get(key) ?? '') !== '';
}

function controllersFirst(nodes: readonly NodesOfFile[]): readonly NodesOfFile[] {
  const controllers = controllersIn(nodes);
  return [...controllers, ...nodes.filter((each) => !controllers.includes(each))];
}

function nodesOfWorkload(member: ClusterMember): NodesOfFile {
  const { workload, server } = member;
  const path = metadataDirectoryOf(server.entries);
  const location =
    isController(server.entries) && replicasOf(workload) > 1 && path !== undefined
      ? dataLocationOf({ path }, server, workload)
      : undefined;
  return {
    name: `${workload.kind}/${workload.metadata.name}`,
    entries: server.entries,
    ids: nodeIdsOf(member),
    ...(location === undefined || isKept(location) ? {} : { lostWithPod: location.text }),
  };
}

/** Addresses that mean another server on each machine. */
const LOCAL = /^(localhost|127\.|\[?::1)/;

function controllerAddresses(entries: Entries): readonly string[] {
  const [voters, servers] = QUORUM_KEYS_OF_FILES.map((key) => entries.get(key));
  const addresses = [...votersIn(voters).map(({ host, port }) => `${host}:${port}`), ...commaItems(servers)];
  return addresses.filter((address) => !LOCAL.test(address));
}
