import type { IConstruct } from 'constructs';
import type { Finding } from '../../lint/finding';
import { appState } from '../../lint/synthesis/app-state';
import { checkTree } from '../../lint/synthesis/validation';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import type { ClusterPlan } from '../cluster-plan';

/** Facts of the finding for two clusters whose brokers register under the same ids. */
export const CHROOT_COLLISION = {
  id: 'kafka-chroot-collision',
  why: 'a broker id is unique within a chroot: brokers of one cluster prevent those of the other from starting',
  source: 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.connect',
};

/** Where the brokers of a pool register: the chroot of an ensemble, and their ids. */
interface BrokerIds {
  readonly cluster: IConstruct;
  readonly zookeeper: ZookeeperConnection;
  readonly first: number;
  readonly last: number;
}

/**
 * Reports two clusters whose brokers would register under the same ids. This compares only clusters on ensembles of the same
 * app: two connections with equal host names may belong to two Kubernetes clusters.
 */
export function refuseSharedChroot(cluster: IConstruct, { metadata, main, more }: ClusterPlan): void {
  const { zookeeper } = metadata;
  if (zookeeper === undefined) return;
  const registered = appState(cluster, 'shared-chroot.1', (): BrokerIds[] => []);
  for (const { firstId: first, workload } of [main, ...more]) {
    registered.push({ cluster, zookeeper, first, last: first + workload.replicas - 1 });
  }
  checkTree(cluster, CHROOT_COLLISION.id, (tree) => findCollisions(registered.filter((ids) => tree.has(ids.cluster))));
}

function findCollisions(registered: readonly BrokerIds[]): readonly Finding[] {
  // by ensemble and chroot: comparing each cluster of a fleet with every other one would take too long
  const byEnsemble = new Map<symbol, Map<string, BrokerIds[]>>();
  return registered.flatMap((ids) => {
    const { chroot = '' } = ids.zookeeper;
    const ensemble = ids.zookeeper._render()?.identity;
    if (ensemble === undefined) return [];
    const byChroot = byEnsemble.get(ensemble) ?? new Map<string, BrokerIds[]>();
    byEnsemble.set(ensemble, byChroot);
    const earlier = byChroot.get(chroot) ?? [];
    byChroot.set(chroot, earlier);
    const first = earlier.find((other) => overlap(other, ids));
    earlier.push(ids);
    return first === undefined ? [] : [collisionFinding(first.cluster, ids.cluster)];
  });
}

function overlap(a: BrokerIds, b: BrokerIds): boolean {
  return a.first <= b.last && b.first <= a.last;
}

function collisionFinding(first: IConstruct, second: IConstruct): Finding {
  return {
    rule: CHROOT_COLLISION.id,
    severity: 'error',
    path: second.node.path,
    problem: `its brokers have the same ids as those of ${first.node.path}, in the same chroot of the same ensemble`,
    why: CHROOT_COLLISION.why,
    fix: `give each cluster its own chroot: zookeeper.connection.withChroot('/${second.node.id}')`,
    source: CHROOT_COLLISION.source,
  };
}
