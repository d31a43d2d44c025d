import { containerValues, listOf, type PodSpec } from './pod-parts';

/** The levels of the Pod Security Standards, each stricter than the one before. */
export const LEVELS = ['privileged', 'baseline', 'restricted'] as const;
export type Level = (typeof LEVELS)[number];

/** A control of the Pod Security Standards. */
export interface Control {
  /** The first level that has it. */
  readonly level: Exclude<Level, 'privileged'>;
  readonly what: string;
  /** What violates it, in a few words each. */
  violations(pod: PodSpec): readonly string[];
  /** Changes to a pod that passes all controls: those that violate this one, and those that do not. */
  readonly examples: { readonly bad: readonly PodSpec[]; readonly good: readonly PodSpec[] };
}

/** A container in an example, with a security context that passes. */
const SAFE = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } };
export const container = (securityContext: object, more: object = {}): PodSpec => ({
  containers: [{ name: 'a', image: 'a', securityContext: { ...SAFE, ...securityContext }, ...more }],
});

/** A pod that passes all controls; an example replaces some of its fields. */
export const RESTRICTED_POD: PodSpec = {
  securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
  ...container({}),
};

export function withPodContext(securityContext: object): PodSpec {
  return { securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' }, ...securityContext } };
}

export function wrong(
  values: readonly (readonly [where: string, value: unknown])[],
  isGood: (value: unknown) => boolean,
  what: string,
): readonly string[] {
  return values.filter(([, value]) => !isGood(value)).map(([where]) => `${what} of ${where}`);
}

export function addedCapabilities(pod: PodSpec, allowed: readonly string[]): readonly string[] {
  return containerValues(pod, 'capabilities', 'add').flatMap(([where, added]) =>
    listOf(added)
      .filter((name) => !allowed.includes(name))
      .map((name) => `${where} adds ${name}`),
  );
}
