import { isRecord, itemsOf, member } from '../../manifests/fields';
import type { ApiRule, Place, RuleContext } from '../problem';
import { CORE_VALIDATION } from '../sources';
import { isEmpty, type Part, placed, present, withRepeatedKey } from './parts';
import { containersWithPlaces, namesOfVolumes } from './pods';

const CONTAINERS = ['Container'];

/** Whether a container is one that ends before the pod's own containers start. */
function isInit({ path }: RuleContext, { restartPolicy }: Part): boolean {
  return path[path.length - 2] === 'initContainers' && restartPolicy !== 'Always';
}

/** The claims of a StatefulSet are volumes of its pods. */
function claimNames({ manifest, path }: RuleContext): readonly string[] {
  if (manifest.kind !== 'StatefulSet' || path[1] !== 'template') return [];
  return itemsOf(member(manifest.spec, 'volumeClaimTemplates')).map((claim) =>
    String(member(claim, 'metadata', 'name')),
  );
}

export const CONTAINER_REJECTIONS: readonly ApiRule[] = [
  {
    types: CONTAINERS,
    what: 'a container without an image',
    fix: 'add image',
    source: CORE_VALIDATION,
    find: ({ image }) => (isEmpty(image) ? [{ at: ['image'], problem: 'image is required' }] : []),
    bad: [
      ['container', { '/image': undefined }],
      ['container', { '/image': '' }],
    ],
    good: [],
  },
  {
    types: CONTAINERS,
    what: 'two ports of one name in a container',
    fix: 'rename one of them',
    source: CORE_VALIDATION,
    find: (container) =>
      withRepeatedKey(placed(container, 'ports'), ({ name }) => (isEmpty(name) ? undefined : String(name))).map(
        ([at, name]) => ({
          at: [...at, 'name'],
          problem: `another port is called ${name} as well`,
        }),
      ),
    bad: [['container', { '/ports/-': { name: 'client', containerPort: 9094 } }]],
    good: [['container', { '/ports/-': { containerPort: 9093, name: 'same-number' } }]],
  },
  {
    types: ['PodSpec'],
    what: 'a mount of a volume that the pod does not have',
    fix: 'add the volume, or a claim template of that name',
    source: CORE_VALIDATION,
    find: (spec, context) => {
      const names = new Set([...namesOfVolumes(spec), ...claimNames(context)]);
      return containersWithPlaces(spec).flatMap(([at, container]) =>
        (['volumeMounts', 'volumeDevices'] as const).flatMap((list) =>
          placed(container, list).flatMap(([inner, { name }]) =>
            isEmpty(name) || names.has(String(name))
              ? []
              : [{ at: [...at, ...inner, 'name'] as Place, problem: `the pod has no volume ${name}` }],
          ),
        ),
      );
    },
    bad: [
      ['container', { '/volumeMounts/-': { name: 'jmx', mountPath: '/jmx' } }],
      ['pod', { '/initContainers/0/volumeMounts': [{ name: 'jmx', mountPath: '/jmx' }] }],
      ['StatefulSet', { '/spec/volumeClaimTemplates': undefined }],
      ['Deployment', { '/spec/template/spec/containers/0/volumeMounts': [{ name: 'data', mountPath: '/data' }] }],
    ],
    good: [['container', { '/volumeMounts/-': { name: 'config', mountPath: '/other' } }]],
  },
  {
    types: CONTAINERS,
    what: 'two mounts at one path',
    fix: 'mount one of them elsewhere',
    source: CORE_VALIDATION,
    find: (container) =>
      withRepeatedKey(placed(container, 'volumeMounts'), ({ mountPath }) =>
        isEmpty(mountPath) ? undefined : String(mountPath),
      ).map(([at, path]) => ({ at: [...at, 'mountPath'], problem: `another volume is mounted at ${path} as well` })),
    bad: [['new container', { '/volumeMounts/-': { name: 'config', mountPath: '/data' } }]],
    good: [
      ['container', { '/volumeMounts/-': { name: 'config', mountPath: '/data/' } }],
      ['container', { '/volumeMounts/-': { name: 'config', mountPath: '/data/config' } }],
    ],
  },
  {
    types: ['VolumeMount'],
    what: 'a mount with both subPath and subPathExpr',
    fix: 'keep one of them',
    source: CORE_VALIDATION,
    find: ({ subPath, subPathExpr }) =>
      isEmpty(subPath) || isEmpty(subPathExpr) ? [] : [{ at: ['subPathExpr'], problem: 'there is a subPath as well' }],
    bad: [['container', { '/volumeMounts/0/subPath': 'a', '/volumeMounts/0/subPathExpr': 'b' }]],
    good: [['container', { '/volumeMounts/0/subPathExpr': '$(A)' }]],
  },
  {
    types: CONTAINERS,
    what: 'a mount that passes mounts on to the node, without privileged',
    fix: 'use HostToContainer, or a privileged container',
    source: CORE_VALIDATION,
    find: (container) =>
      placed(container, 'volumeMounts').flatMap(([at, { mountPropagation }]) =>
        mountPropagation === 'Bidirectional' && member(container, 'securityContext', 'privileged') !== true
          ? [{ at: [...at, 'mountPropagation'], problem: 'Bidirectional needs a privileged container' }]
          : [],
      ),
    bad: [['container', { '/volumeMounts/0/mountPropagation': 'Bidirectional' }]],
    good: [['container', { '/volumeMounts/0/mountPropagation': 'HostToContainer' }]],
  },
  {
    types: CONTAINERS,
    what: 'probes or hooks of an init container',
    fix: 'remove them, or make it a sidecar with restartPolicy: Always',
    source: CORE_VALIDATION,
    find: (container, context) =>
      isInit(context, container)
        ? present(container, ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe']).map((name) => ({
            at: [name],
            problem: `an init container takes no ${name}`,
          }))
        : [],
    bad: [
      ['pod', { '/initContainers/0/readinessProbe': { tcpSocket: { port: 1 } } }],
      ['pod', { '/initContainers/0/lifecycle': { preStop: { exec: { command: ['true'] } } } }],
    ],
    good: [
      [
        'pod',
        { '/initContainers/0/readinessProbe': { tcpSocket: { port: 1 } }, '/initContainers/0/restartPolicy': 'Always' },
      ],
    ],
  },
  {
    types: ['Container'],
    what: 'a volume that is both mounted and given as a device',
    fix: 'keep one of them',
    source: CORE_VALIDATION,
    find: (container) => {
      const mounted = new Set(itemsOf(container.volumeMounts).map(({ name }) => name));
      return placed(container, 'volumeDevices').flatMap(([at, { name }]) =>
        isRecord(container) && mounted.has(name)
          ? [{ at: [...at, 'name'], problem: `${name} is mounted as well` }]
          : [],
      );
    },
    bad: [['container', { '/volumeDevices': [{ name: 'data', devicePath: '/dev/x' }] }]],
    good: [],
  },
];
