import { describe } from '../../lint/props/prop-types';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import { CLUSTER_DEFAULTS } from '../defaults';
import type * as secured from '../listeners/secured-listeners';
import type { PropertyGroup, PropertyValue } from '../properties/property-group';
import type { MetadataStore, NodesOfStore } from './metadata-store';

const IN_ZOOKEEPER = 'leave it out: the metadata is in ZooKeeper';

/** How long a starting broker waits for the ensemble. */
const CONNECTION_TIMEOUT = 'zookeeper.connection.timeout.ms';

/** Keys that a cluster with ZooKeeper writes itself, or must not have. */
export const ZOOKEEPER_OWNS = {
  'zookeeper.connect': 'use Metadata.zookeeper(...) for the metadata prop',
  'process.roles': IN_ZOOKEEPER,
  'controller.listener.names': IN_ZOOKEEPER,
  'controller.quorum.voters': IN_ZOOKEEPER,
  'controller.quorum.bootstrap.servers': IN_ZOOKEEPER,
  'zookeeper.metadata.migration.enable': 'leave it out: the metadata stays in ZooKeeper',
} as const satisfies PropertyGroup['owns'];

/** Metadata in a ZooKeeper ensemble. */
export function zookeeperStore(connection: ZookeeperConnection): MetadataStore {
  const { zookeeper, rejected } = acceptedConnection(connection, 'Metadata.zookeeper');
  return {
    owns: ZOOKEEPER_OWNS,
    defaultImage: ZOOKEEPER_IMAGE,
    zookeeper,
    rejected,
    ofNodes: () => IN_ENSEMBLE,
    properties: ({ namespace }) => zookeeperProperties(zookeeper, namespace),
    certificateFiles: tlsTo(zookeeper)?.filesForZookeeper(),
  };
}

/** The last line of Kafka with ZooKeeper. */
export const ZOOKEEPER_IMAGE = 'apache/kafka:3.9.2';

/** Nodes that find the metadata in ZooKeeper. */
export const IN_ENSEMBLE: NodesOfStore = {
  store: 'zookeeper',
  knowsControllers: false,
  connectionTimeoutKey: CONNECTION_TIMEOUT,
};

/** The connection, unless something else was passed. JavaScript users may pass anything; an instance from another copy of the package works. */
export function acceptedConnection(
  connection: ZookeeperConnection,
  place: string,
): Pick<MetadataStore, 'zookeeper' | 'rejected'> {
  const isConnection = ['connectString', 'hosts', '_render'].every(
    (method) => typeof (connection as object as Record<string, unknown> | undefined)?.[method] === 'function',
  );
  return isConnection
    ? { zookeeper: connection, rejected: [] }
    : {
        rejected: [
          {
            problem: `${place} has ${describe(connection)}`,
            fix: "pass ensemble.connection, or ZookeeperConnection.of('host:2181')",
          },
        ],
      };
}

/** How a node finds the ensemble. */
export function zookeeperProperties(
  connection: ZookeeperConnection | undefined,
  namespace: string | undefined,
): Record<string, PropertyValue> {
  return {
    'zookeeper.connect': connection?.connectString(namespace) ?? '',
    [CONNECTION_TIMEOUT]: CLUSTER_DEFAULTS.zookeeperConnectionTimeout.toMilliseconds(),
    ...tlsTo(connection)?.propertiesForZookeeper(),
  };
}

/** What a connection by TLS needs; it is loaded for one alone. */
function tlsTo(connection: ZookeeperConnection | undefined): typeof secured | undefined {
  return connection?._render()?.usesTls === true
    ? (require('../listeners/secured-listeners') as typeof secured)
    : undefined;
}
