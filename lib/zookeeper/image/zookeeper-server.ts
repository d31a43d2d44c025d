import type { CertificateFiles } from '../../workload/certificate-files';

/** The file for `zooCfg`. */
export const ZOO_CFG_FILE = 'zoo.cfg';

/** The settings of an ensemble, as an image contract sees them. */
export interface ZookeeperServer {
  /** Number of servers. */
  readonly replicas: number;
  /** Heap as a quantity: `1Gi`. */
  readonly heap: string;
  /** More options for the JVM. */
  readonly jvmOptions: string[];
  /** Lines of zoo.cfg, without the directories, which only the image knows, and without the servers. */
  readonly zooCfg: { [key: string]: string };
  /** The `server.N` lines; empty for a single server. */
  readonly servers: { [key: string]: string };
  /** Text of logback.xml. */
  readonly logbackXml: string;
  /** Whether the transaction log has its own volume. */
  readonly separateTransactionLog: boolean;
  /** The files with the certificate that the server reads; undefined without TLS. */
  readonly certificateFiles?: CertificateFiles;
  /** Whether the port for clients is only open on the loopback address, where the kubelet cannot reach it. */
  readonly clientPortIsLocal?: boolean;
}
