import { memoized } from '../lint/memoize';
import { member } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import type { ObjectSet } from '../manifests/object-set';
import { replicasOf } from '../manifests/pods';
import { type Membership, membershipsOf } from './memberships';
import { type Server, serversOf } from './servers';

/** The servers of one workload in a cluster of Kafka. */
export interface ClusterMember {
  readonly workload: Manifest;
  readonly server: Server;
  readonly roles: readonly Membership['role'][];
}

/** The workloads of one cluster of Kafka: brokers and controllers that share a file, controllers or ZooKeeper. */
export type Cluster = readonly ClusterMember[];

/** All clusters of Kafka among some objects. */
export const clustersOn = memoized(findClusters);

/** The cluster that a workload is part of; undefined if it runs neither a broker nor a controller. */
export function clusterOf(workload: Manifest, objects: ObjectSet): Cluster | undefined {
  return clustersOn(objects).find((cluster) => cluster.some((each) => each.workload === workload));
}

interface KeyedMember extends ClusterMember {
  readonly keys: readonly string[];
}

function findClusters(objects: ObjectSet): readonly Cluster[] {
  const members = objects.allWorkloads().flatMap((workload) => memberOf(workload, objects) ?? []);
  const clusters: { readonly keys: Set<string>; readonly members: ClusterMember[] }[] = [];
  for (const { keys, ...found } of members) {
    const joined = clusters.filter((cluster) => keys.some((key) => cluster.keys.has(key)));
    const [first = { keys: new Set<string>(), members: [] }, ...others] = joined;
    if (joined.length === 0) clusters.push(first);
    for (const other of others) {
      clusters.splice(clusters.indexOf(other), 1);
      first.members.push(...other.members);
      for (const key of other.keys) first.keys.add(key);
    }
    first.members.push(found);
    for (const key of keys) first.keys.add(key);
  }
  return clusters.map((cluster) => cluster.members);
}

function memberOf(workload: Manifest, objects: ObjectSet): KeyedMember | undefined {
  const server = serversOf(workload, objects).find(({ type }) => type === 'broker');
  if (server === undefined) return undefined;
  const memberships = membershipsOf(workload, objects).filter(({ role }) => role !== 'voter of ZooKeeper');
  const roles = memberships.map(({ role }) => role);
  return { workload, server, roles, keys: memberships.flatMap(({ keys }) => keys) };
}

/** The ids of the servers of a workload, if they are made from the ordinals of its pods, or the same for its only one. */
export function nodeIdsOf({ server: { entries }, workload }: ClusterMember): readonly number[] {
  const id = entries.get('node.id') ?? entries.get('broker.id') ?? '';
  const replicas = replicasOf(workload);
  if (/^\d+$/.test(id)) return replicas > 0 ? [Number(id)] : [];
  const [found, offset] = /^\{ordinal\}([+-]\d+)?$/.exec(id) ?? [];
  if (found === undefined) return [];
  const first = Number(member(workload.spec, 'ordinals', 'start') ?? 0) + Number(offset ?? 0);
  return Array.from({ length: replicas }, (_, index) => first + index);
}
