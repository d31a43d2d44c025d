import type { VariableRules } from './variable-rules';
import type { Product, VersionScheme } from './version-schemes';

/** What is known about an image of Kafka or ZooKeeper, whatever registry it is pulled from. */
export interface KnownImage {
  /** How the repository ends: `apache/kafka` is also `mirror.example/hub/apache/kafka`, and `cp-kafka` is one in any namespace. */
  readonly names: readonly string[];
  /** What runs in it; settings of two products in one container do not show whose they are. */
  readonly products: readonly Product[];
  /** Directories that the image declares as VOLUME: where nothing is mounted at exactly this path, the runtime mounts an empty directory. */
  readonly volumes: readonly string[];
  /** Keys of the server's configuration that hold data, and their directories if nothing sets them. `$NAME` is a variable. */
  readonly dataDefaults: Readonly<Record<string, string>>;
  /** The same, if no variable is set and no file mounted: some images then start with a file of their own. */
  readonly dataUntouched?: Readonly<Record<string, string>>;
  /** How environment variables become keys; undefined if the image reads none. */
  readonly variables?: VariableRules;
  /** What a tag says of the version. */
  readonly versions: VersionScheme;
  /** Variables with which the server does not start, if the Service of that name sets them to `tcp://…`. */
  readonly refusedLinks?: readonly RefusedLink[];
  /** The directory with bin/kafka-server-start.sh or bin/zkServer.sh; undefined if it is not the same in all versions. */
  readonly home?: string;
  /** The contract of this library's constructs that the image keeps. */
  readonly contract?: 'KafkaImage.official' | 'ZookeeperImage.official';
  /** The Dockerfile and the start script. */
  readonly source: string;
}

export interface RefusedLink {
  readonly variable: string;
  /** The first version that no longer minds. */
  readonly before?: readonly [major: number, minor: number];
  /** The variable is not read if one of these is set. */
  readonly unless?: readonly string[];
}
