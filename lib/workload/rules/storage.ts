import { withoutTrailingSlash } from '../../java/directories';
import { MEBIBYTE } from '../../kubernetes/quantity';
import { findingIf, type Rule } from '../../lint/rule';
import { isPersistent, Storage } from '../storage';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';
import { quantityOf } from './quantities';
import { volumeNames } from './volumes';

const ACCESS_MODES = ['ReadWriteOnce', 'ReadWriteOncePod', 'ReadWriteMany', 'ReadOnlyMany'];

/** The volumes of the data, and other mounts. */
export const STORAGE_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'storage-not-a-quantity',
    severity: 'error',
    about: ['storage', 'transactionLogStorage', 'additionalStorages', 'metadataStorage'],
    evenIfRejected: true,
    check: ({ workload: { storages } }) =>
      storages.flatMap(({ about, storage }) =>
        storage.size === undefined ? [] : quantityOf(MEBIBYTE, `${about} size`, storage.size, '10Gi'),
      ),
    why: 'the API server rejects the volume claim template',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    examples: {
      good: [{ storage: Storage.persistent('1.5Ti') }, { storage: Storage.ephemeral() }],
      bad: [{ storage: Storage.persistent('10GB') }, { storage: Storage.ephemeral({ sizeLimit: 'large' }) }],
    },
  },
  {
    id: 'unknown-access-mode',
    severity: 'error',
    about: ['storage', 'transactionLogStorage', 'additionalStorages', 'metadataStorage'],
    evenIfRejected: true,
    check: ({ workload: { storages } }) =>
      storages.flatMap(({ about, storage }) =>
        (storage._render().claimOptions.accessModes ?? []).flatMap((mode) =>
          findingIf(!ACCESS_MODES.includes(mode), {
            problem: `${about} has the access mode ${JSON.stringify(mode)}`,
            fix: `use one of ${ACCESS_MODES.join(', ')}`,
          }),
        ),
      ),
    why: 'the API server rejects the volume claim template',
    source: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes',
    examples: {
      good: [{ storage: Storage.persistent('1Gi', { accessModes: ['ReadWriteOncePod'] }) }],
      bad: [{ storage: Storage.persistent('1Gi', { accessModes: ['RWO'] }) }],
    },
  },
  {
    id: 'single-server-ephemeral',
    severity: 'warning',
    about: ['storage', 'transactionLogStorage', 'additionalStorages', 'metadataStorage'],
    evenIfRejected: true,
    check: ({ workload: { storages, replicas } }) =>
      findingIf(replicas === 1 && !storages.every(({ storage }) => isPersistent(storage)), {
        problem: 'a single server has ephemeral storage',
        fix: "use Storage.persistent('10Gi'), or three servers",
      }),
    why: 'when its pod is replaced, all data is lost',
    source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/',
    examples: { good: [{ storage: Storage.ephemeral() }], bad: [] },
  },
  {
    id: 'mount-without-volume',
    severity: 'error',
    about: ['volumeMounts'],
    check: (model) => {
      const known = new Set(volumeNames(model));
      return (model.workload.volumeMounts ?? []).flatMap(({ name }) =>
        findingIf(!known.has(name), {
          problem: `volumeMounts refers to the volume ${JSON.stringify(name)}`,
          fix: 'add it to volumes',
        }),
      );
    },
    why: 'the pod has no such volume: the API server rejects it',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    examples: { good: [], bad: [{ volumeMounts: [{ name: 'nowhere', mountPath: '/nowhere' }] }] },
  },
  {
    id: 'mount-overlaps-data',
    severity: 'error',
    about: ['volumeMounts'],
    check: ({ workload, container }) => {
      const data = workload.storages.flatMap(({ path }) => path(container) ?? []);
      return (workload.volumeMounts ?? []).flatMap(({ mountPath }) =>
        data.flatMap((path) =>
          findingIf(isBelow(mountPath, path) || isBelow(path, mountPath), {
            problem: `volumeMounts has ${mountPath}, and the data is mounted at ${path}`,
            fix: 'use another path, neither above nor below',
          }),
        ),
      );
    },
    why: 'one mount hides the other: servers would start empty, or write outside their volume',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/',
    examples: {
      good: [{ volumes: [{ name: 'x', emptyDir: {} }], volumeMounts: [{ name: 'x', mountPath: '/database' }] }],
      bad: [{ volumes: [{ name: 'x', emptyDir: {} }], volumeMounts: [{ name: 'x', mountPath: '/' }] }],
    },
  },
];

function isBelow(path: string, above: string): boolean {
  const directory = withoutTrailingSlash(above);
  return `${withoutTrailingSlash(path)}/`.startsWith(directory === '/' ? '/' : `${directory}/`);
}
