import { commaItems } from '../java/parse';
import type { Manifest } from '../manifests/manifest';
import type { ObjectSet } from '../manifests/object-set';
import { readBy, replicasOf } from '../manifests/pods';
import { toleratedBrokerLosses } from '../server-config/kafka/tolerated-losses';
import { quorum } from '../server-config/zookeeper/tolerated-losses';
import { rolesIn } from './quorum-voters';
import { serverConfigOf } from './server-configs';
import { type Server, serversOf } from './servers';

/** The part that the servers of a workload have in a cluster: in its quorum, or as its brokers. */
export interface Membership {
  readonly role: 'voter of ZooKeeper' | 'controller' | 'broker';
  /** What all members of the cluster have in common, some of it: two workloads with one of these keys are of one cluster. */
  readonly keys: readonly string[];
  /** How many of all members may be down while the others serve; undefined if no setting shows it. */
  readonly tolerated: number | undefined;
}

/** The clusters that the servers of a workload are members of. */
export function membershipsOf(workload: Manifest, objects: ObjectSet): readonly Membership[] {
  return serversOf(workload, objects).flatMap((server) =>
    rolesOf(server).map((role): Membership => ({ role, ...BY_ROLE[role](server, workload, objects) })),
  );
}

/** How many servers of a workload may be down while the others serve; undefined if it runs none, or their settings do not show it. */
export function toleratedLosses(workload: Manifest, objects: ObjectSet): number | undefined {
  return fewestTolerated(membershipsOf(workload, objects));
}

/** What all of some clusters tolerate, as far as their settings show it. */
export function fewestTolerated(members: readonly Pick<Membership, 'tolerated'>[]): number | undefined {
  const losses = members.flatMap(({ tolerated }) => tolerated ?? []);
  return losses.length === 0 ? undefined : Math.min(...losses);
}

/** Observers have no vote: the quorum does not depend on them. */
function rolesOf({ type, entries }: Server): readonly Membership['role'][] {
  if (type === 'zookeeper') return entries.get('peerType') === 'observer' ? [] : ['voter of ZooKeeper'];
  if (!entries.has('process.roles')) return ['broker'];
  const roles = rolesIn(entries);
  return (['controller', 'broker'] as const).filter((role) => roles.includes(role));
}

type MembersOf = (server: Server, workload: Manifest, objects: ObjectSet) => Omit<Membership, 'role'>;

const BY_ROLE: Readonly<Record<Membership['role'], MembersOf>> = {
  'voter of ZooKeeper': (server, workload, objects) => {
    const members = [...server.entries].filter(([key]) => /^server\.\d+$/.test(key)).map(([, value]) => value);
    const voters = members.filter((value) => !/:observer\b/.test(value)).map((value) => value.split(/[:;=]/)[0].trim());
    return {
      keys: keysOf(server, workload, objects, voters),
      tolerated: toleratedVoters(voters, workload),
    };
  },
  controller: (server, workload, objects) => {
    const voters = hostsIn(server.entries.get('controller.quorum.voters'));
    const hosts = [...voters, ...hostsIn(server.entries.get('controller.quorum.bootstrap.servers'))];
    return { keys: keysOf(server, workload, objects, hosts), tolerated: toleratedVoters(voters, workload) };
  },
  broker: (server, workload, objects) => {
    const [, hosts = '', chroot = ''] = /^([^/]*)(.*)$/.exec(server.entries.get('zookeeper.connect') ?? '') ?? [];
    const controllers = ['controller.quorum.voters', 'controller.quorum.bootstrap.servers'].flatMap((key) =>
      hostsIn(server.entries.get(key)),
    );
    return {
      keys: keysOf(server, workload, objects, [...hostsIn(hosts).map((host) => `${host}${chroot}`), ...controllers]),
      tolerated: toleratedBrokers(server, workload, objects),
    };
  },
};

/** `1@kafka-0.kafka:9093,…` without ids and ports. */
function hostsIn(list: string | undefined): readonly string[] {
  return commaItems(list).flatMap((item) => {
    const host = item.replace(/^\d+@/, '').replace(/:\d+$/, '');
    return host === '' ? [] : [host];
  });
}

/** Hosts that mean another server in each pod, or are known only there. */
const OWN_HOST = /^(localhost|127\.|0\.0\.0\.0|::|\[|\{|\$)|[${}]/;

function keysOf({ type }: Server, workload: Manifest, objects: ObjectSet, hosts: readonly string[]): readonly string[] {
  const namespace = workload.metadata.namespace ?? 'default';
  const files = readBy(workload).filter((read) => serverConfigOf(objects.get(read), type) !== undefined);
  return [...files, ...hosts.filter((host) => !OWN_HOST.test(host)).map((host) => `${namespace} ${host}`)];
}

/** How many voters may be down, beyond those of this workload that no pod is for: others are taken to be up. */
function toleratedVoters(voters: readonly string[], workload: Manifest): number {
  const replicas = podsOfWorkload(workload);
  const all = Math.max(voters.length, voters.length === 0 ? replicas : 0);
  const own = voters.filter((host) => isPodOf(host, workload)).length;
  const missing = Math.max(0, own - replicas);
  return all - missing - quorum(all);
}

/** Whether a host is a pod of a workload, or its only one: `zk-0.zk-svc`, `zk-1`. */
export function isPodOf(host: string, { metadata: { name } }: Manifest): boolean {
  const [first] = host.split('.');
  return first === name || (first.startsWith(`${name}-`) && /^\d+$/.test(first.slice(name.length + 1)));
}

/** A DaemonSet has a pod on each node, however many there are: three stand for them. */
export function podsOfWorkload(workload: Manifest): number {
  return workload.kind === 'DaemonSet' ? 3 : replicasOf(workload);
}

/** Keys that are about topics of clients, and not only about those of Kafka itself. */
const STATES_REPLICAS = ['default.replication.factor', 'min.insync.replicas'];

function toleratedBrokers(server: Server, workload: Manifest, objects: ObjectSet): number | undefined {
  // without a file, topics may have been created with more replicas than the defaults of the image
  const isStated = server.hasFile || STATES_REPLICAS.some((key) => server.settings.has(key));
  if (isStated) return toleratedBrokerLosses(server.entries);
  if (workload.kind === 'DaemonSet') return 1;
  return podsOfWorkload(workload) === 1 && !hasOtherBrokers(server, workload, objects) ? 0 : undefined;
}

/** Whether other workloads of the namespace have brokers: then one of a single pod may be one of several. */
function hasOtherBrokers({ entries }: Server, workload: Manifest, objects: ObjectSet): boolean {
  const namespace = workload.metadata.namespace ?? 'default';
  return objects
    .workloadsIn(namespace)
    .some(
      (other) =>
        other !== workload &&
        serversOf(other, objects).some(
          ({ type, entries: own }) =>
            type === 'broker' && SHARED.some((key) => own.has(key) && own.get(key) === entries.get(key)),
        ),
    );
}

const SHARED = ['zookeeper.connect', 'controller.quorum.voters', 'controller.quorum.bootstrap.servers'];
