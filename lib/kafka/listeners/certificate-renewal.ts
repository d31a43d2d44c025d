import type { Duration } from 'cdk8s';

/**
 * How a renewed certificate reaches running nodes. Kafka reads certificates when it starts, and again when it is asked to; it never looks for
 * new files itself.
 *
 * @see https://kafka.apache.org/43/configuration/broker-configs/#updating-ssl-keystore-of-an-existing-listener
 */
export class CertificateRenewal {
  /**
   * A CronJob (`kafka-crt`) asks each node to read its Secrets again, with Kafka's own `kafka-configs.sh`, and compares what the node then serves
   * with what is mounted. It needs no rights, fails with a list of what was not taken, and what was served before stays. No connection is
   * cut. Nodes fetch the metadata with the certificate of their start until they restart: `docs/recipes.md` has what follows from it.
   *
   * What it sets stays in Kafka and refers to the files of the Secrets: a node that restarts reads the newest ones. Needs KRaft, and an
   * image with `toolsPath`.
   *
   * @param interval how often: 1, 2, 3, 4, 6, 8, 12 or 24 hours. The minute follows from namespace and name
   */
  public static every(interval: Duration): CertificateRenewal {
    return new CertificateRenewal(interval);
  }

  /** A node takes a renewed certificate when it restarts, and there is no CronJob. */
  public static onNextRestart(): CertificateRenewal {
    return new CertificateRenewal(undefined);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'CertificateRenewal';

  private constructor(private readonly interval: Duration | undefined) {}

  /**
   * The interval, as it was given; undefined without a CronJob.
   *
   * @internal
   */
  public _render(): Duration | undefined {
    return this.interval;
  }
}
