/**
 * How far a cluster is on its way from ZooKeeper to KRaft. Each step is applied when the Job of the one before has completed; up to the last one
 * there is a way back.
 *
 * @see https://kafka.apache.org/39/operations/kraft/#zookeeper-to-kraft-migration
 */
export enum MigrationStep {
  /** The controllers start, and wait for brokers. Brokers do not change. */
  CONTROLLERS = 'CONTROLLERS',

  /**
   * Brokers restart, one after the other, and register with the controllers. With the last one, the controllers copy the metadata, and write each change to
   * ZooKeeper too.
   */
  DUAL_WRITE = 'DUAL_WRITE',

  /**
   * Brokers restart, one after the other, without ZooKeeper. The controllers still write to it. After this step, `Metadata.kraft` with the same options
   * ends the migration: then there is no way back.
   */
  BROKERS = 'BROKERS',
}
