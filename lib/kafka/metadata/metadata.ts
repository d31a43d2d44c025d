import type { ZookeeperConnection } from '../../zookeeper/connection';
import type { MetadataStore } from './metadata-store';
import { zookeeperStore } from './zookeeper-store';

/**
 * Where a cluster keeps its metadata: its topics, its configuration and its list of brokers.
 *
 * @see https://kafka.apache.org/39/operations/kraft/
 */
export class Metadata {
  /**
   * In ZooKeeper. Supported by Kafka up to 3.9.
   *
   * @param connection `ensemble.connection`, or `ZookeeperConnection.of(...)` for an existing ensemble
   */
  public static zookeeper(connection: ZookeeperConnection): Metadata {
    return new Metadata(zookeeperStore(connection));
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
