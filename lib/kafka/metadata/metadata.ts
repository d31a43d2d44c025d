import type { ZookeeperConnection } from '../../zookeeper/connection';
import type { CombinedOptions, KraftOptions } from './kraft-options';
import { combinedStore, dedicatedStore } from './kraft-store';
import type { MetadataStore } from './metadata-store';
import type * as migrating from './migrating-store';
import type { MigrationStep } from './migration-step';
import { zookeeperStore } from './zookeeper-store';

/**
 * Where a cluster keeps its metadata: its topics, its configuration and its list of brokers.
 *
 * @see https://kafka.apache.org/43/operations/kraft/
 */
export class Metadata {
  /**
   * In KRaft, with controllers of their own: they restart, and are sized, apart from the brokers. Supported by Kafka 3.9 and later here.
   *
   * @param options choices for the controllers; three of them by default
   */
  public static kraft(options: KraftOptions = {}): Metadata {
    return new Metadata(dedicatedStore(options));
  }

  /**
   * In KRaft, and each node of the cluster's own pool is broker and controller: for one node, or a small set-up. The nodes cannot
   * become brokers or controllers later, and their number cannot change.
   */
  public static combined(options: CombinedOptions = {}): Metadata {
    return new Metadata(combinedStore(options));
  }

  /**
   * In ZooKeeper. Supported by Kafka up to 3.9.
   *
   * @param connection `ensemble.connection`, or `ZookeeperConnection.of(...)` for an existing ensemble
   */
  public static zookeeper(connection: ZookeeperConnection): Metadata {
    return new Metadata(zookeeperStore(connection));
  }

  /**
   * On the way from ZooKeeper to KRaft, in three steps and `Metadata.kraft` as the last one. Only Kafka 3.9 can do that. docs/migration.md has the whole way.
   *
   * @param from `ensemble.connection`, or `ZookeeperConnection.of(...)` for an existing ensemble, with the chroot that the brokers have
   * @param step the step that is applied next; one after the other
   * @param options choices for the controllers. `clusterId` is needed: the id of the running cluster, which ZooKeeper has in `/cluster/id`
   */
  public static migration(from: ZookeeperConnection, step: MigrationStep, options: KraftOptions): Metadata {
    return new Metadata((require('./migrating-store') as typeof migrating).migratingStore(from, step, options));
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Metadata';

  private constructor(private readonly store: MetadataStore) {}

  /** @internal */
  public _render(): MetadataStore {
    return this.store;
  }
}
