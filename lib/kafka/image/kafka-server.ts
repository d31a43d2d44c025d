import type { CertificateFiles } from '../../workload/certificate-files';

/** How the storage of a node of a KRaft cluster is formatted before its first start. */
export interface KafkaFormat {
  /** Name of the cluster: its id is made from it and the namespace of the pod, if it has none. */
  readonly clusterName: string;
  /** Id of the cluster; undefined if it is made from the name. */
  readonly clusterId?: string;
  /** The metadata version, such as `4.3`, which belongs in `features.properties`; undefined for that of the image. */
  readonly metadataVersion?: string;
  /**
   * The hosts and the chroot of the ensemble that a controller copies the metadata from. Undefined if it copies none. Such a storage must not be
   * formatted if an earlier migration left its mark in ZooKeeper, and no controller has the metadata: all topics would be deleted.
   */
  readonly migratesFrom?: string;
}

/** The settings of a node, as an image contract sees them. */
export interface KafkaServer {
  /** Heap as a quantity: `1Gi`. */
  readonly heap: string;
  /** More options for the JVM. */
  readonly jvmOptions: string[];
  /** What the node does: `broker`, `controller`, or both. */
  readonly roles: string[];
  /**
   * Broker properties that are the same in every pod and whose change restarts the brokers, without `log.dirs`, which only the
   * image knows.
   */
  readonly properties: { [key: string]: string };
  /**
   * Broker properties that are the same in every pod and whose change restarts nothing: see `DynamicConfig`. They belong in
   * `dynamic.properties`, and a broker has to start with them too. Empty for an image without `toolsPath`.
   */
  readonly dynamicProperties: { [key: string]: string };
  /**
   * Properties that differ in each pod, as words for a POSIX shell: they may contain `$HOSTNAME`, `${HOSTNAME##*-}`
   * and `$POD_NAMESPACE`, which must be in the container's environment.
   */
  readonly podProperties: { [key: string]: string };
  /**
   * How Kafka's tools connect to the listeners of the nodes: the properties belong in `client.properties`. Empty if a host and a port
   * are enough.
   */
  readonly clientProperties: { [key: string]: string };
  /** Text of log4j.properties, for Kafka 3.9. */
  readonly log4jProperties: string;
  /** Text of log4j2.yaml, for Kafka 4.0 and later. */
  readonly log4j2Yaml: string;
  /** Number of volumes for data, each with a log directory. */
  readonly dataVolumes: number;
  /** Whether the log of the metadata has a volume of its own. */
  readonly hasMetadataVolume: boolean;
  /** How the storage of a node is formatted; undefined for a cluster with ZooKeeper, which needs none. */
  readonly format?: KafkaFormat;
  /** The files with the certificate that a broker shows to ZooKeeper; undefined without TLS. */
  readonly certificateFiles?: CertificateFiles;
  /** Port on which the kubelet can see whether the broker serves. */
  readonly probePort: number;
  /** Seconds that a broker may take from its start until it serves. */
  readonly startupSeconds: number;
}
