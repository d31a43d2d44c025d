import { itemsOf, member } from '../../manifests/fields';
import { addedCapabilities, type Control, container, withPodContext, wrong } from './control';
import { allContainersOf, containerValues, hasMember, nameOfContainer, securityValues } from './pod-parts';

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
/** @see https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline */
export const BASELINE_CONTROLS: readonly Control[] = [
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
    examples: {
      bad: [container({ windowsOptions: { hostProcess: true } })],
      good: [container({ windowsOptions: { hostProcess: false } })],
    },
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
      bad: [{ ...container({ procMount: 'Unmasked' }), hostUsers: false }],
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
];
