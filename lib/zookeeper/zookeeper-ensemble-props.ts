import type { Duration } from 'cdk8s';
import type { NetworkAccess } from '../workload/network/network-access';
import type { NodeSecurity } from '../workload/node-security';
import type { Storage } from '../workload/storage';
import type { WorkloadProps } from '../workload/workload-props';
import type { ZookeeperImage } from './image/zookeeper-image';

/**
 * Choices for an ensemble. Settings of zoo.cfg have the names of ZooKeeper's administrator's guide, spelled out.
 *
 * @see https://zookeeper.apache.org/doc/r3.9.4/zookeeperAdmin.html
 */
export interface ZookeeperEnsembleProps extends WorkloadProps {
  /**
   * Number of servers: odd, because an even number tolerates no more failures than the odd one below it. Do not go
   * from one server straight to three: two empty servers outvote the one that has the data.
   * @default 3
   */
  readonly replicas?: number;

  /**
   * The image and how it is configured.
   * @default - ZookeeperImage.official(), 3.9.4
   */
  readonly image?: ZookeeperImage;

  /**
   * A separate volume for the transaction log, which each write waits for. It cannot be added to an existing ensemble.
   * @default - the log is on the same volume as the snapshots
   */
  readonly transactionLogStorage?: Storage;

  /**
   * How servers speak with each other, and with the brokers. With TLS, clients connect to the port 2182 and show a certificate that an authority in
   * the `ca.crt` of the servers has signed; brokers show that of their `nodeSecurity`. The certificate needs the names of `ensemble.certificateNames`.
   * @default NodeSecurity.none()
   */
  readonly nodeSecurity?: NodeSecurity;

  /**
   * Who may connect to the servers. They always may among themselves; brokers are clients, and have to be listed.
   * @default - no NetworkPolicy: everyone whom no other policy keeps away
   */
  readonly networkPolicy?: NetworkAccess;

  /**
   * The unit of time of the ensemble (`tickTime`), in whole milliseconds.
   * @default Duration.seconds(2)
   */
  readonly tickTime?: Duration;

  /**
   * Ticks that a follower may take to connect and to fetch the state (`initLimit`).
   * @default 10
   */
  readonly initLimit?: number;

  /**
   * Ticks that a follower may lag behind before it is dropped (`syncLimit`). Not above `initLimit`.
   * @default 5
   */
  readonly syncLimit?: number;

  /**
   * Shortest session timeout that a client may request (`minSessionTimeout`).
   * @default - 2 ticks
   */
  readonly minSessionTimeout?: Duration;

  /**
   * Longest session timeout that a client may request (`maxSessionTimeout`).
   * @default - 20 ticks
   */
  readonly maxSessionTimeout?: Duration;

  /**
   * Connections that one client address may have to one server (`maxClientCnxns`). 0 means any number.
   * @default 60
   */
  readonly maxClientConnections?: number;

  /**
   * Connections that one server accepts in total (`maxCnxns`). 0 means any number.
   * @default - no limit
   */
  readonly maxConnections?: number;

  /**
   * Snapshots that the purge keeps, each with its transaction log (`autopurge.snapRetainCount`). At least 3.
   * @default 3
   */
  readonly snapshotsRetained?: number;

  /**
   * Time between two purges (`autopurge.purgeInterval`), in whole hours. Zero means never, which fills the volume.
   * @default Duration.hours(1)
   */
  readonly purgeInterval?: Duration;

  /**
   * Transactions after which a snapshot is written (`snapCount`). At least 2.
   * @default - ZooKeeper's own, 100000
   */
  readonly snapshotCount?: number;

  /**
   * Size by which the transaction log grows (`preAllocSize`), as a quantity of whole kibibytes.
   * @default - ZooKeeper's own, 64Mi
   */
  readonly preAllocationSize?: string;

  /**
   * Requests that may wait in one server (`globalOutstandingLimit`).
   * @default - ZooKeeper's own, 1000
   */
  readonly globalOutstandingLimit?: number;

  /**
   * Whether the leader serves clients too (`leaderServes`).
   * @default - ZooKeeper's own, yes
   */
  readonly leaderServes?: boolean;

  /**
   * Whether a write is on disk before it is acknowledged (`forceSync`). Without it, a power cut loses acknowledged writes.
   * @default - ZooKeeper's own, yes
   */
  readonly forceSync?: boolean;

  /**
   * Four-letter words that servers answer, in addition to `srvr`, which they always answer (`4lw.commands.whitelist`).
   * @default - none
   */
  readonly fourLetterWords?: string[];

  /**
   * Whether the HTTP admin server runs, on port 8080 (`admin.enableServer`).
   * @default false
   */
  readonly adminServer?: boolean;

  /**
   * More lines for zoo.cfg, by ZooKeeper's own names. Keys with their own prop are rejected.
   * @default - none
   */
  readonly config?: { [key: string]: string | number | boolean };

  /**
   * Text of logback.xml.
   * @default - INFO and above, to the console
   */
  readonly logbackXml?: string;
}
