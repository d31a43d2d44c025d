import type { ValidatedProps } from '../../lint/props/prop-types';
import type { Violation } from '../../lint/rule';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import type { PropertyGroup } from '../properties/property-group';
import type { KraftOptions } from './kraft-options';

/** A kind of metadata store: a group that owns its keys, and what the plan and the rules need to know about it. */
export interface MetadataStore extends PropertyGroup {
  /** The ensemble that brokers connect to; undefined for a store without ZooKeeper. */
  readonly zookeeper?: ZookeeperConnection;
  /** The choices for controllers; undefined for a store without KRaft. */
  readonly kraft?: KraftChoice;
  /** The image of a cluster that chooses none. */
  readonly defaultImage: string;
  /** Key of the time, in milliseconds, that a starting broker waits for the store. */
  readonly connectionTimeoutKey: string;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}

/** The choices for a quorum of KRaft. */
export interface KraftChoice {
  /** Whether the nodes of the cluster's own pool are the controllers. */
  readonly isCombined: boolean;
  readonly options: KraftOptions;
  readonly validated: ValidatedProps<KraftOptions>;
}
