/**
 * How a change to a dynamic broker property reaches running brokers. Kafka reads most properties only when it starts; those that
 * its documentation calls cluster-wide can be changed on running brokers. A change to any other always restarts the
 * brokers, one after the other; comments and the order of keys never do.
 *
 * @see https://kafka.apache.org/39/configuration/broker-configs/#dynamicbrokerconfigs
 */
export class DynamicConfig {
  /**
   * A Job changes cluster-wide properties on the running brokers. It is named after its content (`kafka-cfg-<hash>`) and runs
   * Kafka's own `kafka-configs.sh`. The Job owns Kafka's dynamic defaults for all brokers: it deletes those that are not in
   * `config`, except replication throttles. Settings of single brokers are left alone. What it has set stays in Kafka and
   * overrides the file: delete it before you switch to another choice.
   */
  public static applied(): DynamicConfig {
    return new DynamicConfig('applied');
  }

  /** Cluster-wide properties take effect when a broker happens to restart: no change restarts one, and there is no Job. */
  public static onNextRestart(): DynamicConfig {
    return new DynamicConfig('on-next-restart');
  }

  /** Every change restarts the brokers, and there is no Job. */
  public static rollingRestart(): DynamicConfig {
    return new DynamicConfig('rolling-restart');
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'DynamicConfig';

  private constructor(private readonly delivery: DynamicConfigDelivery) {}

  /** @internal */
  public _render(): DynamicConfigDelivery {
    return this.delivery;
  }
}

/**
 * How dynamic properties reach running brokers.
 *
 * @internal
 */
export type DynamicConfigDelivery = 'applied' | 'on-next-restart' | 'rolling-restart';
