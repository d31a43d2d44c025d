import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { PodSecurity } from '../pod-security';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** The user that the server runs as. */
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
];
