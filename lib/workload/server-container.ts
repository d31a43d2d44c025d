import type { k8s } from 'cdk8s-plus-27';
import type { ProbeSet } from './probes';

/**
 * What an image needs to run one server: what an image contract returns for a construct's settings. Every pod of a
 * StatefulSet is created from the same one, so whatever differs between servers has to come from `HOSTNAME`, which ends with
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
   * Arguments, if they are not part of `command`.
   * @default - none
   */
  readonly args?: string[];

  /**
   * Program and arguments that run before the server gets its stop signal, within the grace period.
   * @default - it gets the signal at once
   */
  readonly preStop?: string[];

  /**
   * Environment of the container.
   * @default - none
   */
  readonly env?: k8s.EnvVar[];

  /**
   * Variables that the start script sets itself, and the prop to use instead. A rule rejects them in `env`.
   * @default - none
   */
  readonly reservedEnv?: { [variable: string]: string };

  /**
   * Content of the ConfigMap: file names and texts.
   * @default - no ConfigMap
   */
  readonly config?: { [file: string]: string };

  /**
   * Directory on which the ConfigMap is mounted, read-only.
   * @default - it is not mounted
   */
  readonly configPath?: string;

  /**
   * Directory on which the data's volume is mounted. It must be a path that the image declares as VOLUME, or one that no VOLUME
   * lies below: otherwise the runtime puts an anonymous directory over the data, and each new pod starts empty.
   */
  readonly dataPath: string;

  /**
   * Directory on which the transaction log's own volume is mounted, if it has one. The same applies to it.
   * @default - the image cannot keep the log apart
   */
  readonly transactionLogPath?: string;

  /**
   * Directories on which more volumes for data are mounted, in their order. The same applies to them.
   * @default - the image has one directory for data
   */
  readonly additionalDataPaths?: string[];

  /**
   * Directory on which the volume of the metadata log is mounted, if it has one. The same applies to it.
   * @default - the image cannot keep the metadata log apart
   */
  readonly metadataPath?: string;

  /**
   * Directories that have to be writable although the root file system is not.
   * @default - none
   */
  readonly writablePaths?: string[];

  /**
   * Whether a server becomes ready only as part of a quorum: then servers cannot be created one after the other.
   * @default false
   */
  readonly readinessNeedsQuorum?: boolean;

  /**
   * The probes of this image.
   * @default - no probes
   */
  readonly probes?: ProbeSet;
}
