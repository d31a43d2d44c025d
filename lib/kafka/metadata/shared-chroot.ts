import type { IConstruct } from 'constructs';
import type { Finding } from '../../lint/rule';
import { checkAtSynth } from '../../lint/synthesis/validation';
import type { ZookeeperConnection } from '../../zookeeper/connection';

/** What is told of clusters that would take each other's ids. */
export const SHARED_PLACE = {
  id: 'kafka-chroot-collision',
  why: 'ids are unique in a folder: brokers of one cluster keep those of the other from starting',
  source: 'https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.connect',
};

/** Where brokers register: a folder of an ensemble, and their ids. */
interface Place {
  readonly cluster: IConstruct;
  readonly zookeeper: ZookeeperConnection;
  readonly first: number;
  readonly last: number;
}

/** Copies of this package share what they know of an app's clusters through this symbol. */
const PLACES = Symbol.for('cdk8s-kafka.places');

type Root = IConstruct & { [PLACES]?: Place[] };

/**
 * Refuses two clusters whose brokers would take each other's ids. Only of ensembles that are made in the same app is it
 * certain that they are one; two connections with equal names may well lead to two Kubernetes clusters.
 */
export function refuseSharedPlaces(place: Place): void {
  const root: Root = place.cluster.node.root;
  const places = root[PLACES] ?? [];
  root[PLACES] = places;
  places.push(place);
  checkAtSynth(place.cluster, 'shared places', () => findSharedPlaces(places));
}

function findSharedPlaces(places: readonly Place[]): readonly Finding[] {
  // by ensemble, so that a fleet of clusters is not compared each with each
  const known = new Map<object, Place[]>();
  return places.flatMap((place) => {
    const ensemble = place.zookeeper._sessions;
    if (ensemble === undefined) return [];
    const others = known.get(ensemble) ?? [];
    known.set(ensemble, [...others, place]);
    const first = others.find((other) => collide(other, place));
    return first === undefined ? [] : [finding(first.cluster, place.cluster)];
  });
}

function collide(a: Place, b: Place): boolean {
  return a.zookeeper.chroot === b.zookeeper.chroot && a.first <= b.last && b.first <= a.last;
}

function finding(first: IConstruct, second: IConstruct): Finding {
  return {
    rule: SHARED_PLACE.id,
    severity: 'error',
    path: second.node.path,
    problem: `the brokers of ${first.node.path} have the same ids in the same folder of the same ensemble`,
    why: SHARED_PLACE.why,
    fix: `give each cluster a folder of its own: zookeeper.connection.withChroot('/${second.node.id}')`,
    source: SHARED_PLACE.source,
  };
}
