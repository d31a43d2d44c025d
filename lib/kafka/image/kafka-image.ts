import { KAFKA_VERSIONS } from '../../server-config/kafka/model/model';
import type { ServerContainer } from '../../workload/server-container';
import type { KafkaServer } from './kafka-server';
import { officialKafkaContainer, TOOLS } from './official-image';

/**
 * How an image of Kafka is configured and started. Extend it for an image with another contract: its one method turns
 * the settings into a container.
 */
export abstract class KafkaImage {
  /**
   * The image of the Kafka project, or a copy of it in another registry.
   *
   * @param reference such as `apache/kafka:4.3.1`; 3.9 is the last line that keeps metadata in ZooKeeper
   * @param kafkaVersion version of Kafka in it, such as `4.3`; by default that of its tag, or 3.9 if that has none
   * @see https://hub.docker.com/r/apache/kafka
   */
  public static official(reference: string, kafkaVersion?: string): KafkaImage {
    return new OfficialImage(reference, kafkaVersion ?? versionOfTag(reference) ?? '3.9', TOOLS);
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'KafkaImage';

  /**
   * Whether this is the contract of the official image.
   *
   * @internal
   */
  public readonly _isOfficial: boolean = false;

  /**
   * @param reference name of the image with its tag or digest
   * @param kafkaVersion version of Kafka in the image, such as `3.9`, which decides how properties are checked; those of a version that
   * is not known here are not checked
   * @param toolsPath directory of Kafka's command-line tools in the image, such as `/opt/kafka/bin`, with bash beside them.
   * Without it, brokers are ready when their port is open, and every change to the configuration restarts them. With it, the
   * container has to have the files `server.properties`, with a line `log.dirs=...`, `dynamic.properties` and `client.properties` in its
   * `configPath`, the latter two if they are not empty, and `/tmp` among its `writablePaths`. Its start removes `/tmp/in-sync`. A readiness probe of the contract that
   * checks more than a port is kept, unless `BrokerReadiness.inSync()` is chosen.
   */
  protected constructor(
    public readonly reference: string,
    public readonly kafkaVersion: string = '3.9',
    public readonly toolsPath?: string,
  ) {}

  /**
   * The container that runs one broker.
   *
   * @param server the settings, under the server's own key names
   */
  public abstract container(server: KafkaServer): ServerContainer;
}

class OfficialImage extends KafkaImage {
  public override readonly _isOfficial = true;

  public container(server: KafkaServer): ServerContainer {
    return officialKafkaContainer(this, server);
  }
}

/** The version in the tag of an image; the nearest one whose keys are known. Undefined if it has none. */
function versionOfTag(reference: unknown): string | undefined {
  const [, major, minor] = /:v?(\d+)\.(\d+)[^:/]*$/.exec(String(reference)) ?? [];
  if (major === undefined) return undefined;
  const version = `${major}.${minor}`;
  if (KAFKA_VERSIONS.some((known) => known === version)) return version;
  return Number(major) < 4 ? KAFKA_VERSIONS[0] : KAFKA_VERSIONS[KAFKA_VERSIONS.length - 1];
}
