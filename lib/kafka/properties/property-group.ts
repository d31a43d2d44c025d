import type { KafkaVersion } from '../../server-config/kafka/model/model';
import type { RenderedAuthorization } from '../authorization/authorization';
import type { PlannedListener } from '../listeners/planned-listener';

/** What a property can be before it is written as text. */
export type PropertyValue = string | number | boolean;

/** What a node does: serve clients, or keep the metadata. */
export type NodeRole = 'broker' | 'controller';

/** Where a node finds the metadata. While a cluster migrates, its nodes differ. */
export type StoreKind = 'zookeeper' | 'kraft';

/** What the groups of a cluster derive their properties from. */
export interface PropertyInputs {
  /** Number of brokers in all pools. */
  readonly brokers: number;
  /** Namespace of the chart; undefined if it has none. */
  readonly namespace: string | undefined;
  readonly clusterDomain: string;
  /** The listeners of brokers: those among themselves first. */
  readonly listeners: readonly PlannedListener[];
  /** The listener that brokers use among themselves. */
  readonly interBroker: PlannedListener;
  /** The listeners of controllers; the first one is in use. */
  readonly controllerListeners: readonly PlannedListener[];
  /** Undefined if everyone may do everything, unless the user's properties say something else. */
  readonly authorization: RenderedAuthorization | undefined;
  /** The CN of the nodes' certificate. */
  readonly nodeName: string;
  /** The roles of the nodes; those of a cluster with ZooKeeper are brokers. */
  readonly roles: readonly NodeRole[];
  /** Where these nodes find the metadata. */
  readonly store: StoreKind;
  /** Whether the cluster is on its way from ZooKeeper to KRaft. */
  readonly isMigrating: boolean;
  /** `id@host:port` of every controller, separated by commas; empty for nodes that know of none. */
  readonly voters: string;
  /** The version of Kafka, or the oldest one that is known. */
  readonly version: KafkaVersion;
  /** Properties that the user set, except rejected ones. */
  readonly userConfig: Readonly<Record<string, PropertyValue>>;
}

/** What differs between pools. */
export interface PoolInputs {
  /** Name of the pool's StatefulSet. */
  readonly name: string;
  /** Id of the node in pod 0. */
  readonly firstId: number;
  /** The rack of the brokers, as a word of the shell. */
  readonly rack: string | undefined;
}

/** A part of Kafka's configuration: it owns its keys, and derives what it writes for them. */
export interface PropertyGroup {
  /** Keys that the construct alone writes, and what to use instead; rules reject them in `config`. */
  readonly owns: Readonly<Record<string, string>>;
  /** Properties that are the same in every pod. */
  properties?(inputs: PropertyInputs): Readonly<Record<string, PropertyValue>>;
  /** Properties that differ in each pod of a pool, as words of the shell. */
  podProperties?(inputs: PropertyInputs, pool: PoolInputs): Readonly<Record<string, string>>;
}
