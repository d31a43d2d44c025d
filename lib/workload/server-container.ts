import type { k8s } from 'cdk8s-plus-27';
import type { ProbeSet } from './probes';

/**
 * What an image needs to run one server: the answer of an image contract to the settings of a construct. Every pod of a
 * StatefulSet is made from the same one, so whatever differs between servers has to come from `HOSTNAME`, which ends with
 * the pod's ordinal.
 */
export interface ServerContainer {
  /** Name of the container. */
  readonly name: string;

  /** Reference of the image. */
  readonly image: string;

  /** Program and arguments: they replace the image's entrypoint. */
  readonly command: string[];

  /**
   * Arguments, apart.
   * @default - none
   */
  readonly args?: string[];

  /**
   * Environment of the container.
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Variables that the start script sets itself, and the prop to use instead. They are refused in `env`.
   * @default - none
   */
  readonly ownedEnv?: { [variable: string]: string };

  /**
   * Content of the ConfigMap: file names and texts.
   * @default - no ConfigMap is made
   */
  readonly config?: { [file: string]: string };

  /**
   * Folder on which the ConfigMap is mounted, read-only.
   * @default - it is not mounted
   */
  readonly configPath?: string;

  /**
   * Folder on which the data's volume is mounted. It must be a path that the image declares as VOLUME, or one that no VOLUME
   * lies below: otherwise the runtime puts an anonymous folder over the data, and each new pod starts empty.
   */
  readonly dataPath: string;

  /**
   * Folder on which the transaction log's own volume is mounted, where there is one; the same holds for it.
   * @default - the image cannot keep the log apart
   */
  readonly transactionLogPath?: string;

  /**
   * Folders that have to be writable though the root file system is not.
   * @default - none
   */
  readonly scratchPaths?: string[];

  /**
   * Whether a server becomes ready only together with others: then they cannot be made one after the other.
   * @default false
   */
  readonly readyOnlyTogether?: boolean;

  /**
   * How this image is asked for its health.
   * @default - no probes
   */
  readonly probes?: ProbeSet;
}
