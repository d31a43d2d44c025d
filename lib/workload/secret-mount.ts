import type { k8s } from 'cdk8s-plus-27';

/** A Secret whose keys the pods find as files. */
export interface SecretMount {
  /** Name of the volume. */
  readonly name: string;
  /** Name of the Secret. */
  readonly secret: string;
  /** Directory with a file for each key: a whole one, since Kubernetes never updates a single file that is mounted by subPath. */
  readonly path: string;
  /** The Secret that has the authorities, `ca.crt`, if it is not the same one. */
  readonly caSecret?: string;
}

/** The volumes of Secrets. A pod waits until its Secrets exist. */
export function secretVolumes(mounts: readonly SecretMount[]): k8s.Volume[] {
  return mounts.map(({ name, secret, caSecret }) =>
    caSecret === undefined
      ? { name, secret: { secretName: secret } }
      : { name, projected: twoSecrets(secret, caSecret) },
  );
}

/** One directory, so that its path stays the same whatever Secret the authorities are in. */
function twoSecrets(secret: string, caSecret: string): k8s.ProjectedVolumeSource {
  const files = (...keys: string[]) => keys.map((key) => ({ key, path: key }));
  return {
    sources: [
      { secret: { name: secret, items: files('tls.key', 'tls.crt') } },
      { secret: { name: caSecret, items: files('ca.crt') } },
    ],
  };
}

/** Where they are mounted. */
export function secretMounts(mounts: readonly SecretMount[]): k8s.VolumeMount[] {
  return mounts.map(({ name, path }) => ({ name, mountPath: path, readOnly: true }));
}
