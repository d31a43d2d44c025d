import type { ValidatedProps } from '../../lint/props/prop-types';
import type { Violation } from '../../lint/rule';
import type { CertificateFiles } from '../../workload/certificate-files';
import type { ZookeeperConnection } from '../../zookeeper/connection';
import type { NodeRole, PropertyGroup, StoreKind } from '../properties/property-group';
import type { KraftOptions } from './kraft-options';
import type { MigrationStep } from './migration-step';

/** A kind of metadata store: a group that owns its keys, and what the plan and the rules need to know about it. */
export interface MetadataStore extends PropertyGroup {
  /** The ensemble that brokers connect to; undefined for a store without ZooKeeper. */
  readonly zookeeper?: ZookeeperConnection;
  /** The choices for controllers; undefined for a store without KRaft. */
  readonly kraft?: KraftChoice;
  /** How far a migration from the one to the other is; undefined without one. */
  readonly migration?: MigrationStep;
  /** The image of a cluster that chooses none. */
  readonly defaultImage: string;
  /** The part that nodes of some roles have in it. */
  ofNodes(roles: readonly NodeRole[]): NodesOfStore;
  /** The certificate that brokers show to the store; undefined if they show none. */
  readonly certificateFiles?: CertificateFiles;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}

/** How some of the nodes use the store. */
export interface NodesOfStore {
  readonly store: StoreKind;
  /** Whether they connect to controllers. */
  readonly knowsControllers: boolean;
  /** Key of the time, in milliseconds, that a starting broker waits for the store. */
  readonly connectionTimeoutKey: string;
}

/** The choices for a quorum of KRaft. */
export interface KraftChoice {
  /** Whether the nodes of the cluster's own pool are the controllers. */
  readonly isCombined: boolean;
  readonly options: KraftOptions;
  readonly validated: ValidatedProps<KraftOptions>;
}
