import { k8s } from 'cdk8s-plus-27';

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

/**
 * Where a server keeps its data.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/
 */
export abstract class Storage {
  /**
   * A claim for each server, that outlives its pod.
   *
   * @param size a Kubernetes quantity such as `10Gi`
   */
  public static persistent(size: string, options: PersistentStorageOptions = {}): Storage {
    return new PersistentStorage(size, options);
  }

  /** An empty folder that is lost with the pod. For tests: a restarted server is an empty server. */
  public static ephemeral(options: EphemeralStorageOptions = {}): Storage {
    return new EphemeralStorage(options.sizeLimit);
  }

  /** The size asked for, as it was written; undefined where there is no bound. */
  public abstract readonly size?: string;

  /** @internal */
  public abstract _claimTemplate(name: string): k8s.KubePersistentVolumeClaimProps | undefined;

  /** @internal */
  public abstract _volume(name: string): k8s.Volume | undefined;
}

class PersistentStorage extends Storage {
  constructor(
    public readonly size: string,
    private readonly options: PersistentStorageOptions,
  ) {
    super();
  }

  public _claimTemplate(name: string): k8s.KubePersistentVolumeClaimProps {
    const { storageClass, accessModes, labels, annotations } = this.options;
    return {
      metadata: { name, labels, annotations },
      spec: {
        accessModes: accessModes ?? ['ReadWriteOnce'],
        storageClassName: storageClass,
        resources: { requests: { storage: k8s.Quantity.fromString(this.size) } },
      },
    };
  }

  public _volume(): undefined {
    return undefined;
  }
}

class EphemeralStorage extends Storage {
  constructor(public readonly size?: string) {
    super();
  }

  public _claimTemplate(): undefined {
    return undefined;
  }

  public _volume(name: string): k8s.Volume {
    return {
      name,
      emptyDir: this.size === undefined ? {} : { sizeLimit: k8s.Quantity.fromString(this.size) },
    };
  }
}
