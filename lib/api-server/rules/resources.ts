import { isLabelKey } from '../../kubernetes/api-names';
import { parseQuantity } from '../../kubernetes/quantity';
import { isRecord } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';

const RESOURCES = 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/';
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'];

function isResource(name: string): boolean {
  if (COMPUTE.includes(name) || name.startsWith('hugepages-')) return true;
  return name.includes('/') && isLabelKey(name);
}

export const RESOURCE_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['ResourceRequirements'],
    what: 'a resource that containers do not have',
    fix: 'write cpu, memory or ephemeral-storage, or the full name of another resource: example.com/gpu',
    source: RESOURCES,
    find: (resources) =>
      ['limits', 'requests'].flatMap((list) => {
        const values = resources[list];
        return (isRecord(values) ? Object.keys(values) : [])
          .filter((name) => !isResource(name))
          .map((name) => ({ at: [list, name], problem: `there is no resource ${name}` }));
      }),
    bad: [
      ['container', { '/resources/requests/storage': '1Gi' }],
      ['container', { '/resources/limits/mem': '1Gi' }],
      ['container', { '/resources/limits/CPU': '1' }],
    ],
    good: [['container', { '/resources/requests/ephemeral-storage': '1Gi' }]],
  },
  {
    types: ['ResourceRequirements', 'VolumeResourceRequirements'],
    what: 'a request above the limit',
    fix: 'raise the limit, or lower the request',
    source: RESOURCES,
    find: ({ limits, requests }) => {
      if (!isRecord(limits) || !isRecord(requests)) return [];
      return Object.entries(requests).flatMap(([name, request]) => {
        const limit = limits[name];
        const [asked, allowed] = [request, limit].map((each) => parseQuantity(String(each)));
        if (asked === undefined || allowed === undefined || asked <= allowed) return [];
        return [{ at: ['requests', name], problem: `the request of ${request} is above the limit of ${limit}` }];
      });
    },
    bad: [
      ['container', { '/resources/requests/memory': '2Gi' }],
      ['container', { '/resources/limits/cpu': '400m' }],
      ['pod', { '/initContainers/0/resources': { requests: { cpu: 2 }, limits: { cpu: 1 } } }],
    ],
    good: [['container', { '/resources/requests/memory': '1024Mi' }]],
  },
  {
    types: ['ResourceRequirements'],
    what: 'another resource whose request is not its limit, or that is not a whole number',
    fix: 'set request and limit to the same whole number',
    source: CORE_VALIDATION,
    find: ({ limits, requests }) => {
      if (!isRecord(requests)) return [];
      return Object.entries(requests).flatMap(([name, request]) => {
        if (!name.includes('/')) return [];
        const limit = isRecord(limits) ? limits[name] : undefined;
        return parseQuantity(String(request)) === parseQuantity(String(limit))
          ? []
          : [{ at: ['requests', name], problem: `the request of ${name} is not its limit` }];
      });
    },
    bad: [['container', { '/resources/requests/example.com~1gpu': 1 }]],
    good: [['container', { '/resources/requests/example.com~1gpu': 1, '/resources/limits/example.com~1gpu': 1 }]],
  },
];
