import type { k8s } from 'cdk8s-plus-27';
import type { PodSettings } from '../workload';

/** The fields that all pods of a workload have in common: those of the servers and of Jobs. */
export function podBase(pod: PodSettings): Partial<k8s.PodSpec> {
  const { pod: securityContext, automountServiceAccountToken, enableServiceLinks } = pod.podSecurity._render();
  return {
    securityContext,
    automountServiceAccountToken,
    enableServiceLinks,
    serviceAccountName: pod.serviceAccountName,
    priorityClassName: pod.priorityClassName,
    imagePullSecrets: pod.imagePullSecrets?.map((name) => ({ name })),
  };
}
