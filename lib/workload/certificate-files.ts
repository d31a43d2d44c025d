/**
 * A certificate for a server that reads key and certificate from one file: its start writes that file, from those of the Secret. The server's
 * settings name the files in `target`.
 */
export interface CertificateFiles {
  /** Directory with the files of the Secret: `tls.key`, `tls.crt` and `ca.crt`. They are replaced while the server runs. */
  readonly source: string;
  /**
   * Directory for `identity.pem`, the key and then the certificate with its chain, and `ca.pem`, the authorities. It is in memory, in the pod's
   * own `/dev/shm`, and no one else should be able to read it.
   */
  readonly target: string;
}
