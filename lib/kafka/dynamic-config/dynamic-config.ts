/**
 * How a change of a broker property reaches brokers that run. Kafka reads most properties at its start only; those that
 * its documentation calls cluster-wide can be changed on running brokers. A change of any other always restarts the
 * brokers, one after the other; comments and the order of keys never do.
 *
 * @see https://kafka.apache.org/39/configuration/broker-configs/#dynamicbrokerconfigs
 */
export class ConfigUpdates {
  /**
   * Cluster-wide properties are changed on the running brokers, by a Job that is named after its content
   * (`kafka-cfg-<hash>`) and runs Kafka's own `kafka-configs.sh`. The Job owns Kafka's defaults for all brokers: what
   * somebody else set there by hand is taken back when it runs, apart from replication throttles. Settings of single brokers
   * are left alone. What it has set stays in Kafka and wins over the file: remove it before you choose another way.
   */
  public static live(): ConfigUpdates {
    return new ConfigUpdates('live');
  }

  /** Cluster-wide properties take effect when a broker happens to restart: nothing is restarted for them, and no Job is made. */
  public static atNextRestart(): ConfigUpdates {
    return new ConfigUpdates('at-next-restart');
  }

  /** Every change restarts the brokers, and no Job is made. */
  public static byRestart(): ConfigUpdates {
    return new ConfigUpdates('by-restart');
  }

  private constructor(
    /** @internal */
    public readonly _way: 'live' | 'at-next-restart' | 'by-restart',
  ) {}
}
