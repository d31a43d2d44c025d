import type { IConstruct } from 'constructs';
import type { Finding } from '../rules/rule';
import { checkAtSynth } from '../rules/synth-check';
import type { ZookeeperConnection } from '../zookeeper/zookeeper-connection';

/** Where brokers register: a folder of an ensemble, and their ids. */
interface Place {
  readonly zookeeper: ZookeeperConnection;
  readonly first: number;
  readonly last: number;
}

/** Copies of this package share what they know of a cluster through this symbol. */
const PLACE = Symbol.for('cdk8s-kafka.place');

type Cluster = IConstruct & { [PLACE]?: Place };

/**
 * Refuses two clusters whose brokers would take each other's ids. Only of ensembles that are made in the same app is it
 * certain that they are one; two connections with equal names may well lead to two Kubernetes clusters.
 */
export function refuseSharedPlaces(cluster: Cluster, place: Place): void {
  cluster[PLACE] = place;
  const { root } = cluster.node;
  checkAtSynth(cluster, 'shared places', () => findSharedPlaces(root));
}

function findSharedPlaces(root: IConstruct): readonly Finding[] {
  const clusters: Cluster[] = root.node.findAll().filter((construct: Cluster) => construct[PLACE] !== undefined);
  return clusters.flatMap((second, index) => {
    const first = clusters.slice(0, index).find((earlier) => collide(earlier[PLACE], second[PLACE]));
    return first === undefined ? [] : [finding(first, second)];
  });
}

function collide(a: Place | undefined, b: Place | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const oneEnsemble = a.zookeeper._sessions !== undefined && a.zookeeper._sessions === b.zookeeper._sessions;
  return oneEnsemble && a.zookeeper.chroot === b.zookeeper.chroot && a.first <= b.last && b.first <= a.last;
}

function finding(first: IConstruct, second: IConstruct): Finding {
  return {
    rule: 'kafka-shared-place',
    severity: 'error',
    path: second.node.path,
    problem: `the brokers of ${first.node.path} have the same ids in the same folder of the same ensemble`,
    why: 'ids are unique in a folder: brokers of one cluster keep those of the other from starting',
    fix: `give each cluster a folder of its own: zookeeper.connection.withChroot('/${second.node.id}')`,
    source: 'https://kafka.apache.org/39/documentation.html#brokerconfigs_zookeeper.connect',
  };
}
