import { MEBIBYTE } from '../../kubernetes/quantity';
import { findingIf, type Rule } from '../../lint/rule';
import { isPersistent, Storage } from '../storage';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';
import { exceeds, quantityOf } from './quantities';

/** CPU and memory of the server. */
export const RESOURCE_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'resource-not-a-quantity',
    severity: 'error',
    about: ['resources', 'heap'],
    evenIfRejected: true,
    check: ({ workload: { resources } }) =>
      Object.entries(resources).flatMap(([name, value]) =>
        value === undefined
          ? []
          : name.startsWith('cpu')
            ? quantityOf(0, `resources.${name}`, value, '500m')
            : quantityOf(MEBIBYTE, `resources.${name}`, value, '2Gi'),
      ),
    why: 'the API server rejects the StatefulSet',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    examples: {
      good: [
        { resources: { cpuRequest: '1.5', memoryRequest: '2G', cpuLimit: '2' } },
        { resources: { cpuRequest: '0' } },
        { resources: {} },
      ],
      bad: [{ resources: { cpuRequest: 'half' } }, { resources: { memoryLimit: '4 Gi' } }],
    },
  },
  {
    id: 'request-above-limit',
    severity: 'error',
    about: ['resources'],
    check: ({ workload: { resources: r } }) => [
      ...findingIf(exceeds(r.memoryRequest, r.memoryLimit), {
        problem: `resources.memoryRequest is ${r.memoryRequest}, memoryLimit is ${r.memoryLimit}`,
        fix: 'raise the limit to at least the request',
      }),
      ...findingIf(exceeds(r.ephemeralStorageRequest, r.ephemeralStorageLimit), {
        problem: `resources.ephemeralStorageRequest is ${r.ephemeralStorageRequest}, ephemeralStorageLimit is ${r.ephemeralStorageLimit}`,
        fix: 'raise the limit to at least the request',
      }),
      ...findingIf(exceeds(r.cpuRequest, r.cpuLimit), {
        problem: `resources.cpuRequest is ${r.cpuRequest}, cpuLimit is ${r.cpuLimit}`,
        fix: 'raise the limit to at least the request',
      }),
    ],
    why: 'the API server rejects a request above its limit',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    examples: {
      good: [{ resources: { cpuRequest: '500m', cpuLimit: '0.5' } }],
      bad: [
        { resources: { cpuRequest: '2', cpuLimit: '1500m' } },
        { resources: { ephemeralStorageRequest: '2Gi', ephemeralStorageLimit: '1Gi' } },
      ],
    },
  },
  {
    id: 'data-above-ephemeral-limit',
    severity: 'warning',
    about: ['resources', 'storage', 'transactionLogStorage', 'additionalStorages', 'metadataStorage'],
    check: ({ workload: { resources, storages } }) =>
      storages.flatMap(({ about, storage }) =>
        findingIf(
          !isPersistent(storage) &&
            !exceeds(resources.ephemeralStorageLimit, storage.size) &&
            resources.ephemeralStorageLimit !== undefined,
          {
            problem: `resources.ephemeralStorageLimit is ${resources.ephemeralStorageLimit}, and the data of ${about} counts against it`,
            fix: "give the data a smaller sizeLimit, remove ephemeralStorageLimit, or use Storage.persistent('10Gi')",
          },
        ),
      ),
    why: 'the kubelet evicts a server as soon as its data and logs outgrow the limit, and its data is lost with the pod',
    source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-storage/',
    examples: {
      good: [
        { storage: Storage.ephemeral() },
        { storage: Storage.ephemeral(), resources: { ephemeralStorageRequest: '5Gi' } },
        { resources: { ephemeralStorageLimit: '2Gi' } },
        { storage: Storage.ephemeral({ sizeLimit: '1Gi' }), resources: { ephemeralStorageLimit: '2Gi' } },
      ],
      bad: [{ storage: Storage.ephemeral(), resources: { ephemeralStorageLimit: '2Gi' } }],
    },
  },
];
