/**
 * When a restarted broker counts as ready, which is when a rolling update takes the next one, and when a disruption budget
 * lets another go.
 *
 * A broker opens its port before it has caught up on what was written while it was away. A rolling update that goes by the
 * port alone takes the next broker then, and partitions fall below `min.insync.replicas`: producers with `acks=all` wait.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 */
export class RollGate {
  /**
   * Ready when the port is open and, once after each start, this broker is back in sync in every partition that it holds. It asks
   * the cluster by Kafka's own `kafka-topics.sh`, which costs a JVM of at most 128 MiB for a second or two, every five seconds until
   * the answer is yes and not again after it. Left out are partitions without any leader, which waiting here would not
   * bring back, and those that are only being moved to this broker. The gate never kills a broker, however long it recovers; to open it by hand:
   * `kubectl exec kafka-0 -c kafka -- touch /tmp/in-sync`. An image contract of one's own has to offer it itself.
   */
  public static inSync(): RollGate {
    return new RollGate(true);
  }

  /** Ready when the port is open: a rolling update does not wait for replication. */
  public static portOpen(): RollGate {
    return new RollGate(false);
  }

  private constructor(
    /** @internal */
    public readonly _waitsForSync: boolean,
  ) {}
}
