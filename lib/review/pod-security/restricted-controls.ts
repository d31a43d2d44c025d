import { itemsOf } from '../../manifests/fields';
import { addedCapabilities, type Control, container, withPodContext, wrong } from './control';
import { containerValues, isWindows, listOf, securityValues, withoutValue } from './pod-parts';

const RESTRICTED_VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted */
export const RESTRICTED_CONTROLS: readonly Control[] = [
  {
    level: 'restricted',
    what: 'types of volumes',
    violations: (pod) =>
      itemsOf(pod.volumes)
        .filter((volume) => Object.keys(volume).some((name) => name !== 'name' && !RESTRICTED_VOLUMES.includes(name)))
        .map(({ name }) => `volume ${name}`),
    examples: {
      bad: [{ volumes: [{ name: 'v', nfs: { server: 'x', path: '/x' } }] }],
      good: [
        {
          volumes: [
            { name: 'v', persistentVolumeClaim: { claimName: 'x' } },
            { name: 'w', projected: { sources: [] } },
          ],
        },
      ],
    },
  },
  {
    level: 'restricted',
    what: 'privilege escalation',
    violations: (pod) =>
      isWindows(pod)
        ? []
        : wrong(
            containerValues(pod, 'allowPrivilegeEscalation'),
            (value) => value === false,
            'allowPrivilegeEscalation',
          ),
    examples: {
      bad: [container({ allowPrivilegeEscalation: undefined }), container({ allowPrivilegeEscalation: true })],
      good: [container({})],
    },
  },
  {
    level: 'restricted',
    what: 'users that are not root',
    violations: (pod) =>
      withoutValue(pod, ['runAsNonRoot'], (value) => value === true).map(
        (where) => `${where} has no runAsNonRoot: true`,
      ),
    examples: {
      bad: [{ securityContext: { seccompProfile: { type: 'RuntimeDefault' } } }, container({ runAsNonRoot: false })],
      good: [{ securityContext: { seccompProfile: { type: 'RuntimeDefault' } }, ...container({ runAsNonRoot: true }) }],
    },
  },
  {
    level: 'restricted',
    what: 'the user 0',
    violations: (pod) => wrong(securityValues(pod, 'runAsUser'), (value) => value !== 0, 'runAsUser 0 in'),
    examples: {
      bad: [withPodContext({ runAsUser: 0 }), container({ runAsUser: 0 })],
      good: [withPodContext({ runAsUser: 1000 })],
    },
  },
  {
    level: 'restricted',
    what: 'seccomp',
    violations: (pod) =>
      isWindows(pod)
        ? []
        : withoutValue(
            pod,
            ['seccompProfile', 'type'],
            (type) => type === 'RuntimeDefault' || type === 'Localhost',
          ).map((where) => `${where} has no seccompProfile`),
    examples: {
      bad: [{ securityContext: { runAsNonRoot: true } }],
      good: [{ securityContext: { runAsNonRoot: true }, ...container({ seccompProfile: { type: 'RuntimeDefault' } }) }],
    },
  },
  {
    level: 'restricted',
    what: 'capabilities',
    violations: (pod) =>
      isWindows(pod)
        ? []
        : [
            ...containerValues(pod, 'capabilities', 'drop')
              .filter(([, dropped]) => !listOf(dropped).includes('ALL'))
              .map(([where]) => `${where} does not drop all capabilities`),
            ...addedCapabilities(pod, ['NET_BIND_SERVICE']),
          ],
    examples: {
      bad: [container({ capabilities: undefined }), container({ capabilities: { drop: ['ALL'], add: ['CHOWN'] } })],
      good: [container({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })],
    },
  },
];
