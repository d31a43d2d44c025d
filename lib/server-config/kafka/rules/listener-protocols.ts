import type { BrokerProperties } from '../broker-properties';

/** A listener and its security protocol. */
export interface ListenerProtocol {
  readonly name: string;
  readonly protocol: string;
}

/** The listeners that the server opens. */
export function ownListeners({ listeners: { listeners, protocols } }: BrokerProperties): readonly ListenerProtocol[] {
  return listeners.flatMap(({ name }) => {
    const protocol = protocols.get(name);
    return protocol === undefined ? [] : [{ name, protocol }];
  });
}

/** Listeners of other brokers and controllers that the server connects to. */
export function remoteListeners({
  listeners: { interBroker, controllerNames, protocols },
}: BrokerProperties): readonly ListenerProtocol[] {
  return [interBroker.name, ...controllerNames].map((name) => ({ name, protocol: protocols.get(name) ?? '' }));
}
