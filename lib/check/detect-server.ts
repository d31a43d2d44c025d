import { configModel, KAFKA_VERSIONS, type KafkaVersion } from '../server-config/kafka/model/model';
import { isZooCfgKey } from '../server-config/zookeeper/model';

/** What a file is read by, and in which version. */
export type Server =
  | { readonly product: 'Kafka'; readonly version: KafkaVersion }
  | { readonly product: 'ZooKeeper'; readonly version: ZookeeperVersion };

/** Versions of ZooKeeper whose keys are known. */
export const ZOOKEEPER_VERSIONS = ['3.9'] as const;

export type ZookeeperVersion = (typeof ZOOKEEPER_VERSIONS)[number];

/** The versions that were asked for; undefined where the file has to tell. */
export interface AskedVersions {
  readonly kafka?: KafkaVersion;
  readonly zookeeper?: ZookeeperVersion;
}

/** Whose file it is, and how many of its keys that server knows. */
export interface Recognised {
  readonly server: Server;
  readonly known: number;
}

/** Whether somebody said whose files these are. */
export function isAsked({ kafka, zookeeper }: AskedVersions): boolean {
  return kafka !== undefined || zookeeper !== undefined;
}

const NEWEST = KAFKA_VERSIONS[KAFKA_VERSIONS.length - 1];

/** Keys that only servers of KRaft have. */
const KRAFT_KEYS = /^(process\.roles|node\.id|controller\.(quorum|listener)\..*)$/;

/**
 * Whose file it is: of the server that knows more of its keys. Where that says nothing, it is what was asked for; and without
 * `zookeeper.connect`, a file with roles is for the newest Kafka, as no older one needs them.
 */
export function whichServer(keys: readonly string[], { kafka, zookeeper }: AskedVersions): Recognised {
  const version = kafka ?? (isKraft(keys) ? NEWEST : KAFKA_VERSIONS[0]);
  const kafkaKeys = configModel(version).broker;
  const knownByKafka = keys.filter((key) => Object.hasOwn(kafkaKeys, key)).length;
  const knownByZookeeper = keys.filter(isZookeepers).length;
  const even = knownByKafka === knownByZookeeper;
  const isZookeeper = even ? kafka === undefined && zookeeper !== undefined : knownByZookeeper > knownByKafka;
  return isZookeeper
    ? { server: { product: 'ZooKeeper', version: zookeeper ?? ZOOKEEPER_VERSIONS[0] }, known: knownByZookeeper }
    : { server: { product: 'Kafka', version }, known: knownByKafka };
}

/** ZooKeeper reads whatever begins with group or weight; others have keys like that too. */
function isZookeepers(key: string): boolean {
  return isZooCfgKey(key) && !/^(group|weight)(?!\.\d)/.test(key);
}

function isKraft(keys: readonly string[]): boolean {
  return keys.some((key) => KRAFT_KEYS.test(key)) && !keys.includes('zookeeper.connect');
}
