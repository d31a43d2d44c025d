import { Duration } from 'cdk8s';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { DisruptionBudget } from '../disruption-budget';
import { gracePeriodSeconds } from '../objects/stateful-set';
import { PodSecurity } from '../pod-security';
import { Storage } from '../storage';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** How servers are started, stopped and taken away. */
export const OPERATION_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'invalid-grace-period',
    severity: 'error',
    about: ['terminationGracePeriod'],
    check: ({ workload }) => {
      const seconds = gracePeriodSeconds(workload);
      return findingIf(seconds !== undefined && (!Number.isInteger(seconds) || seconds < 1), {
        problem: `terminationGracePeriod is ${seconds} seconds`,
        fix: 'use whole seconds, 1 or more',
      });
    },
    why: 'Kubernetes counts whole seconds, and kills at once where there are none',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    examples: {
      good: [{ terminationGracePeriod: Duration.minutes(10) }],
      bad: [{ terminationGracePeriod: Duration.millis(1500) }, { terminationGracePeriod: Duration.seconds(0) }],
    },
  },
  {
    id: 'invalid-disruption-budget',
    severity: 'error',
    about: ['disruptionBudget'],
    check: ({ workload: { disruptionBudget } }) => {
      const limit = disruptionBudget._limit ?? {};
      return Object.entries(limit).flatMap(([name, { value }]) =>
        findingIf(!Number.isInteger(value) || Number(value) < 0, {
          problem: `disruptionBudget has ${name} ${describe(value)}`,
          fix: 'use a whole number, 0 or more',
        }),
      );
    },
    why: 'the API server refuses the budget',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    examples: {
      good: [{ disruptionBudget: DisruptionBudget.minAvailable(2) }],
      bad: [
        { disruptionBudget: DisruptionBudget.maxUnavailable(1.5) },
        { disruptionBudget: DisruptionBudget.maxUnavailable(-1) },
      ],
    },
  },
  {
    id: 'budget-blocks-drains',
    severity: 'warning',
    about: ['disruptionBudget'],
    check: ({ workload: { disruptionBudget, replicas } }) => {
      const mayGo = disruptionBudget._mayGo(replicas);
      return findingIf(mayGo !== undefined && mayGo === Math.min(0, mayGo), {
        problem: `disruptionBudget lets none of ${replicas} servers go`,
        fix: 'leave it out, or use DisruptionBudget.maxUnavailable(1)',
      });
    },
    why: 'a node with one of them cannot be drained until somebody changes the budget: upgrades of the cluster stop there',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    examples: {
      good: [{ disruptionBudget: DisruptionBudget.maxUnavailable(1) }, { disruptionBudget: DisruptionBudget.none() }],
      bad: [
        { disruptionBudget: DisruptionBudget.maxUnavailable(0) },
        { disruptionBudget: DisruptionBudget.minAvailable(3) },
      ],
    },
  },
  {
    id: 'single-server-ephemeral',
    severity: 'warning',
    about: ['storage'],
    check: ({ workload: { storages, replicas } }) =>
      findingIf(replicas === 1 && !storages.every(({ storage }) => storage._volume('any') === undefined), {
        problem: 'a single server has ephemeral storage',
        fix: "use Storage.persistent('10Gi'), or three servers",
      }),
    why: 'when its pod is replaced, all that was ever written is gone',
    source: 'https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/',
    examples: { good: [{ storage: Storage.ephemeral() }], bad: [] },
  },
  {
    id: 'heap-in-jvm-options',
    severity: 'error',
    about: ['jvmOptions'],
    check: ({ workload: { jvmOptions } }) =>
      jvmOptions
        .filter((option) => /^-(Xm[sx]|m[sx]|XX:(Max|Initial)(HeapSize|RAMPercentage)=)/.test(option))
        .map((option) => ({ problem: `jvmOptions has ${option}`, fix: 'use the heap prop' })),
    why: 'it has no effect, or wins over the heap prop, and nothing compares it with the memory limit',
    source: 'https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html',
    examples: {
      good: [{ jvmOptions: ['-Xss512k'] }],
      bad: [{ jvmOptions: ['-Xmx9g'] }, { jvmOptions: ['-XX:MaxRAMPercentage=75'] }],
    },
  },
  {
    id: 'invalid-run-as-user',
    severity: 'error',
    about: ['podSecurity'],
    check: ({ workload: { podSecurity } }) => {
      const { runAsUser, runAsNonRoot } = podSecurity._options.pod ?? {};
      return findingIf(
        runAsUser !== undefined && (!Number.isInteger(runAsUser) || runAsUser < (runAsNonRoot === true ? 1 : 0)),
        {
          problem: `podSecurity has the user ${describe(runAsUser)}`,
          fix: 'use the number of an ordinary user, such as 1000',
        },
      );
    },
    why: 'the kubelet refuses to start a container as root where root is not allowed',
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
    id: 'invalid-jvm-option',
    severity: 'error',
    about: ['jvmOptions'],
    check: ({ workload: { jvmOptions } }) =>
      jvmOptions.flatMap((option) =>
        findingIf(!/^[-@][^\s'"`$\\]+$/.test(option), {
          problem: `jvmOptions has ${JSON.stringify(option)}`,
          fix: 'write one option, beginning with a hyphen, without blanks, quotes, dollar signs or backslashes',
        }),
      ),
    why: "the servers' start scripts split their options at blanks, whatever is quoted, and the JVM would not start",
    source: 'bin/kafka-run-class.sh, bin/zkServer.sh',
    examples: {
      good: [{ jvmOptions: ['-XX:MaxGCPauseMillis=20', '@/opt/jvm.options', '-Dcom.example.list=a,b'] }],
      bad: [{ jvmOptions: ['-Dx=a b'] }, { jvmOptions: ['-Xlog:gc -Xlog:safepoint'] }, { jvmOptions: ["-Dx='y'"] }],
    },
  },
];
