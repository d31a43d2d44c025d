import type { k8s } from 'cdk8s-plus-27';
import type { ServerContainer } from './server-container';
import type { PodSettings } from './workload';

/**
 * A container that the user adds. What its security context leaves open is filled in with what the pod's standard asks of every
 * container; not a read-only root file system, because agents and exporters write where they like. One with privileges of its own
 * stays as it is: without capabilities, an init container that is root on purpose could not change owners.
 */
export function withPodStandard(container: k8s.Container, { podSecurity }: PodSettings): k8s.Container {
  const { addedContainers } = podSecurity._render();
  const own = statedIn(container.securityContext ?? {});
  if (addedContainers === undefined || isPrivileged(own)) return container;
  return { ...container, securityContext: { ...addedContainers, ...own } };
}

/** What the API server reads of it: undefined, null and capabilities without an entry are the same as nothing. */
function statedIn(context: k8s.SecurityContext): k8s.SecurityContext {
  const { add, drop } = context.capabilities ?? {};
  const capabilities = [add ?? [], drop ?? []].flat().length > 0 ? context.capabilities : undefined;
  return Object.fromEntries(
    Object.entries({ ...context, capabilities }).filter(([, value]) => (value ?? undefined) !== undefined),
  );
}

function isPrivileged({ runAsUser, runAsNonRoot, privileged, capabilities }: k8s.SecurityContext): boolean {
  return (
    runAsUser === 0 || runAsNonRoot === false || privileged === true || [capabilities?.add ?? []].flat().length > 0
  );
}

/** A container of the pod as rules judge it. */
export interface JudgedContainer {
  readonly name: string;
  /** The prop that it comes from. */
  readonly prop: 'containers' | 'initContainers' | 'podSecurity';
  readonly image: string | undefined;
  /** Its own settings. */
  readonly own: k8s.SecurityContext;
  /** Where its own settings leave something open, those of the pod count. */
  readonly effective: Pick<k8s.SecurityContext, 'runAsNonRoot' | 'runAsUser'>;
  readonly ports: readonly k8s.ContainerPort[];
}

/** All containers of a pod, the server's first. */
export function judgedContainers(workload: PodSettings, server: ServerContainer): readonly JudgedContainer[] {
  const { pod, container } = workload.podSecurity._render();
  const judged = (
    prop: JudgedContainer['prop'],
    { name, image, ports }: Pick<k8s.Container, 'name' | 'image' | 'ports'>,
    context: k8s.SecurityContext | undefined,
  ): JudgedContainer => {
    const own = context ?? {};
    const effective = {
      runAsNonRoot: own.runAsNonRoot ?? pod?.runAsNonRoot,
      runAsUser: own.runAsUser ?? pod?.runAsUser,
    };
    return { name, prop, image, own, effective, ports: [ports ?? []].flat() };
  };
  return [
    judged('podSecurity', { name: server.name, image: server.image }, container),
    ...(workload.initContainers ?? []).map((each) => judged('initContainers', each, each.securityContext)),
    ...workload.containers.map((each) => judged('containers', each, each.securityContext)),
  ];
}
