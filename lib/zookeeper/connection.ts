import type { Peer } from '../workload/network/peer';
import { type PodAddress, podHost } from '../workload/pod-addresses';

/** Where the servers are: pods of an ensemble of this library, or hosts by name. */
type Servers = { readonly pods: readonly PodAddress[]; readonly port: number } | { readonly hosts: string };

/** Session timeouts that an ensemble grants, in milliseconds. */
export interface SessionTimeoutRange {
  readonly tickTime: number;
  readonly min: number;
  readonly max: number;
}

/**
 * An ensemble of the same app.
 *
 * @internal
 */
export interface EnsembleFacts {
  /** The same for all connections to one ensemble, and for no other. */
  readonly identity: symbol;
  readonly sessions: SessionTimeoutRange;
  /** Name of its StatefulSet. */
  readonly name: string;
  /** Who may connect to it; undefined if that is not restricted. */
  readonly clients: readonly Peer[] | undefined;
  /** Namespace of its chart; undefined if it has none. */
  readonly namespace: string | undefined;
  /** The port for its clients. */
  readonly clientPort: number;
  /** Whether clients connect to it with TLS, and show a certificate. */
  readonly usesTls: boolean;
}

/**
 * How a client reaches an ensemble: its hosts, and optionally a chroot. It is plain data, so the ensemble can be in another
 * chart, or not come from this library at all. Host names are relative if the chart of the ensemble has no namespace: both
 * files then have to be applied to the same one.
 *
 * @see https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.connect
 */
export class ZookeeperConnection {
  /**
   * An existing ensemble.
   *
   * @param hosts `host:port`, separated by commas: `zk-a:2181,zk-b:2181,zk-c:2181`
   * @param chroot znode below which everything is kept, such as `/kafka`. It begins with a slash and does not end with one
   */
  public static of(hosts: string, chroot?: string): ZookeeperConnection {
    return new ZookeeperConnection({ hosts: String(hosts) }, chroot, undefined);
  }

  /** @internal */
  public static _ofPods(pods: readonly PodAddress[], ensemble: EnsembleFacts): ZookeeperConnection {
    return new ZookeeperConnection({ pods, port: ensemble.clientPort }, undefined, ensemble);
  }

  /** Znode below which the client keeps everything. Undefined for the root. */
  public readonly chroot: string | undefined;

  private constructor(
    private readonly servers: Servers,
    chroot: string | undefined,
    private readonly ensemble: EnsembleFacts | undefined,
  ) {
    this.chroot = chroot === undefined || chroot === null ? undefined : String(chroot);
  }

  /**
   * The same ensemble with another chroot: several clusters can share one ensemble in this way.
   *
   * @param chroot begins with a slash and does not end with one: `/kafka`
   */
  public withChroot(chroot: string): ZookeeperConnection {
    return new ZookeeperConnection(this.servers, chroot, this.ensemble);
  }

  /**
   * Hosts without the chroot, separated by commas.
   *
   * @param fromNamespace namespace of the client: names are relative within the ensemble's own namespace, full elsewhere
   */
  public hosts(fromNamespace?: string): string {
    if ('hosts' in this.servers) return this.servers.hosts;
    const { pods, port } = this.servers;
    return pods.map((pod) => `${podHost(pod, fromNamespace)}:${port}`).join(',');
  }

  /**
   * Hosts and chroot, as Kafka's `zookeeper.connect` and ZooKeeper's own clients read them.
   *
   * @param fromNamespace namespace of the client
   */
  public connectString(fromNamespace?: string): string {
    return `${this.hosts(fromNamespace)}${this.chroot ?? ''}`;
  }

  /**
   * Facts about the ensemble; undefined for one outside this app.
   *
   * @internal
   */
  public _render(): EnsembleFacts | undefined {
    return this.ensemble;
  }
}
