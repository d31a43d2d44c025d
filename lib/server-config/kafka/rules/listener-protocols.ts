import type { BrokerProperties } from '../broker-properties';

/** A listener and the security protocol that is spoken there. */
export interface ListenerProtocol {
  readonly name: string;
  readonly protocol: string;
}

/** The listeners that the server opens, with what they speak. */
export function ownListeners({ listeners: { listeners, protocols } }: BrokerProperties): readonly ListenerProtocol[] {
  return listeners.flatMap(({ name }) => {
    const protocol = protocols.get(name);
    return protocol === undefined ? [] : [{ name, protocol }];
  });
}

/** Listeners of others that the server connects to: brokers and controllers. */
export function remoteListeners({
  listeners: { interBroker, controllerNames, protocols },
}: BrokerProperties): readonly ListenerProtocol[] {
  return [interBroker.name, ...controllerNames].map((name) => ({ name, protocol: protocols.get(name) ?? '' }));
}
