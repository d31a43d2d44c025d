import type { NamedPort } from '../../workload/ports';

/** A listener of the nodes: a name, a port and a security protocol. */
export interface Listener {
  /** Kafka's name of the listener, in capitals. */
  readonly name: string;
  readonly protocol: 'PLAINTEXT';
  /** The port as Kubernetes knows it. */
  readonly port: NamedPort;
}

/** The listener for brokers and for clients inside the Kubernetes cluster, as in the article. */
export const INTERNAL_LISTENER: Listener = {
  name: 'PLAINTEXT',
  protocol: 'PLAINTEXT',
  port: { name: 'server', port: 9093 },
};

/** The listener of controllers, for brokers and other controllers. */
export const CONTROLLER_LISTENER: Listener = {
  name: 'CONTROLLER',
  protocol: 'PLAINTEXT',
  port: { name: 'controller', port: 9094 },
};
