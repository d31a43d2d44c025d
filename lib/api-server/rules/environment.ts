import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';
import { exactlyOne, isEmpty, needed, present } from './parts';

const SOURCES = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

const POD_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const VOLUME_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.labels',
  'metadata.annotations',
];
const RESOURCE = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/;

export const ENVIRONMENT_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['EnvVar'],
    what: 'a variable with a value and valueFrom',
    fix: 'keep one of them; an overlay removes the old one with value: null',
    source: CORE_VALIDATION,
    find: ({ value, valueFrom }) =>
      isEmpty(value) || isEmpty(valueFrom) ? [] : [{ at: ['valueFrom'], problem: 'the variable has a value as well' }],
    bad: [
      ['container', { '/env/-': { name: 'B', value: 'b', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } } }],
      ['container', { '/env/0/valueFrom': { secretKeyRef: { name: 'x', key: 'a' } } }],
    ],
    good: [
      ['container', { '/env/-': { name: 'B', value: '', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } } }],
      ['container', { '/env/-': { name: 'A', value: 'again' } }],
    ],
  },
  {
    types: ['EnvVarSource'],
    what: 'a variable with no source, or with several',
    fix: 'give it one source',
    source: CORE_VALIDATION,
    find: (source) => exactlyOne(source, SOURCES, 'source'),
    bad: [
      ['container', { '/env/-': { name: 'B', valueFrom: {} } }],
      [
        'container',
        {
          '/env/-': {
            name: 'B',
            valueFrom: { configMapKeyRef: { name: 'x', key: 'a' }, secretKeyRef: { name: 'x', key: 'a' } },
          },
        },
      ],
    ],
    good: [['container', { '/env/-': { name: 'B', valueFrom: { configMapKeyRef: { name: 'x', key: 'a' } } } }]],
  },
  {
    types: ['EnvFromSource'],
    what: 'envFrom with no source, or with several',
    fix: 'give each item one source',
    source: CORE_VALIDATION,
    find: (source) => exactlyOne(source, ['configMapRef', 'secretRef'], 'source'),
    bad: [
      ['container', { '/envFrom': [{ prefix: 'A' }] }],
      ['container', { '/envFrom': [{ configMapRef: { name: 'x' }, secretRef: { name: 'x' } }] }],
    ],
    good: [['container', { '/envFrom': [{ configMapRef: { name: 'x' } }, { secretRef: { name: 'x' } }] }]],
  },
  {
    types: ['ConfigMapKeySelector', 'SecretKeySelector', 'ConfigMapEnvSource', 'SecretEnvSource'],
    what: 'a reference without the name of the ConfigMap or Secret',
    fix: 'add name',
    source: CORE_VALIDATION,
    find: (reference) => needed(reference, ['name']),
    bad: [
      ['container', { '/env/-': { name: 'B', valueFrom: { configMapKeyRef: { key: 'a' } } } }],
      ['container', { '/envFrom': [{ secretRef: {} }] }],
    ],
    good: [],
  },
  {
    types: ['EnvVarSource'],
    what: 'a field of the pod that a variable cannot take',
    fix: `write one of ${POD_FIELDS.join(', ')}, metadata.labels['…'], metadata.annotations['…']`,
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields',
    find: ({ fieldRef }) => {
      const path = fieldPathOf(fieldRef);
      if (path === undefined) return [];
      if (POD_FIELDS.includes(path) || /^metadata\.(labels|annotations)\['[^']+'\]$/.test(path)) return [];
      return [{ at: ['fieldRef', 'fieldPath'], problem: `a variable cannot take ${path}` }];
    },
    bad: [
      ['container', { '/env/-': { name: 'B', valueFrom: { fieldRef: { fieldPath: 'spec.hostname' } } } }],
      ['container', { '/env/-': { name: 'B', valueFrom: { fieldRef: { fieldPath: 'metadata.labels' } } } }],
    ],
    good: [
      ['container', { '/env/-': { name: 'B', valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } } }],
      ['container', { '/env/-': { name: 'B', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } } }],
    ],
  },
  {
    types: ['DownwardAPIVolumeFile'],
    what: 'a field of the pod that a file cannot take',
    fix: `write one of ${VOLUME_FIELDS.join(', ')}, metadata.labels['…'], metadata.annotations['…']`,
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields',
    find: (file) => {
      const path = fieldPathOf(file.fieldRef);
      const isKnown = path === undefined || VOLUME_FIELDS.includes(path) || /^metadata\.\w+\['[^']+'\]$/.test(path);
      if (!isKnown) return [{ at: ['fieldRef', 'fieldPath'], problem: `a file cannot take ${path}` }];
      return exactlyOne(file, ['fieldRef', 'resourceFieldRef'], 'source');
    },
    bad: [
      [
        'pod',
        {
          '/volumes/-': { name: 'x', downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'status.podIP' } }] } },
        },
      ],
    ],
    good: [
      [
        'pod',
        {
          '/volumes/-': {
            name: 'x',
            downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.labels' } }] },
          },
        },
      ],
    ],
  },
  {
    types: ['ResourceFieldSelector'],
    what: 'a resource that a variable cannot take',
    fix: 'write limits.cpu, limits.memory, requests.cpu, requests.memory, or the same of ephemeral-storage',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields',
    find: ({ resource }) =>
      typeof resource !== 'string' || resource === '' || RESOURCE.test(resource)
        ? []
        : [{ at: ['resource'], problem: `there is no resource ${resource}` }],
    bad: [['container', { '/env/-': { name: 'B', valueFrom: { resourceFieldRef: { resource: 'memory' } } } }]],
    good: [['container', { '/env/-': { name: 'B', valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } } }]],
  },
];

function fieldPathOf(fieldRef: unknown): string | undefined {
  const part = fieldRef as Readonly<Record<string, unknown>> | undefined;
  if (typeof part !== 'object' || part === null || present(part, ['fieldPath']).length === 0) return undefined;
  return typeof part.fieldPath === 'string' && part.fieldPath !== '' ? part.fieldPath : undefined;
}
