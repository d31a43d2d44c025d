import { isRecord, itemsOf } from '../../manifests/fields';
import type { ApiRule } from '../problem';
import { CORE_VALIDATION } from '../sources';
import { isEmpty, type Part, placed, withRepeatedKey } from './parts';

/** All containers of a pod, each with its place. */
export function containersWithPlaces(spec: Part) {
  return ['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) => placed(spec, list));
}

export const POD_REJECTIONS: readonly ApiRule[] = [
  {
    types: ['PodSpec'],
    what: 'a pod without containers',
    fix: 'add a container',
    source: CORE_VALIDATION,
    find: ({ containers }) =>
      Array.isArray(containers) && containers.length === 0
        ? [{ at: ['containers'], problem: 'there is no container' }]
        : [],
    bad: [['pod', { '/containers': [] }]],
    good: [],
  },
  {
    types: ['PodSpec'],
    what: 'two containers of one name, init containers included',
    fix: 'rename one of them',
    source: CORE_VALIDATION,
    find: (spec) =>
      withRepeatedKey(containersWithPlaces(spec), ({ name }) => (isEmpty(name) ? undefined : String(name))).map(
        ([at, name]) => ({
          at: [...at, 'name'],
          problem: `another container is called ${name} as well`,
        }),
      ),
    bad: [
      ['new pod', { '/containers/-': { name: 'main', image: 'example/b:1' } }],
      ['pod', { '/initContainers/-': { name: 'main', image: 'example/b:1' } }],
    ],
    good: [['pod', { '/containers/-': { name: 'other', image: 'example/b:1' } }]],
  },
  {
    types: ['PodSpec'],
    what: 'two volumes of one name',
    fix: 'rename one of them',
    source: CORE_VALIDATION,
    find: (spec) =>
      withRepeatedKey(placed(spec, 'volumes'), ({ name }) => (isEmpty(name) ? undefined : String(name))).map(
        ([at, name]) => ({
          at: [...at, 'name'],
          problem: `another volume is called ${name} as well`,
        }),
      ),
    bad: [['pod', { '/volumes/-': { name: 'config', emptyDir: {} } }]],
    good: [['pod', { '/volumes/-': { name: 'more', emptyDir: {} } }]],
  },
  {
    types: ['PodSpec'],
    what: 'a port of the node that two containers of a pod take',
    fix: 'remove one of them',
    source: CORE_VALIDATION,
    find: (spec) =>
      withRepeatedKey(
        placed(spec, 'containers').flatMap(([at, container]) =>
          placed(container, 'ports').map(([inner, port]) => [[...at, ...inner], port] as const),
        ),
        ({ hostPort, protocol = 'TCP', hostIP = '' }) =>
          hostPort ? `${hostPort}/${protocol} ${hostIP}`.trim() : undefined,
      ).map(([at, key]) => ({ at: [...at, 'hostPort'], problem: `another port takes ${key} of the node as well` })),
    bad: [
      [
        'container',
        {
          '/ports': [
            { containerPort: 1, hostPort: 80 },
            { containerPort: 2, hostPort: 80 },
          ],
        },
      ],
    ],
    good: [
      [
        'container',
        {
          '/ports': [
            { containerPort: 1, hostPort: 80 },
            { containerPort: 2, hostPort: 80, protocol: 'UDP' },
          ],
        },
      ],
    ],
  },
  {
    types: ['PodSpec'],
    what: 'a pod in the network of its node with another port there',
    fix: 'give hostPort the value of containerPort, or remove it',
    source: CORE_VALIDATION,
    find: (spec) =>
      spec.hostNetwork !== true
        ? []
        : containersWithPlaces(spec).flatMap(([at, container]) =>
            placed(container, 'ports').flatMap(([inner, { hostPort, containerPort }]) =>
              hostPort && hostPort !== containerPort
                ? [
                    {
                      at: [...at, ...inner, 'hostPort'],
                      problem: `hostPort is ${hostPort}, and containerPort ${containerPort}`,
                    },
                  ]
                : [],
            ),
          ),
    bad: [['pod', { '/hostNetwork': true, '/containers/0/ports': [{ containerPort: 9093, hostPort: 9094 }] }]],
    good: [['pod', { '/hostNetwork': true, '/containers/0/ports': [{ containerPort: 9093, hostPort: 9093 }] }]],
  },
  {
    types: ['PodSpec'],
    what: 'dnsPolicy None without a name server',
    fix: 'add dnsConfig.nameservers',
    source: CORE_VALIDATION,
    find: ({ dnsPolicy, dnsConfig }) => {
      const servers = isRecord(dnsConfig) && Array.isArray(dnsConfig.nameservers) ? dnsConfig.nameservers.length : 0;
      return dnsPolicy === 'None' && servers === 0 ? [{ at: ['dnsPolicy'], problem: 'None needs a name server' }] : [];
    },
    bad: [['pod', { '/dnsPolicy': 'None', '/dnsConfig': undefined }]],
    good: [['pod', { '/dnsPolicy': 'None', '/dnsConfig': { nameservers: ['10.0.0.1'] } }]],
  },
];

/** Names of the volumes of a pod. */
export function namesOfVolumes(spec: Part): ReadonlySet<string> {
  return new Set(itemsOf(spec.volumes).map(({ name }) => String(name)));
}
