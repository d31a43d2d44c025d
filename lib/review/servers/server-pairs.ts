import type { Server } from '../../servers/servers';

/** A server on both sides. */
export interface ServerInBoth {
  readonly before: Server;
  readonly after: Server;
}

/** The servers of a workload on both sides, by their containers; one that runs in another container is still the same. */
export function serverPairs(before: readonly Server[], after: readonly Server[]): readonly ServerInBoth[] {
  return after.flatMap((server): ServerInBoth[] => {
    const ofType = before.filter(({ type }) => type === server.type);
    const old = ofType.find(({ container }) => container.name === server.container.name) ?? ofType[0];
    return old === undefined ? [] : [{ before: old, after: server }];
  });
}
