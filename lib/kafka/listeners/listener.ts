import type { Peer } from '../../workload/network/peer';
import type { Authentication } from './authentication';
import type { Encryption } from './encryption';

/** Options of a listener for clients. */
export interface ListenerOptions {
  /** Port of the brokers, 1 to 65535. The nodes use 9093 to 9096 among themselves. */
  readonly port: number;

  /**
   * Whether it is encrypted.
   * @default - Encryption.tls() if the nodes have a certificate, Encryption.none() if they have none
   */
  readonly encryption?: Encryption;

  /**
   * How clients prove who they are.
   * @default Authentication.none()
   */
  readonly authentication?: Authentication;

  /**
   * Who may connect, if `networkPolicy` restricts access, besides the clients that are named there.
   * @default - only those
   */
  readonly clients?: Peer[];
}

/**
 * A port of the brokers for clients. Settings that Kafka has for single listeners belong in `config`:
 * `{ 'listener.name.clients.max.connections': 500 }`.
 *
 * @see https://kafka.apache.org/43/configuration/broker-configs/#brokerconfigs_listeners
 */
export class Listener {
  /** For clients inside the Kubernetes cluster: each broker is reached by its own name behind the headless service. */
  public static inCluster(options: ListenerOptions): Listener {
    return new Listener(options);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Listener';

  private constructor(private readonly options: ListenerOptions) {}

  /** @internal */
  public _render(): ListenerOptions {
    return this.options;
  }
}
