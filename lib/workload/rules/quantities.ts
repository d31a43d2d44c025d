import { parseQuantity } from '../../kubernetes/quantity';
import { findingIf, type Rule, type Violation } from '../../lint/rule';
import { Storage } from '../storage';
import type { WorkloadProps } from '../workload-props';
import { CONFIGURE_POD, type WorkloadModel } from './model';

/** Heap, CPU, memory and storage. */
export const QUANTITY_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'heap-not-a-quantity',
    severity: 'error',
    about: ['heap'],
    check: ({ workload: { heap } }) => quantityFrom(MEBIBYTE, 'heap', heap, '1Gi'),
    why: 'the JVM would not start',
    source: `${CONFIGURE_POD}/assign-memory-resource/`,
    examples: { good: [{ heap: '768Mi' }], bad: [{ heap: '1GB' }, { heap: '0' }, { heap: '512m' }] },
  },
  {
    id: 'resource-not-a-quantity',
    severity: 'error',
    about: ['resources'],
    check: ({ workload: { resources } }) =>
      Object.entries(resources).flatMap(([name, value]) =>
        value === undefined
          ? []
          : name.startsWith('cpu')
            ? quantityFrom(0, `resources.${name}`, value, '500m')
            : quantityFrom(MEBIBYTE, `resources.${name}`, value, '2Gi'),
      ),
    why: 'the API server refuses the StatefulSet',
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
    id: 'storage-not-a-quantity',
    severity: 'error',
    about: ['storage'],
    check: ({ workload: { storages } }) =>
      storages.flatMap(({ about, storage }) =>
        storage.size === undefined ? [] : quantityFrom(MEBIBYTE, `${about} size`, storage.size, '10Gi'),
      ),
    why: 'the API server refuses the claim template',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/',
    examples: {
      good: [{ storage: Storage.persistent('1.5Ti') }, { storage: Storage.ephemeral() }],
      bad: [{ storage: Storage.persistent('10GB') }, { storage: Storage.ephemeral({ sizeLimit: 'large' }) }],
    },
  },
  {
    id: 'heap-above-memory-limit',
    severity: 'error',
    about: ['heap', 'resources'],
    check: ({ workload: { heap, resources } }) =>
      findingIf(exceeds(heap, resources.memoryLimit, 'or-equals'), {
        problem: `heap is ${heap}, resources.memoryLimit is ${resources.memoryLimit}`,
        fix: 'raise the limit, or lower the heap to about half of it',
      }),
    why: 'the JVM needs memory beside its heap; the container would be killed as soon as the heap is used',
    source: `${CONFIGURE_POD}/assign-memory-resource/#exceed-a-container-s-memory-limit`,
    examples: {
      good: [{ heap: '1Gi', resources: { memoryLimit: '1.5Gi' } }, { heap: '8Gi' }],
      bad: [
        { heap: '2Gi', resources: { memoryLimit: '1Gi' } },
        { heap: '2Gi', resources: { memoryLimit: '2048Mi' } },
      ],
    },
  },
  {
    id: 'heap-near-memory-limit',
    severity: 'warning',
    about: ['heap', 'resources'],
    check: ({ workload: { heap, resources } }) => {
      const [used, limit] = [parseQuantity(heap), parseQuantity(resources.memoryLimit ?? '')];
      return findingIf(used !== undefined && limit !== undefined && used < limit && used > limit * MOST_OF_LIMIT, {
        problem: `heap is ${heap}, resources.memoryLimit is ${resources.memoryLimit}`,
        fix: 'leave a quarter of the limit to the JVM itself, its threads and buffers; half of it is usual',
      });
    },
    why: 'the JVM needs memory beside its heap: the container is killed under load, when it is needed most',
    source: `${CONFIGURE_POD}/assign-memory-resource/#exceed-a-container-s-memory-limit`,
    examples: {
      good: [{ heap: '3Gi', resources: { memoryLimit: '4Gi' } }],
      bad: [{ heap: '3500Mi', resources: { memoryLimit: '4Gi' } }],
    },
  },
  {
    id: 'request-above-limit',
    severity: 'error',
    about: ['resources'],
    check: ({ workload: { resources: r } }) => [
      ...findingIf(exceeds(r.memoryRequest, r.memoryLimit), {
        problem: `resources.memoryRequest is ${r.memoryRequest}, memoryLimit is ${r.memoryLimit}`,
        fix: 'raise the limit to the request or above',
      }),
      ...findingIf(exceeds(r.cpuRequest, r.cpuLimit), {
        problem: `resources.cpuRequest is ${r.cpuRequest}, cpuLimit is ${r.cpuLimit}`,
        fix: 'raise the limit to the request or above',
      }),
    ],
    why: 'the API server refuses a request above its limit',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    examples: {
      good: [{ resources: { cpuRequest: '500m', cpuLimit: '0.5' } }],
      bad: [{ resources: { cpuRequest: '2', cpuLimit: '1500m' } }],
    },
  },
];

/** What a heap may have of the memory limit. */
const MOST_OF_LIMIT = 0.75;

/** Less is a slip: `512m` is half a byte to Kubernetes, though it is half a gigabyte to the JVM. */
const MEBIBYTE = 2 ** 20;

function quantityFrom(least: number, prop: string, value: string, example: string): readonly Violation[] {
  const amount = parseQuantity(value);
  const unit = least === MEBIBYTE ? ' (bytes with Mi, Gi or Ti; m means thousandths)' : '';
  return findingIf(amount === undefined || amount < least, {
    problem: `${prop} is ${JSON.stringify(value)}`,
    fix: `write a Kubernetes quantity such as ${example}${unit}`,
  });
}

/** False as well where one of the two is missing or is no quantity: another rule says so. */
function exceeds(a: string | undefined, b: string | undefined, orEquals?: 'or-equals'): boolean {
  const [x, y] = [a, b].map((text) => (text === undefined ? undefined : parseQuantity(text)));
  return x !== undefined && y !== undefined && (orEquals === undefined ? x > y : x >= y);
}
