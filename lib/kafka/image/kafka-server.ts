/** The file for `dynamicProperties`, beside `server.properties`. */
export const DYNAMIC_FILE = 'dynamic.properties';

/** The settings of a broker, as an image contract sees them. */
export interface KafkaServer {
  /** Heap as a quantity: `1Gi`. */
  readonly heap: string;
  /** More options for the JVM. */
  readonly jvmOptions: string[];
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
   * Broker properties that differ in each pod, as words for a POSIX shell: they may contain `$HOSTNAME`, `${HOSTNAME##*-}`
   * and `$POD_NAMESPACE`, which must be in the container's environment.
   */
  readonly podProperties: { [key: string]: string };
  /** Text of log4j.properties. */
  readonly log4jProperties: string;
  /** Port on which the kubelet can see whether the broker serves. */
  readonly probePort: number;
  /** Seconds that a broker may take from its start until it serves. */
  readonly startupSeconds: number;
}
