import { type PodAddress, podHost } from '../kubernetes/names';
import { CLIENT_PORT } from './ports';

/** Where the servers are: pods of an ensemble of ours, or names that somebody gave. */
type Servers = { readonly pods: readonly PodAddress[] } | { readonly hosts: string };

/** Sessions that the ensemble grants, in milliseconds. */
export interface SessionTimeoutRange {
  readonly tickTime: number;
  readonly min: number;
  readonly max: number;
}

/**
 * How a client reaches an ensemble: hosts and an optional folder (chroot) in its tree. It is data and no construct, so an
 * ensemble in another chart, or one that is not made by this library, does as well. Names are relative where the chart of the
 * ensemble has no namespace: both files then have to be applied to the same one.
 *
 * @see https://kafka.apache.org/39/configuration/broker-configs/#brokerconfigs_zookeeper.connect
 */
export class ZookeeperConnection {
  /**
   * An ensemble that exists already.
   *
   * @param hosts `host:port`, separated by commas: `zk-a:2181,zk-b:2181,zk-c:2181`
   * @param chroot folder below which everything is kept, such as `/kafka`; begins with a slash and does not end with one
   */
  public static of(hosts: string, chroot?: string): ZookeeperConnection {
    return new ZookeeperConnection({ hosts: String(hosts) }, chroot, undefined);
  }

  /** @internal */
  public static _ofPods(pods: readonly PodAddress[], sessions: SessionTimeoutRange): ZookeeperConnection {
    return new ZookeeperConnection({ pods }, undefined, sessions);
  }

  /** Folder in the ensemble's tree; undefined for its root. */
  public readonly chroot: string | undefined;

  private constructor(
    private readonly servers: Servers,
    chroot: string | undefined,
    /**
     * What the ensemble grants; undefined for one that is not ours. Connections to one ensemble share the object.
     *
     * @internal
     */
    public readonly _sessions: SessionTimeoutRange | undefined,
  ) {
    this.chroot = chroot === undefined || chroot === null ? undefined : String(chroot);
  }

  /**
   * The same ensemble, with another folder: several clusters can share one ensemble in this way.
   *
   * @param chroot begins with a slash and does not end with one: `/kafka`
   */
  public withChroot(chroot: string): ZookeeperConnection {
    return new ZookeeperConnection(this.servers, chroot, this._sessions);
  }

  /**
   * Hosts without the chroot, separated by commas.
   *
   * @param fromNamespace namespace of the client: names are relative within the ensemble's own namespace, full elsewhere
   */
  public hosts(fromNamespace?: string): string {
    return 'hosts' in this.servers
      ? this.servers.hosts
      : this.servers.pods.map((pod) => `${podHost(pod, fromNamespace)}:${CLIENT_PORT}`).join(',');
  }

  /**
   * Hosts and chroot, as Kafka's `zookeeper.connect` and ZooKeeper's own clients read them.
   *
   * @param fromNamespace namespace of the client
   */
  public connectString(fromNamespace?: string): string {
    return `${this.hosts(fromNamespace)}${this.chroot ?? ''}`;
  }
}
