import { configModel, KAFKA_VERSIONS, type KafkaVersion } from '../server-config/kafka/model/model';
import { isZooCfgKey } from '../server-config/zookeeper/model';

/** The server that reads a file, and its version. */
export type ServerVersion =
  | { readonly product: 'Kafka'; readonly version: KafkaVersion }
  | { readonly product: 'ZooKeeper'; readonly version: ZookeeperVersion };

/** The versions of ZooKeeper whose keys are known. */
export const ZOOKEEPER_VERSIONS = ['3.9'] as const;

export type ZookeeperVersion = (typeof ZOOKEEPER_VERSIONS)[number];

/** The versions that the caller names; undefined if the file decides. */
export interface NamedVersions {
  readonly kafka?: KafkaVersion;
  readonly zookeeper?: ZookeeperVersion;
}

export interface DetectedServer {
  readonly server: ServerVersion;
  /** How many keys of the file this server knows. */
  readonly known: number;
}

const NEWEST = KAFKA_VERSIONS[KAFKA_VERSIONS.length - 1];

/** Keys that only servers in KRaft mode have. */
const KRAFT_KEYS = /^(process\.roles|node\.id|controller\.(quorum|listener)\..*)$/;

/**
 * Detects the server that knows more keys of a file. If both know as many, the named version decides. A file with roles and
 * without `zookeeper.connect` is for the newest Kafka, because older versions do not need roles.
 */
export function detectServer(keys: readonly string[], { kafka, zookeeper }: NamedVersions): DetectedServer {
  const version = kafka ?? (isKraft(keys) ? NEWEST : KAFKA_VERSIONS[0]);
  const kafkaKeys = configModel(version).broker;
  const knownByKafka = keys.filter((key) => Object.hasOwn(kafkaKeys, key)).length;
  const knownByZookeeper = keys.filter(isDistinctZooCfgKey).length;
  const isTie = knownByKafka === knownByZookeeper;
  const isZookeeper = isTie ? kafka === undefined && zookeeper !== undefined : knownByZookeeper > knownByKafka;
  return isZookeeper
    ? { server: { product: 'ZooKeeper', version: zookeeper ?? ZOOKEEPER_VERSIONS[0] }, known: knownByZookeeper }
    : { server: { product: 'Kafka', version }, known: knownByKafka };
}

/** ZooKeeper reads every key that starts with group or weight, but so do the keys of other programs start. */
function isDistinctZooCfgKey(key: string): boolean {
  return isZooCfgKey(key) && !/^(group|weight)(?!\.\d)/.test(key);
}

function isKraft(keys: readonly string[]): boolean {
  return keys.some((key) => KRAFT_KEYS.test(key)) && !keys.includes('zookeeper.connect');
}
