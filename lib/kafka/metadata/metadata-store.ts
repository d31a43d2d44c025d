import type { Violation } from '../../lint/rule';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import type { PropertyGroup } from '../properties/property-group';

/** A kind of metadata store: a group that owns its keys, and what the plan and the rules need to know about it. */
export interface MetadataStore extends PropertyGroup {
  /** The ensemble that brokers connect to; undefined for a store without ZooKeeper. */
  readonly zookeeper?: ZookeeperConnection;
  /** Key of the time, in milliseconds, that a starting broker waits for the store. */
  readonly connectionTimeoutKey: string;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}
