import { Duration } from 'cdk8s';
import { describe } from '../../lint/props/prop-types';
import { findingIf, type Rule } from '../../lint/rule';
import { DisruptionBudget, maxUnavailableOf } from '../disruption-budget';
import { gracePeriodSeconds } from '../objects/stateful-set';
import type { WorkloadProps } from '../workload-props';
import type { WorkloadModel } from './model';

/** How servers are stopped and evicted. */
export const DISRUPTION_RULES: readonly Rule<WorkloadModel, WorkloadProps>[] = [
  {
    id: 'invalid-grace-period',
    severity: 'error',
    about: ['terminationGracePeriod'],
    invalidates: ['terminationGracePeriod'],
    check: ({ workload }) => {
      const seconds = gracePeriodSeconds(workload);
      return findingIf(seconds !== undefined && (!Number.isInteger(seconds) || seconds < 1), {
        problem: `terminationGracePeriod is ${seconds} seconds`,
        fix: 'use whole seconds, 1 or more',
      });
    },
    why: 'Kubernetes counts whole seconds, and with 0 it kills the server immediately',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    examples: {
      good: [{ terminationGracePeriod: Duration.minutes(10) }],
      bad: [{ terminationGracePeriod: Duration.millis(1500) }, { terminationGracePeriod: Duration.seconds(0) }],
    },
  },
  {
    id: 'invalid-disruption-budget',
    severity: 'error',
    about: ['disruptionBudget', 'brokers', 'replicas'],
    evenIfRejected: true,
    invalidates: ['disruptionBudget'],
    check: ({ workload: { disruptionBudget } }) => {
      const { limit = {} } = disruptionBudget._render();
      return Object.entries(limit).flatMap(([name, { value }]) =>
        findingIf(!Number.isInteger(value) || Number(value) < 0, {
          problem: `disruptionBudget has ${name} ${describe(value)}`,
          fix: 'use a whole number, 0 or more',
        }),
      );
    },
    why: 'the API server rejects the PodDisruptionBudget',
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
    about: ['disruptionBudget', 'brokers', 'replicas'],
    check: ({ workload: { disruptionBudget, replicas } }) => {
      const evictable = maxUnavailableOf(disruptionBudget, replicas);
      return findingIf(evictable !== undefined && evictable === Math.min(0, evictable), {
        problem: `disruptionBudget allows none of ${replicas} servers to be evicted`,
        fix: 'remove it, or use DisruptionBudget.maxUnavailable(1)',
      });
    },
    why: 'a node that runs one of them cannot be drained until the budget is changed, which blocks upgrades of the nodes',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    examples: {
      good: [{ disruptionBudget: DisruptionBudget.maxUnavailable(1) }, { disruptionBudget: DisruptionBudget.none() }],
      bad: [
        { disruptionBudget: DisruptionBudget.maxUnavailable(0) },
        { disruptionBudget: DisruptionBudget.minAvailable(3) },
      ],
    },
  },
];
