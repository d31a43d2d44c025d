import { MEBIBYTE } from '../../kubernetes/quantity';
import { findingIf, type Rule } from '../../lint/rule';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';
import { exceeds, quantityOf } from './quantities';

/** CPU and memory of the server. */
export const RESOURCE_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'resource-not-a-quantity',
    severity: 'error',
    about: ['resources'],
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
      ...findingIf(exceeds(r.cpuRequest, r.cpuLimit), {
        problem: `resources.cpuRequest is ${r.cpuRequest}, cpuLimit is ${r.cpuLimit}`,
        fix: 'raise the limit to at least the request',
      }),
    ],
    why: 'the API server rejects a request above its limit',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
    examples: {
      good: [{ resources: { cpuRequest: '500m', cpuLimit: '0.5' } }],
      bad: [{ resources: { cpuRequest: '2', cpuLimit: '1500m' } }],
    },
  },
];
