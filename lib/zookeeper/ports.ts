import type { NamedPort } from '../workload/ports';

/** Port for clients. */
export const CLIENT_PORT = 2181;
/** Port for clients with TLS. */
export const SECURE_CLIENT_PORT = 2182;
/** Port on which followers talk to the leader. */
export const SERVER_PORT = 2888;
/** Port on which a leader is elected. */
export const ELECTION_PORT = 3888;

/** The ports of a ZooKeeper server, with the names of the article. */
export const ZOOKEEPER_PORTS: readonly NamedPort[] = [
  { name: 'client', port: CLIENT_PORT },
  { name: 'server', port: SERVER_PORT },
  { name: 'leader-election', port: ELECTION_PORT },
];
