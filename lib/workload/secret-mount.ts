import type { k8s } from 'cdk8s-plus-27';

/** A Secret whose keys the pods find as files. */
export interface SecretMount {
  /** Name of the volume. */
  readonly name: string;
  /** Name of the Secret. */
  readonly secret: string;
  /** Directory with a file for each key: a whole one, since Kubernetes never updates a single file that is mounted by subPath. */
  readonly path: string;
}

/** The volumes of Secrets. A pod waits until its Secrets exist. */
export function secretVolumes(mounts: readonly SecretMount[]): k8s.Volume[] {
  return mounts.map(({ name, secret }) => ({ name, secret: { secretName: secret } }));
}

/** Where they are mounted. */
export function secretMounts(mounts: readonly SecretMount[]): k8s.VolumeMount[] {
  return mounts.map(({ name, path }) => ({ name, mountPath: path, readOnly: true }));
}
