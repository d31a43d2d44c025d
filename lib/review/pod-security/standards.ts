import { itemsOf, member } from '../../manifests/fields';
import {
  allContainersOf,
  containerValues,
  hasMember,
  isWindows,
  listOf,
  nameOfContainer,
  type PodSpec,
  securityValues,
  withoutValue,
} from './pod-parts';

/** The levels of the Pod Security Standards, each stricter than the one before. */
export const LEVELS = ['privileged', 'baseline', 'restricted'] as const;
export type Level = (typeof LEVELS)[number];

/** A control of the Pod Security Standards. */
export interface Control {
  /** The first level that has it. */
  readonly level: Exclude<Level, 'privileged'>;
  readonly what: string;
  /** What violates it, in a few words each. */
  violations(pod: PodSpec): readonly string[];
  /** Changes to a pod that passes all controls: those that violate this one, and those that do not. */
  readonly examples: { readonly bad: readonly PodSpec[]; readonly good: readonly PodSpec[] };
}

/** A container in an example, with a security context that passes. */
const SAFE = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
const container = (securityContext: object, more: object = {}): PodSpec => ({
  containers: [{ name: 'a', image: 'a', securityContext: { ...SAFE, ...securityContext }, ...more }],
});

/** A pod that passes all controls; an example replaces some of its fields. */
export const RESTRICTED_POD: PodSpec = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  ...container({}),
};

const BASELINE_CAPABILITIES =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  );
const SAFE_SYSCTLS: ReadonlySet<unknown> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
]);
const SELINUX_TYPES = ['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];
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

/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const CONTROLS: readonly Control[] = [
  {
    level: 'baseline',
    what: 'namespaces of the host',
    violations: (pod) => ['hostNetwork', 'hostPID', 'hostIPC'].filter((field) => pod[field] === true),
    examples: { bad: [{ hostNetwork: true }, { hostPID: true }, { hostIPC: true }], good: [{ hostNetwork: false }] },
  },
  {
    level: 'baseline',
    what: 'privileged containers',
    violations: (pod) => wrong(containerValues(pod, 'privileged'), (value) => value !== true, 'privileged'),
    examples: {
      bad: [
        container({ privileged: true, allowPrivilegeEscalation: undefined }),
        { initContainers: [{ name: 'b', image: 'b', securityContext: { privileged: true } }] },
      ],
      good: [container({ privileged: false })],
    },
  },
  {
    level: 'baseline',
    what: 'processes of the host on Windows',
    violations: (pod) =>
      wrong(securityValues(pod, 'windowsOptions', 'hostProcess'), (value) => value !== true, 'hostProcess'),
    examples: { bad: [], good: [] },
  },
  {
    level: 'baseline',
    what: 'added capabilities',
    violations: (pod) => addedCapabilities(pod, BASELINE_CAPABILITIES),
    examples: {
      bad: [container({ capabilities: { add: ['SYS_ADMIN'], drop: ['ALL'] } })],
      good: [container({ capabilities: { add: ['NET_BIND_SERVICE'], drop: ['ALL'] } })],
    },
  },
  {
    level: 'baseline',
    what: 'directories of the host',
    violations: (pod) =>
      itemsOf(pod.volumes)
        .filter((volume) => hasMember(volume, 'hostPath'))
        .map(({ name }) => `volume ${name} is a hostPath`),
    examples: {
      bad: [{ volumes: [{ name: 'v', hostPath: { path: '/x' } }] }],
      good: [{ volumes: [{ name: 'v', emptyDir: {} }] }],
    },
  },
  {
    level: 'baseline',
    what: 'ports of the host',
    violations: (pod) =>
      allContainersOf(pod).flatMap((each) =>
        itemsOf(each.ports)
          .filter(({ hostPort }) => hostPort !== undefined && hostPort !== 0)
          .map(({ hostPort }) => `${nameOfContainer(each)} has hostPort ${hostPort}`),
      ),
    examples: {
      bad: [container({}, { ports: [{ containerPort: 9092, hostPort: 9092 }] })],
      good: [container({}, { ports: [{ containerPort: 9092 }] })],
    },
  },
  {
    level: 'baseline',
    what: 'AppArmor',
    violations: (pod) =>
      wrong(securityValues(pod, 'appArmorProfile', 'type'), (type) => type !== 'Unconfined', 'appArmorProfile'),
    examples: {
      bad: [container({ appArmorProfile: { type: 'Unconfined' } })],
      good: [container({ appArmorProfile: { type: 'RuntimeDefault' } })],
    },
  },
  {
    level: 'baseline',
    what: 'SELinux',
    violations: (pod) => [
      ...wrong(
        securityValues(pod, 'seLinuxOptions', 'type'),
        (type) => SELINUX_TYPES.includes(String(type)),
        'seLinuxOptions.type',
      ),
      ...['user', 'role'].flatMap((field) =>
        wrong(securityValues(pod, 'seLinuxOptions', field), (value) => value === '', `seLinuxOptions.${field}`),
      ),
    ],
    examples: {
      bad: [container({ seLinuxOptions: { type: 'spc_t' } }), container({ seLinuxOptions: { user: 'root' } })],
      good: [container({ seLinuxOptions: { type: 'container_t', level: 's0' } })],
    },
  },
  {
    level: 'baseline',
    what: 'mount of /proc',
    violations: (pod) =>
      wrong(containerValues(pod, 'procMount'), (value) => value === undefined || value === 'Default', 'procMount'),
    examples: {
      bad: [{ ...container({ procMount: 'Unmasked' }), hostUsers: true }],
      good: [container({ procMount: 'Default' })],
    },
  },
  {
    level: 'baseline',
    what: 'seccomp that is switched off',
    violations: (pod) =>
      wrong(securityValues(pod, 'seccompProfile', 'type'), (type) => type !== 'Unconfined', 'seccompProfile'),
    examples: {
      bad: [container({ seccompProfile: { type: 'Unconfined' } })],
      good: [container({ seccompProfile: { type: 'RuntimeDefault' } })],
    },
  },
  {
    level: 'baseline',
    what: 'sysctls',
    violations: (pod) =>
      itemsOf(member(pod, 'securityContext', 'sysctls'))
        .filter(({ name }) => !SAFE_SYSCTLS.has(name))
        .map(({ name }) => `sysctl ${name}`),
    examples: {
      bad: [withPodContext({ sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] })],
      good: [withPodContext({ sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] })],
    },
  },
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

function withPodContext(securityContext: object): PodSpec {
  return { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...securityContext } };
}

function wrong(
  values: readonly (readonly [where: string, value: unknown])[],
  isGood: (value: unknown) => boolean,
  what: string,
): readonly string[] {
  return values.filter(([, value]) => !isGood(value)).map(([where]) => `${what} of ${where}`);
}

function addedCapabilities(pod: PodSpec, allowed: readonly string[]): readonly string[] {
  return containerValues(pod, 'capabilities', 'add').flatMap(([where, added]) =>
    listOf(added)
      .filter((name) => !allowed.includes(name))
      .map((name) => `${where} adds ${name}`),
  );
}

/** What violates a level in a pod; nothing for a pod that the API server admits there. */
export function violationsOf(pod: PodSpec, level: Level): readonly string[] {
  const strictness = LEVELS.indexOf(level);
  return CONTROLS.filter((control) => LEVELS.indexOf(control.level) <= strictness).flatMap((control) =>
    control.violations(pod),
  );
}
