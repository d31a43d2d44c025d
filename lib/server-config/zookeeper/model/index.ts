import { METRICS_KEYS, PARSER_KEYS } from './parser-keys';
import { QUORUM_KEYS } from './quorum-keys';
import { SECURITY_KEYS } from './security-keys';
import { SERVER_KEYS } from './server-keys';
import type { ZooCfgKey } from './value-syntax';

/** What is known of a key, and the class that reads it. */
export interface SourcedKey extends ZooCfgKey {
  readonly source: string;
}

/**
 * Every key that a zoo.cfg of ZooKeeper 3.9 may hold, written down from the sources of 3.9.4: ZooKeeper has no list of its own.
 * What QuorumPeerConfig.parseProperties does not know it sets as the system property `zookeeper.` + key, for the class that is
 * the source of the key. It adds that beginning always: a key that carries it in the file gets it twice, and nothing reads it.
 *
 * Left out, as zoo.cfg cannot reach them: properties without the beginning (jute.maxbuffer, readonlymode.enabled,
 * znode.container.*, leader.nodelay, follower.nodelay); server.realm, which the parser takes for a member line and refuses. Left
 * out as well: what only clients read, and controllerPort, which is no part of a plain server.
 */
export const ZOO_CFG_MODEL: ReadonlyMap<string, SourcedKey> = new Map(
  [...PARSER_KEYS, ...METRICS_KEYS, ...SECURITY_KEYS, ...SERVER_KEYS, ...QUORUM_KEYS].flatMap(({ source, keys }) =>
    Object.entries(keys).map(([name, key]) => [name, { ...key, source: `org.apache.zookeeper.${source}` }] as const),
  ),
);

/** Families of keys whose ending is free: of ProviderRegistry, of the class of metrics, of ZooKeeperServer. */
const FREE_ENDING = ['authProvider.', 'metricsProvider.', 'superUser.'];

/** Member lists: the parser asks for these beginnings, and refuses an ending that is no whole number. */
const MEMBERS = /^(server\.|group|weight)/;

/** Whether ZooKeeper reads this line at all. */
export function isZooCfgKey(key: string): boolean {
  return ZOO_CFG_MODEL.has(key) || MEMBERS.test(key) || FREE_ENDING.some((beginning) => key.startsWith(beginning));
}
