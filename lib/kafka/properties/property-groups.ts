import { AUTHORIZATION_PROPERTIES } from '../authorization/authorization-properties';
import { LISTENER_PROPERTIES } from '../listeners/listeners';
import type { KRAFT_OWNS } from '../metadata/kraft-store';
import type { MetadataStore } from '../metadata/metadata-store';
import type { ZOOKEEPER_OWNS } from '../metadata/zookeeper-store';
import { SHUTDOWN_PROPERTIES } from '../rolling/shutdown';
import { DATA_DIR_PROPERTIES } from './data-dirs';
import { IDENTITY_PROPERTIES } from './identity';
import type { PoolInputs, PropertyGroup, PropertyInputs, PropertyValue } from './property-group';
import { REPLICATION_PROPERTIES } from './replication';

/** The groups of every cluster besides its metadata, in the order of their keys in the file. */
const BEFORE_METADATA = [DATA_DIR_PROPERTIES, IDENTITY_PROPERTIES, LISTENER_PROPERTIES] as const;
const AFTER_METADATA = [AUTHORIZATION_PROPERTIES, SHUTDOWN_PROPERTIES, REPLICATION_PROPERTIES] as const;

/** Keys that no user may set, for the compiler. */
export type OwnedKey = KeysOf<
  | (typeof BEFORE_METADATA)[number]['owns']
  | (typeof AFTER_METADATA)[number]['owns']
  | typeof ZOOKEEPER_OWNS
  | typeof KRAFT_OWNS
>;

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

/** The groups of a cluster. */
export function propertyGroups(metadata: MetadataStore): readonly PropertyGroup[] {
  return [...BEFORE_METADATA, metadata, ...AFTER_METADATA];
}

/** Keys that the constructs write themselves, and what to use instead. */
export function ownedKeys(groups: readonly PropertyGroup[]): Readonly<Record<string, string>> {
  return Object.assign({}, ...groups.map(({ owns }) => owns));
}

/** The properties that are the same in every pod: a property that the user set replaces a derived one. */
export function sharedProperties(groups: readonly PropertyGroup[], inputs: PropertyInputs): Record<string, string> {
  const derived = groups.map((group) => asText(group.properties?.(inputs) ?? {}));
  return Object.assign({}, ...derived, asText(inputs.userConfig));
}

/** The properties that differ in each pod of a pool, as words of the shell. */
export function podProperties(
  groups: readonly PropertyGroup[],
  inputs: PropertyInputs,
  pool: PoolInputs,
): Record<string, string> {
  return Object.assign({}, ...groups.map((group) => group.podProperties?.(inputs, pool) ?? {}));
}

function asText(properties: Readonly<Record<string, PropertyValue>>): Record<string, string> {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, String(value)]));
}
