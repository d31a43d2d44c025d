import type { k8s } from 'cdk8s-plus-27';
import { quantity } from '../kubernetes/manifest';
import {
  describe,
  optionViolations,
  type PropTypes,
  quantityOfClass,
  quantityString,
  STRING,
  STRING_MAP,
  STRINGS,
  validateProps,
} from '../lint/props/prop-types';
import { findingIf, type Violation } from '../lint/rule';
import { foreignProps } from './foreign-tables';

/** Options of {@link Storage.persistent}. */
export interface PersistentStorageOptions {
  /**
   * Storage class of the claim. Cannot be changed later: a StatefulSet's claim templates are immutable.
   * @default - the cluster's default class
   */
  readonly storageClass?: string;

  /**
   * Access modes of the claim.
   * @default ["ReadWriteOnce"]
   */
  readonly accessModes?: string[];

  /**
   * Labels of the claim, in addition to those that the StatefulSet's selector adds.
   * @default - none
   */
  readonly labels?: { [key: string]: string };

  /**
   * Annotations of the claim.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
}

/** Options of {@link Storage.ephemeral}. */
export interface EphemeralStorageOptions {
  /**
   * The pod is evicted when its directory outgrows this quantity.
   * @default - no limit
   */
  readonly sizeLimit?: string;
}

const PERSISTENT_OPTIONS: PropTypes<PersistentStorageOptions> = {
  storageClass: STRING,
  accessModes: STRINGS,
  labels: STRING_MAP,
  annotations: STRING_MAP,
};

const EPHEMERAL_OPTIONS: PropTypes<EphemeralStorageOptions> = { sizeLimit: quantityString('10Gi') };

/**
 * Storage as the objects and the rules need it: a claim template, or a volume of the pod.
 *
 * @internal
 */
export interface RenderedStorage {
  readonly claimTemplate?: (name: string) => k8s.KubePersistentVolumeClaimProps;
  readonly volume?: (name: string) => k8s.Volume;
  /** Options of a persistent claim. */
  readonly claimOptions: PersistentStorageOptions;
  /** What is wrong with the options of the choice. */
  readonly rejected: readonly Violation[];
}

/**
 * Where a server keeps its data. It cannot be changed on an existing StatefulSet: claim templates are immutable.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class Storage {
  /**
   * A claim for each server, which outlives its pod.
   *
   * @param size a Kubernetes quantity of at least 1Mi, such as `10Gi`
   */
  public static persistent(size: string, options: PersistentStorageOptions = {}): Storage {
    const validated = validateProps(options, PERSISTENT_OPTIONS, () => foreignProps().FOREIGN_CLAIM_OPTIONS);
    const { storageClass, accessModes, labels, annotations } = validated.props;
    // JavaScript users may pass a Size of cdk8s; if they pass nothing, a rule on quantities reports it
    const ofClass = quantityOfClass(size);
    return new Storage(ofClass === undefined ? String(size) : undefined, {
      claimOptions: validated.props,
      rejected: [
        ...optionViolations(validated),
        ...findingIf(ofClass !== undefined, {
          problem: `the size is ${describe(size)}`,
          fix: `write it as Kubernetes does: ${JSON.stringify(ofClass)}`,
        }),
      ],
      claimTemplate: (name) => ({
        metadata: { name, labels, annotations },
        spec: {
          accessModes: accessModes ?? ['ReadWriteOnce'],
          storageClassName: storageClass,
          resources: { requests: { storage: quantity(size) } },
        },
      }),
    });
  }

  /** An empty directory that is lost with the pod. For tests: a server whose pod is replaced starts empty. */
  public static ephemeral(options: EphemeralStorageOptions = {}): Storage {
    const validated = validateProps(options, EPHEMERAL_OPTIONS, () => foreignProps().FOREIGN_EPHEMERAL_OPTIONS);
    const { sizeLimit } = validated.props;
    return new Storage(sizeLimit, {
      claimOptions: {},
      rejected: optionViolations(validated),
      volume: (name) => ({
        name,
        emptyDir: sizeLimit === undefined ? {} : { sizeLimit: quantity(sizeLimit) },
      }),
    });
  }

  /**
   * Tells choices apart.
   *
   * @internal
   */
  public readonly _choice = 'Storage';

  private constructor(
    /** The requested size, as it was written. Undefined without a limit. */
    public readonly size: string | undefined,
    private readonly rendered: RenderedStorage,
  ) {}

  /** @internal */
  public _render(): RenderedStorage {
    return this.rendered;
  }
}

/** Whether data outlives its pod. */
export function isPersistent(storage: Storage): boolean {
  return storage._render().claimTemplate !== undefined;
}
