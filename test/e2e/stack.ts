import { BROKERS, KAFKA_MANIFEST, MANIFESTS, SERVERS, ZOOKEEPER_MANIFEST, ZOOKEEPER_SERVERS } from './cluster';

/** A cluster as the tests know it: its brokers, and the servers that keep its metadata. */
export interface Stack {
  /** How its metadata is kept. */
  readonly name: 'zookeeper' | 'kraft';
  readonly title: string;
  readonly brokers: readonly string[];
  readonly keepers: readonly string[];
  /** All of its servers, in the order of their names. */
  readonly servers: readonly string[];
  /** The StatefulSet, and label, of the keepers; that of the brokers is `kafka`. */
  readonly keeperSet: string;
  /** What the keepers are called in the names of cases. */
  readonly keepersTitle: string;
  /** What kubectl applies: all, only the keepers, only the brokers. */
  readonly files: { readonly all: Files; readonly keepers: Files; readonly brokers: Files };
  readonly images: readonly string[];
  /** Seconds from one apply until all are ready. */
  readonly startSeconds: number;
  /** Seconds that the brokers are left alone before the keepers come. */
  readonly lateSeconds: number;
  /** Seconds without any acknowledgement that a roll may cost. */
  readonly longestStall: number;
  /** Seconds that writers wait at most after a failure: what is undefined is told, not promised. */
  readonly stalls: {
    readonly killedBroker?: number;
    /** A roll or the loss of keepers. */
    readonly keepers?: number;
    readonly cutNode?: number;
    readonly allPods?: number;
  };
}

/** Arguments for kubectl that name manifests. */
export type Files = readonly string[];

/** The committed output of the default app. */
export const ZOOKEEPER: Stack = {
  name: 'zookeeper',
  title: 'the default application',
  brokers: BROKERS,
  keepers: ZOOKEEPER_SERVERS,
  servers: SERVERS,
  keeperSet: 'zk',
  keepersTitle: 'ZooKeeper',
  files: { all: ['-f', MANIFESTS], keepers: ['-f', ZOOKEEPER_MANIFEST], brokers: ['-f', KAFKA_MANIFEST] },
  images: ['apache/kafka:3.9.2', 'zookeeper:3.9.4'],
  startSeconds: 30,
  lateSeconds: 120,
  longestStall: 3,
  stalls: {},
};

const CONTROLLERS = ['kafka-controllers-0', 'kafka-controllers-1', 'kafka-controllers-2'];
/** What the example of a usual cluster writes. */
export const KRAFT_MANIFEST = 'test/golden/kraft/kafka.yaml';

export const KRAFT: Stack = {
  name: 'kraft',
  title: 'the usual cluster with KRaft',
  brokers: BROKERS,
  keepers: CONTROLLERS,
  servers: [...BROKERS, ...CONTROLLERS],
  keeperSet: 'kafka-controllers',
  keepersTitle: 'the controllers',
  files: {
    all: ['-f', KRAFT_MANIFEST],
    keepers: ['-f', KRAFT_MANIFEST, '--selector', 'app=kafka-controllers'],
    brokers: ['-f', KRAFT_MANIFEST, '--selector', 'app=kafka'],
  },
  images: ['apache/kafka:4.3.1'],
  startSeconds: 25,
  lateSeconds: 60,
  longestStall: 2.5,
  stalls: { killedBroker: 10, keepers: 2, cutNode: 13, allPods: 30 },
};
