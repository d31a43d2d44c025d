import { isRecord, itemsOf, member } from '../../manifests/fields';

/** The specification of a pod. */
export type PodSpec = Readonly<Record<string, unknown>>;

/** All containers of a pod: also those that run before the others, or for debugging. */
export function allContainersOf(pod: PodSpec): readonly Record<string, unknown>[] {
  return [pod.initContainers, pod.containers, pod.ephemeralContainers].flatMap(itemsOf);
}

export function nameOfContainer({ name }: Record<string, unknown>): string {
  return `container ${name}`;
}

/** The values of a field of a security context, and where each is: of the pod, and of every container. */
export function securityValues(
  pod: PodSpec,
  ...path: readonly string[]
): readonly (readonly [where: string, value: unknown])[] {
  const ofPod = member(pod, 'securityContext', ...path);
  return [
    ...(ofPod === undefined || ofPod === null ? [] : [['the pod', ofPod] as const]),
    ...containerValues(pod, ...path).filter(([, value]) => value !== undefined),
  ];
}

/** The values of a field of the security context of each container; undefined for those without one. */
export function containerValues(
  pod: PodSpec,
  ...path: readonly string[]
): readonly (readonly [where: string, value: unknown])[] {
  return allContainersOf(pod).map((container) => {
    const value = member(container, 'securityContext', ...path);
    return [nameOfContainer(container), value === null ? undefined : value] as const;
  });
}

/** Containers for which a value counts that they, or the pod, do not have. */
export function withoutValue(
  pod: PodSpec,
  path: readonly string[],
  isGood: (value: unknown) => boolean,
): readonly string[] {
  const ofPod = member(pod, 'securityContext', ...path);
  return containerValues(pod, ...path)
    .filter(([, value]) => !isGood(value ?? ofPod))
    .map(([where]) => where);
}

/** Whether a pod runs on Windows, where some fields have no meaning. */
export function isWindows(pod: PodSpec): boolean {
  return member(pod, 'os', 'name') === 'windows';
}

export function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function hasMember(value: unknown, name: string): boolean {
  return isRecord(value) && value[name] !== undefined && value[name] !== null;
}
