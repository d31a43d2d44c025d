import type { ApiRule, ApiViolation } from '../problem';
import { isEmpty, type Part, placed, present, withRepeatedKey } from './parts';

const SERVICES = 'https://kubernetes.io/docs/concepts/services-networking/service/';

function serviceType({ type }: Part): string {
  return typeof type === 'string' && type !== '' ? type : 'ClusterIP';
}

/** Fields that only some types of Services take. */
const ONLY_OF_TYPES: readonly (readonly [field: string, types: readonly string[]])[] = [
  ['loadBalancerSourceRanges', ['LoadBalancer']],
  ['loadBalancerClass', ['LoadBalancer']],
  ['allocateLoadBalancerNodePorts', ['LoadBalancer']],
];

function portProblems(spec: Part): readonly ApiViolation[] {
  const ports = placed(spec, 'ports');
  const names = withRepeatedKey(ports, ({ name }) => (isEmpty(name) ? undefined : String(name)));
  const numbers = withRepeatedKey(ports, ({ port, protocol = 'TCP' }) => `${port}/${protocol}`);
  const nodePorts = withRepeatedKey(ports, ({ nodePort, protocol = 'TCP' }) =>
    nodePort ? `${nodePort}/${protocol}` : undefined,
  );
  const unnamed = ports.length > 1 ? ports.filter(([, { name }]) => isEmpty(name)) : [];
  return [
    ...unnamed.map(([at]) => ({
      at: [...at, 'name'],
      problem: 'of several ports, each needs a name',
      fix: 'add name',
    })),
    ...names.map(([at, name]) => ({ at: [...at, 'name'], problem: `another port is called ${name} as well` })),
    ...numbers.map(([at, key]) => ({ at: [...at, 'port'], problem: `another port is ${key} as well` })),
    ...nodePorts.map(([at, key]) => ({
      at: [...at, 'nodePort'],
      problem: `another port takes ${key} of the nodes as well`,
    })),
  ];
}

export const SERVICE_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['ServiceSpec'],
    what: 'ports without names, or with the same name or number',
    fix: 'give each port its own name and number',
    source: SERVICES,
    find: portProblems,
    bad: [
      ['Service', { '/spec/ports': [{ port: 1 }, { port: 2 }] }],
      [
        'Service',
        {
          '/spec/ports': [
            { name: 'a', port: 1 },
            { name: 'a', port: 2 },
          ],
        },
      ],
      [
        'new Service',
        {
          '/spec/ports': [
            { name: 'a', port: 1 },
            { name: 'b', port: 1 },
          ],
        },
      ],
      [
        'NodePort',
        {
          '/spec/ports': [
            { name: 'a', port: 1, nodePort: 32001 },
            { name: 'b', port: 2, nodePort: 32001 },
          ],
        },
      ],
    ],
    good: [
      [
        'Service',
        {
          '/spec/ports': [
            { name: 'a', port: 1 },
            { name: 'b', port: 1, protocol: 'UDP' },
          ],
        },
      ],
      ['Service', { '/spec/ports': [{ port: 1 }] }],
    ],
  },
  {
    types: ['ServiceSpec'],
    what: 'a Service without ports that is not headless',
    fix: 'add a port, or clusterIP: None',
    source: SERVICES,
    find: (spec) => {
      const isEmptyList = !Array.isArray(spec.ports) || spec.ports.length === 0;
      const needsPorts = spec.clusterIP !== 'None' && serviceType(spec) !== 'ExternalName';
      return isEmptyList && needsPorts ? [{ at: ['ports'], problem: 'there is no port' }] : [];
    },
    bad: [['NodePort', { '/spec/ports': undefined }]],
    good: [['Service', { '/spec/ports': undefined }]],
  },
  {
    types: ['ServiceSpec'],
    what: 'a headless Service with an address outside the cluster',
    fix: 'create a second Service of that type beside the headless one',
    source: SERVICES,
    find: (spec) =>
      spec.clusterIP === 'None' && ['NodePort', 'LoadBalancer'].includes(serviceType(spec))
        ? [{ at: ['type'], problem: `${serviceType(spec)} does not go together with clusterIP: None` }]
        : [],
    bad: [
      ['Service', { '/spec/type': 'LoadBalancer' }],
      ['NodePort', { '/spec/clusterIP': 'None' }],
    ],
    good: [['Service', { '/spec/type': 'ClusterIP' }]],
  },
  {
    types: ['ServiceSpec'],
    what: 'an ExternalName without a name, or with an address',
    fix: 'add externalName, and remove clusterIP',
    source: SERVICES,
    find: (spec) => {
      if (serviceType(spec) !== 'ExternalName') return [];
      if (isEmpty(spec.externalName)) return [{ at: ['externalName'], problem: 'externalName is required' }];
      return isEmpty(spec.clusterIP) ? [] : [{ at: ['clusterIP'], problem: 'an ExternalName has no clusterIP' }];
    },
    bad: [['NodePort', { '/spec': { type: 'ExternalName' } }]],
    good: [['ExternalName', { '/spec/externalName': 'other.example.com' }]],
  },
  {
    types: ['ServiceSpec'],
    what: 'ports of the nodes in a Service that takes none',
    fix: 'remove nodePort, or set type: NodePort',
    source: SERVICES,
    find: (spec) =>
      ['NodePort', 'LoadBalancer'].includes(serviceType(spec))
        ? []
        : placed(spec, 'ports').flatMap(([at, { nodePort }]) =>
            nodePort ? [{ at: [...at, 'nodePort'], problem: `${serviceType(spec)} takes no nodePort` }] : [],
          ),
    bad: [['Service', { '/spec/ports/0/nodePort': 32092 }]],
    good: [['NodePort', { '/spec/ports/0/nodePort': 32092 }]],
  },
  {
    types: ['ServiceSpec'],
    what: 'fields of a load balancer in another type of Service',
    fix: 'remove it, or set type: LoadBalancer',
    source: SERVICES,
    find: (spec) =>
      ONLY_OF_TYPES.flatMap(([field, types]) => {
        const value = spec[field];
        const isSet = Array.isArray(value) ? value.length > 0 : !isEmpty(value);
        return isSet && !types.includes(serviceType(spec))
          ? [{ at: [field], problem: `${serviceType(spec)} takes no ${field}` }]
          : [];
      }),
    bad: [
      ['NodePort', { '/spec/loadBalancerSourceRanges': ['10.0.0.0/8'] }],
      ['NodePort', { '/spec/loadBalancerClass': 'example.com/a' }],
      ['NodePort', { '/spec/allocateLoadBalancerNodePorts': false }],
    ],
    good: [['LoadBalancer', { '/spec/allocateLoadBalancerNodePorts': false }]],
  },
  {
    types: ['ServiceSpec'],
    what: 'externalTrafficPolicy of a Service that nothing outside reaches',
    fix: 'remove externalTrafficPolicy, or set type: NodePort or LoadBalancer',
    source: SERVICES,
    find: (spec) => {
      const isReached =
        ['NodePort', 'LoadBalancer'].includes(serviceType(spec)) || present(spec, ['externalIPs']).length > 0;
      return isEmpty(spec.externalTrafficPolicy) || isReached
        ? []
        : [{ at: ['externalTrafficPolicy'], problem: `${serviceType(spec)} takes no externalTrafficPolicy` }];
    },
    bad: [['Service', { '/spec/externalTrafficPolicy': 'Local' }]],
    good: [['NodePort', { '/spec/externalTrafficPolicy': 'Local' }]],
  },
  {
    types: ['ServiceSpec'],
    what: 'healthCheckNodePort of a Service that has no health check',
    fix: 'remove it, or set type: LoadBalancer and externalTrafficPolicy: Local',
    source: SERVICES,
    find: (spec) =>
      spec.healthCheckNodePort && !(serviceType(spec) === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local')
        ? [{ at: ['healthCheckNodePort'], problem: 'it needs LoadBalancer and externalTrafficPolicy: Local' }]
        : [],
    bad: [['NodePort', { '/spec/healthCheckNodePort': 32000 }]],
    good: [],
  },
];
