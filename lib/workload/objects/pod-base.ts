import type { k8s } from 'cdk8s-plus-27';
import type { PodSettings } from '../workload';

/** What every pod of a workload has, whatever runs in it: the servers', and those of Jobs beside them. */
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
