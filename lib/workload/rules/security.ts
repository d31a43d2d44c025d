import type { k8s } from 'cdk8s-plus-27';
import { userOfImage } from '../../images/image-users';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { judgedContainers } from '../container-security';
import { PodSecurity } from '../pod-security';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** The users that containers run as, and what they may do. */
export const SECURITY_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'invalid-run-as-user',
    severity: 'error',
    about: ['podSecurity'],
    check: ({ workload: { podSecurity } }) => {
      const { runAsUser, runAsNonRoot } = podSecurity._render().pod ?? {};
      return findingIf(
        runAsUser !== undefined && (!Number.isInteger(runAsUser) || runAsUser < (runAsNonRoot === true ? 1 : 0)),
        {
          problem: `podSecurity runs as user ${describe(runAsUser)}`,
          fix: 'use the ID of an ordinary user, such as 1000',
        },
      );
    },
    why: 'the kubelet does not start a container as root if runAsNonRoot is set',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    examples: {
      good: [
        { podSecurity: PodSecurity.restricted(12_345) },
        { podSecurity: PodSecurity.custom({ pod: { runAsUser: 0 } }) },
      ],
      bad: [{ podSecurity: PodSecurity.restricted(0) }, { podSecurity: PodSecurity.restricted(1.5) }],
    },
  },
  {
    id: 'container-as-root-in-non-root-pod',
    severity: 'error',
    about: ['containers', 'initContainers', 'podSecurity'],
    evenIfRejected: true,
    check: ({ workload, container }) =>
      judgedContainers(workload, container).flatMap(({ name, prop, own, effective }) =>
        // the user of the whole pod has a rule of its own
        findingIf(own.runAsUser === 0 && effective.runAsNonRoot === true, {
          problem: `the container ${JSON.stringify(name)} runs as user 0, and ${own.runAsNonRoot === true ? 'has' : 'the pod has'} runAsNonRoot`,
          fix: `remove runAsUser from its securityContext in ${prop}; if it has to be root, write runAsNonRoot: false beside it`,
        }),
      ),
    why: 'the kubelet does not start it (container has runAsNonRoot and its user is root), and the pod never runs',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    examples: {
      good: [
        { initContainers: [init({ runAsUser: 0, runAsNonRoot: false })] },
        { containers: [init({ runAsUser: 2000 })] },
        {
          podSecurity: PodSecurity.custom({ pod: { runAsUser: 1000 } }),
          initContainers: [init({ runAsUser: 0 })],
        },
      ],
      bad: [
        { initContainers: [init({ runAsUser: 0 })] },
        { containers: [init({ runAsUser: 0, runAsGroup: 0, privileged: true })] },
        {
          podSecurity: PodSecurity.custom({ pod: { runAsUser: 1000 } }),
          containers: [init({ runAsUser: 0, runAsNonRoot: true })],
        },
        { podSecurity: PodSecurity.custom({ pod: { runAsNonRoot: true }, container: { runAsUser: 0 } }) },
      ],
    },
  },
  {
    id: 'non-root-without-user',
    severity: 'warning',
    about: ['containers', 'initContainers', 'podSecurity', 'image'],
    evenIfRejected: true,
    check: ({ workload, container }) =>
      judgedContainers(workload, container).flatMap(({ name, image, effective }) => {
        const user = typeof image === 'string' ? userOfImage(image) : undefined;
        return findingIf(effective.runAsNonRoot === true && effective.runAsUser === undefined && user !== undefined, {
          problem: `the container ${JSON.stringify(name)} has runAsNonRoot and no runAsUser, and ${image} ${user === 'root' ? 'runs as root' : 'names its user, without a number'}`,
          fix: 'add runAsUser with the ID of an ordinary user, such as 1000',
        });
      }),
    why: 'the kubelet does not start a container unless it can see that its user is not root',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    examples: {
      good: [
        { podSecurity: PodSecurity.custom({ pod: { runAsNonRoot: true, runAsUser: 1000 } }), containers: [init()] },
        { containers: [init({ runAsNonRoot: true })] },
      ],
      bad: [
        { podSecurity: PodSecurity.custom({ pod: { runAsNonRoot: true } }) },
        { podSecurity: PodSecurity.custom({ pod: {} }), initContainers: [init({ runAsNonRoot: true })] },
      ],
    },
  },
  {
    id: 'contradictory-security-context',
    severity: 'error',
    about: ['containers', 'initContainers', 'podSecurity'],
    evenIfRejected: true,
    check: ({ workload, container }) =>
      judgedContainers(workload, container).flatMap(({ name, prop, own }) => {
        const { allowPrivilegeEscalation, privileged, capabilities } = own;
        const powers = [
          ...(privileged === true ? ['privileged'] : []),
          ...(capabilities?.add?.includes('CAP_SYS_ADMIN') === true ? ['capabilities.add CAP_SYS_ADMIN'] : []),
        ];
        return findingIf(allowPrivilegeEscalation === false && powers.length > 0, {
          problem: `the container ${JSON.stringify(name)} has allowPrivilegeEscalation: false and ${powers.join(', ')}`,
          fix: `remove one of the two from its securityContext in ${prop}`,
        });
      }),
    why: 'the API server rejects the StatefulSet',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    examples: {
      good: [{ containers: [init({ allowPrivilegeEscalation: false, privileged: false })] }],
      bad: [
        { containers: [init({ allowPrivilegeEscalation: false, privileged: true })] },
        {
          podSecurity: PodSecurity.custom({
            container: { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } },
          }),
        },
      ],
    },
  },
  {
    id: 'container-exceeds-restricted',
    severity: 'warning',
    about: ['containers', 'initContainers', 'volumes', 'podSecurity'],
    evenIfRejected: true,
    check: ({ workload, container }) => {
      if (workload.podSecurity._render().addedContainers === undefined) return [];
      const fix = (prop: string) =>
        `remove it from ${prop}; if it is needed, acknowledge this warning, and use a namespace that allows it`;
      return [
        ...judgedContainers(workload, container).flatMap(({ name, prop, own, ports }) =>
          excesses(own, ports).map((excess) => ({
            problem: `the pod is restricted, and its container ${JSON.stringify(name)} has ${excess}`,
            fix: fix(prop),
          })),
        ),
        ...workload.volumes.flatMap((volume) =>
          findingIf((volume.hostPath ?? undefined) !== undefined, {
            problem: `the pod is restricted, and its volume ${JSON.stringify(volume.name)} is a hostPath`,
            fix: fix('volumes'),
          }),
        ),
      ];
    },
    why: 'a namespace that enforces the restricted standard does not admit the pods, and the servers are not created',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/',
    examples: {
      good: [
        { containers: [init()] },
        { containers: [init({ capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] } })] },
        { podSecurity: PodSecurity.custom(), containers: [init({ privileged: true })] },
        { initContainers: [init({ runAsUser: 0, runAsNonRoot: false })] },
      ],
      bad: [
        { containers: [init({ privileged: true })] },
        { initContainers: [init({ allowPrivilegeEscalation: true })] },
        { initContainers: [init({ capabilities: { add: ['SYS_PTRACE'] } })] },
        { containers: [init({ seccompProfile: { type: 'Unconfined' } })] },
        { containers: [{ ...init(), ports: [{ containerPort: 9404, hostPort: 9404 }] }] },
        { volumes: [{ name: 'host', hostPath: { path: '/var/log' } }] },
      ],
    },
  },
];

/** A container of an example. */
function init(securityContext?: k8s.SecurityContext): k8s.Container {
  return { name: 'beside', image: 'busybox:1', securityContext };
}

/** Settings that grant more than the restricted standard allows. What is missing for it is a choice of the user. */
function excesses(own: k8s.SecurityContext, ports: readonly k8s.ContainerPort[]): readonly string[] {
  const added = [own.capabilities?.add ?? []].flat().filter((capability) => capability !== 'NET_BIND_SERVICE');
  return [
    ...(own.privileged === true ? ['privileged: true'] : []),
    ...(own.allowPrivilegeEscalation === true ? ['allowPrivilegeEscalation: true'] : []),
    ...(added.length > 0 ? [`capabilities.add ${added.join(', ')}`] : []),
    ...(own.seccompProfile?.type === 'Unconfined' ? ['seccompProfile Unconfined'] : []),
    ...ports.flatMap(({ hostPort }) => ((hostPort ?? 0) > 0 ? [`hostPort ${hostPort}`] : [])),
  ];
}
