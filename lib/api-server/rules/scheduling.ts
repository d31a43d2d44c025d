import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';
import { isEmpty, placed, withRepeatedKey } from './parts';

const TOLERATIONS = 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/';

export const SCHEDULING_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['PodSpec'],
    what: 'two spread constraints for one topology key and one whenUnsatisfiable',
    fix: 'remove one of them',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    find: (spec) =>
      withRepeatedKey(
        placed(spec, 'topologySpreadConstraints'),
        ({ topologyKey, whenUnsatisfiable }) => `${topologyKey} ${whenUnsatisfiable}`,
      ).map(([at, key]) => ({ at, problem: `another constraint is for ${key} as well` })),
    bad: [
      [
        'new pod',
        {
          '/topologySpreadConstraints/-': {
            maxSkew: 2,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
          },
        },
      ],
    ],
    good: [
      [
        'pod',
        {
          '/topologySpreadConstraints/-': {
            maxSkew: 2,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'DoNotSchedule',
          },
        },
      ],
    ],
  },
  {
    types: ['TopologySpreadConstraint'],
    what: 'minDomains of a spread constraint that is only a preference',
    fix: 'remove minDomains, or set whenUnsatisfiable: DoNotSchedule',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    find: ({ minDomains, whenUnsatisfiable }) =>
      minDomains !== undefined && whenUnsatisfiable === 'ScheduleAnyway'
        ? [{ at: ['minDomains'], problem: 'minDomains needs whenUnsatisfiable: DoNotSchedule' }]
        : [],
    bad: [['pod', { '/topologySpreadConstraints/0/minDomains': 2 }]],
    good: [
      [
        'pod',
        {
          '/topologySpreadConstraints/0/minDomains': 2,
          '/topologySpreadConstraints/0/whenUnsatisfiable': 'DoNotSchedule',
        },
      ],
    ],
  },
  {
    types: ['Toleration'],
    what: 'a toleration whose operator does not fit its key or value',
    fix: 'Exists takes no value, and needs no key; Equal needs a key',
    source: TOLERATIONS,
    find: ({ operator, key, value }) => {
      if (operator === 'Exists' && !isEmpty(value))
        return [{ at: ['value'], problem: `Exists takes no value, and it has ${value}` }];
      return isEmpty(key) && operator !== 'Exists'
        ? [{ at: ['operator'], problem: 'without a key, it must be Exists' }]
        : [];
    },
    bad: [
      ['pod', { '/tolerations': [{ key: 'a', operator: 'Exists', value: 'b' }] }],
      ['pod', { '/tolerations': [{ value: 'b' }] }],
    ],
    good: [
      ['pod', { '/tolerations': [{ operator: 'Exists' }] }],
      ['pod', { '/tolerations': [{ key: 'a', value: 'b' }] }],
    ],
  },
  {
    types: ['Toleration'],
    what: 'tolerationSeconds without NoExecute',
    fix: 'add effect: NoExecute, or remove tolerationSeconds',
    source: TOLERATIONS,
    find: ({ tolerationSeconds, effect }) =>
      tolerationSeconds !== undefined && effect !== 'NoExecute'
        ? [{ at: ['tolerationSeconds'], problem: 'tolerationSeconds needs the effect NoExecute' }]
        : [],
    bad: [['pod', { '/tolerations': [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 5 }] }]],
    good: [['pod', { '/tolerations': [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 5 }] }]],
  },
  {
    types: ['NodeSelector'],
    what: 'a required node affinity without terms',
    fix: 'add a term',
    source: CORE_VALIDATION,
    find: ({ nodeSelectorTerms }) =>
      Array.isArray(nodeSelectorTerms) && nodeSelectorTerms.length === 0
        ? [{ at: ['nodeSelectorTerms'], problem: 'there is no term' }]
        : [],
    bad: [
      [
        'pod',
        { '/affinity/nodeAffinity': { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } } },
      ],
    ],
    good: [],
  },
  {
    types: ['NodeSelectorRequirement'],
    what: 'a node affinity with an operator that does not fit its values',
    fix: 'In and NotIn need values, Gt and Lt one whole number; Exists and DoesNotExist take none',
    source: CORE_VALIDATION,
    find: ({ operator, values }) => {
      const count = Array.isArray(values) ? values.length : 0;
      if (operator === 'In' || operator === 'NotIn') {
        return count === 0 ? [{ at: ['values'], problem: `${operator} needs values` }] : [];
      }
      if (operator === 'Gt' || operator === 'Lt') {
        return count === 1 ? [] : [{ at: ['values'], problem: `${operator} needs one value` }];
      }
      return count > 0 ? [{ at: ['values'], problem: `${operator} takes no values` }] : [];
    },
    bad: [
      ['pod', { '/affinity/nodeAffinity': nodeAffinity({ key: 'a', operator: 'In' }) }],
      ['pod', { '/affinity/nodeAffinity': nodeAffinity({ key: 'a', operator: 'Exists', values: ['b'] }) }],
    ],
    good: [['pod', { '/affinity/nodeAffinity': nodeAffinity({ key: 'a', operator: 'Gt', values: ['1'] }) }]],
  },
];

function nodeAffinity(requirement: object): object {
  return {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions: [requirement] }] },
  };
}
