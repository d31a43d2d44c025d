import type { NamedPort } from '../../workload/objects/headless-service';

/** A listener of the brokers: a name, a port and a security protocol. */
export interface Listener {
  /** Kafka's name of the listener, in capitals. */
  readonly name: string;
  readonly protocol: 'PLAINTEXT';
  /** The port as Kubernetes knows it. */
  readonly port: NamedPort;
}
