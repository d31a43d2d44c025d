import type { k8s } from 'cdk8s-plus-27';
import { quantity } from '../kubernetes/manifest';
import { fitProps, misfitsOf, type Shape, TEXT, TEXT_MAP, TEXTS } from '../lint/props/prop-types';
import type { Violation } from '../lint/rule';

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
   * Labels of the claim, beside those that the StatefulSet's selector adds.
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
   * The pod is evicted when its folder outgrows this quantity.
   * @default - no limit
   */
  readonly sizeLimit?: string;
}

const PERSISTENT_SHAPE: Shape<PersistentStorageOptions> = {
  storageClass: TEXT,
  accessModes: TEXTS,
  labels: TEXT_MAP,
  annotations: TEXT_MAP,
};

const EPHEMERAL_SHAPE: Shape<EphemeralStorageOptions> = { sizeLimit: TEXT };

/** What a kind of storage puts into the StatefulSet: a claim template, or a volume of the pod. */
interface StorageParts {
  claimTemplate?(name: string): k8s.KubePersistentVolumeClaimProps;
  volume?(name: string): k8s.Volume;
}

/**
 * Where a server keeps its data. On a StatefulSet that exists it cannot be changed: claim templates are immutable.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export class Storage {
  /**
   * A claim for each server, that outlives its pod.
   *
   * @param size a Kubernetes quantity of at least 1Mi, such as `10Gi`
   */
  public static persistent(size: string, options: PersistentStorageOptions = {}): Storage {
    const fitted = fitProps(options, PERSISTENT_SHAPE);
    const { storageClass, accessModes, labels, annotations } = fitted.props;
    // from JavaScript, nothing may come: a rule then says so
    return new Storage(String(size), fitted.props, misfitsOf(fitted), {
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

  /** An empty folder that is lost with the pod. For tests: a restarted server is an empty server. */
  public static ephemeral(options: EphemeralStorageOptions = {}): Storage {
    const fitted = fitProps(options, EPHEMERAL_SHAPE);
    const { sizeLimit } = fitted.props;
    return new Storage(sizeLimit, {}, misfitsOf(fitted), {
      volume: (name) => ({
        name,
        emptyDir: sizeLimit === undefined ? {} : { sizeLimit: quantity(sizeLimit) },
      }),
    });
  }

  private constructor(
    /** The size asked for, as it was written; undefined where there is no bound. */
    public readonly size: string | undefined,
    /** @internal */
    public readonly _claimOptions: PersistentStorageOptions,
    /** @internal */
    public readonly _misfits: readonly Violation[],
    private readonly parts: StorageParts,
  ) {}

  /** @internal */
  public _claimTemplate(name: string): k8s.KubePersistentVolumeClaimProps | undefined {
    return this.parts.claimTemplate?.(name);
  }

  /** @internal */
  public _volume(name: string): k8s.Volume | undefined {
    return this.parts.volume?.(name);
  }
}
