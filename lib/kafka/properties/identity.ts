import type { PropertyGroup } from './property-group';

const USE_FIRST_BROKER_ID = 'use the firstBrokerId prop: ids follow from it and the ordinals of the pods';

/** Which node a pod is, and in which rack. */
export const IDENTITY_PROPERTIES = {
  owns: { 'broker.id': USE_FIRST_BROKER_ID, 'node.id': USE_FIRST_BROKER_ID },
  podProperties: ({ store }, { firstId, rack }) => ({
    [store === 'zookeeper' ? 'broker.id' : 'node.id']: nodeId(firstId),
    ...(rack === undefined ? {} : { 'broker.rack': rack }),
  }),
} as const satisfies PropertyGroup;

/** The pod's ordinal, counted on from the first id, as a word of the shell. */
export function nodeId(firstId: number): string {
  return firstId === 0 ? '${HOSTNAME##*-}' : `$((\${HOSTNAME##*-} + ${firstId}))`;
}
