import type { BrokerConfig } from '../broker-properties';

/** A listener and the security protocol that is spoken there. */
export interface Spoken {
  readonly name: string;
  readonly protocol: string;
}

/** The listeners that the server opens, with what they speak. */
export function served({ listeners: { listeners, protocols } }: BrokerConfig): readonly Spoken[] {
  return listeners.flatMap(({ name }) => {
    const protocol = protocols.get(name);
    return protocol === undefined ? [] : [{ name, protocol }];
  });
}

/** Listeners of others that the server connects to: brokers and controllers. */
export function contacted({ listeners: { interBroker, controllerNames, protocols } }: BrokerConfig): readonly Spoken[] {
  return [interBroker.name, ...controllerNames].map((name) => ({ name, protocol: protocols.get(name) ?? '' }));
}
