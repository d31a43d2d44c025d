import type { Feature } from './feature';

const INSTEAD = 'use the firstBrokerId prop: ids follow from it and the ordinals of the pods';

/** Which broker a pod is. */
export const IDENTITY = {
  owns: { 'broker.id': INSTEAD, 'node.id': INSTEAD },
  podProperties: (_, { firstId }) => ({ 'broker.id': brokerId(firstId) }),
} as const satisfies Feature;

/** The pod's ordinal, counted on from the first id, as a word of the shell. */
export function brokerId(firstId: number): string {
  return firstId === 0 ? '${HOSTNAME##*-}' : `$((\${HOSTNAME##*-} + ${firstId}))`;
}
