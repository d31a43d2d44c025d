import type { ValidatedProps } from '../../lint/props/prop-types';
import type { Violation } from '../../lint/rule';
import type { ServerContainer } from '../server-container';
import type { Workload } from '../workload';

/** What the rules of every kind of server look at. */
export interface WorkloadModel {
  readonly workload: Workload;
  readonly container: ServerContainer;
  /** What is wrong with what the contract of the image has returned. */
  readonly contractProblems: readonly Violation[];
  /** The validated props, and what is wrong with the others. */
  readonly validated: ValidatedProps<object>;
}

/** Page of Kubernetes' documentation on what a policy admits. */
export const NETWORK_POLICY_PAGE = 'https://kubernetes.io/docs/concepts/services-networking/network-policies/';

/** Pages of Kubernetes' documentation on how a pod is configured. */
export const CONFIGURE_POD = 'https://kubernetes.io/docs/tasks/configure-pod-container';
