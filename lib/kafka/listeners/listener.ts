import type { NamedPort } from '../../workload/ports';

/** A listener of the brokers: a name, a port and a security protocol. */
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
