import { describe } from '../../lint/props/prop-types';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import { CLUSTER_DEFAULTS } from '../defaults';
import type { PropertyGroup } from '../properties/property-group';
import type { MetadataStore } from './metadata-store';

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
  // JavaScript users may pass anything; an instance from another copy of the package works
  const isConnection = ['connectString', 'hosts', '_render'].every(
    (method) => typeof (connection as object as Record<string, unknown> | undefined)?.[method] === 'function',
  );
  return {
    owns: ZOOKEEPER_OWNS,
    defaultImage: 'apache/kafka:3.9.2',
    connectionTimeoutKey: CONNECTION_TIMEOUT,
    zookeeper: isConnection ? connection : undefined,
    rejected: isConnection
      ? []
      : [
          {
            problem: `Metadata.zookeeper has ${describe(connection)}`,
            fix: "pass ensemble.connection, or ZookeeperConnection.of('host:2181')",
          },
        ],
    properties: ({ namespace }) => ({
      'zookeeper.connect': isConnection ? connection.connectString(namespace) : '',
      [CONNECTION_TIMEOUT]: CLUSTER_DEFAULTS.zookeeperConnectionTimeout.toMilliseconds(),
    }),
  };
}
