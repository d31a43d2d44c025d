import { METRICS_KEYS, PARSER_KEYS } from './parser-keys';
import { QUORUM_KEYS } from './quorum-keys';
import { SECURITY_KEYS } from './security-keys';
import { SERVER_KEYS } from './server-keys';
import type { ZooCfgKey } from './value-syntax';

/** A key and the class that reads it. */
export interface SourcedKey extends ZooCfgKey {
  readonly source: string;
}

/**
 * Every key of a zoo.cfg for ZooKeeper 3.9, collected from the sources of 3.9.4: ZooKeeper itself has no such list.
 * QuorumPeerConfig.parseProperties turns a key that it does not know into the system property `zookeeper.` + key, for the class
 * that is the source of the key. It always adds the prefix: a key that has it in the file already gets it twice, and is not read.
 *
 * Not included, because zoo.cfg cannot set them: properties without the prefix (jute.maxbuffer, readonlymode.enabled,
 * znode.container.*, leader.nodelay, follower.nodelay), and server.realm, which the parser mistakes for a server line and
 * refuses. Not included either: keys that only clients read, and controllerPort, which a plain server does not use.
 */
export const ZOO_CFG_MODEL: ReadonlyMap<string, SourcedKey> = new Map(
  [...PARSER_KEYS, ...METRICS_KEYS, ...SECURITY_KEYS, ...SERVER_KEYS, ...QUORUM_KEYS].flatMap(
    ({ source, parsing, keys }) =>
      Object.entries(keys).map(
        ([name, key]) => [name, { parsing, ...key, source: `org.apache.zookeeper.${source}` }] as const,
      ),
  ),
);

/** Classes of ZooKeeper that a zoo.cfg may name: two that accept connections, and one that offers metrics. */
export const NIO = 'org.apache.zookeeper.server.NIOServerCnxnFactory';
export const NETTY = 'org.apache.zookeeper.server.NettyServerCnxnFactory';
export const PROMETHEUS = 'org.apache.zookeeper.metrics.prometheus.PrometheusMetricsProvider';

/** Prefixes after which any name is allowed: of ProviderRegistry, the metrics provider and ZooKeeperServer. */
const FAMILY_PREFIXES = ['authProvider.', 'metricsProvider.', 'superUser.'];

/** Server lists. The parser matches these prefixes, and refuses anything but an integer after them. */
const MEMBER_KEY = /^(server\.|group|weight)/;

/** Whether ZooKeeper reads this line at all. */
export function isZooCfgKey(key: string): boolean {
  return ZOO_CFG_MODEL.has(key) || MEMBER_KEY.test(key) || FAMILY_PREFIXES.some((prefix) => key.startsWith(prefix));
}
