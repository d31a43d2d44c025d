import type { NamedPort } from '../../workload/objects/headless-service';

/** A way into the brokers: a name, a port and a protocol, and under which host the brokers advertise it. */
export interface Listener {
  /** Kafka's name of the listener, in capitals. */
  readonly name: string;
  readonly protocol: 'PLAINTEXT';
  /** The port as Kubernetes knows it. */
  readonly port: NamedPort;
}

/** The listener on which brokers and clients inside the Kubernetes cluster talk, as in the article. */
export const INTERNAL_LISTENER: Listener = {
  name: 'PLAINTEXT',
  protocol: 'PLAINTEXT',
  port: { name: 'server', port: 9093 },
};

/** The broker properties that follow from its listeners; `interBroker` is the one that brokers use among themselves. */
export function listenerProperties(listeners: readonly Listener[], interBroker: Listener): Record<string, string> {
  return {
    listeners: listeners.map(({ name, port }) => `${name}://:${port.port}`).join(','),
    'listener.security.protocol.map': listeners.map(({ name, protocol }) => `${name}:${protocol}`).join(','),
    // without it security.inter.broker.protocol decides, whatever the map says
    'inter.broker.listener.name': interBroker.name,
  };
}

/** What the brokers tell clients to connect to. `host` may hold shell variables: it differs in each pod. */
export function advertisedListeners(listeners: readonly Listener[], host: string): string {
  return listeners.map(({ name, port }) => `${name}://${host}:${port.port}`).join(',');
}
