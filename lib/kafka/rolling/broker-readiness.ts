/**
 * When a restarted broker is ready: a rolling update then continues, and a disruption budget allows another eviction.
 *
 * A broker opens its port before it has caught up with what was written while it was down. A rolling update that waits for the
 * port alone restarts the next broker then, and partitions fall below `min.insync.replicas`: producers with `acks=all` wait.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 */
export class BrokerReadiness {
  /**
   * Ready when the port is open and, once after each start, this broker is back in sync in every partition that it has. It asks
   * the cluster with Kafka's own `kafka-topics.sh`, which costs a JVM of at most 128 MiB for a second or two, every five seconds until
   * the broker is in sync, and not again after that. Leaderless partitions are skipped, because waiting cannot bring them back, and
   * so are replicas that are still being added to this broker. The probe never kills a broker, however long recovery takes. To let
   * a rolling update continue anyway: `kubectl exec kafka-0 -c kafka -- touch /tmp/in-sync`. Needs an image with `toolsPath`.
   */
  public static inSync(): BrokerReadiness {
    return new BrokerReadiness('in-sync');
  }

  /** Ready when the port is open, as the image's contract checks it: a rolling update does not wait for replication. */
  public static listening(): BrokerReadiness {
    return new BrokerReadiness('listening');
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'BrokerReadiness';

  private constructor(private readonly condition: ReadinessCondition) {}

  /** @internal */
  public _render(): ReadinessCondition {
    return this.condition;
  }
}

/**
 * What a broker waits for before it is ready.
 *
 * @internal
 */
export type ReadinessCondition = 'in-sync' | 'listening';
