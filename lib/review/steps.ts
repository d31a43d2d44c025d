/** What the steps of a change may name. Objects are written as kubectl takes them: `statefulset/kafka --namespace streaming`. */
export interface StepNames {
  /** The object that changes; without its namespace if that is `default`. */
  readonly object: string;
  /** The workload that the object belongs to; undefined if there is none. */
  readonly workload: string | undefined;
  /** The field, or the key of a server's file, that changes. */
  readonly key: string;
  /** Its new value; undefined if it is removed, or must not be shown. */
  readonly value: string | undefined;
  /** Another object that has to do with the change; undefined if there is none. */
  readonly other?: string;
}

/** One thing to do about a change, or before it: plain text, or a function of the names in it. */
export type Step = string | ((names: StepNames) => string);

export function stepText(step: Step, names: StepNames): string {
  return typeof step === 'string' ? step : step(names);
}

export const WAIT_FOR_ROLLOUT: Step = ({ workload }) =>
  workload === undefined
    ? 'wait until all pods are replaced before the next change'
    : `wait for kubectl rollout status ${workload} before the next change`;

export const RESTART: Step = ({ workload }) =>
  workload === undefined ? 'restart the pods that read it' : `kubectl rollout restart ${workload}`;

/** A step, and then the rollout that it causes. */
export function thenWait(step: string): Step {
  return ({ workload }) =>
    `${step}, then wait for ${workload === undefined ? 'the rollout' : `kubectl rollout status ${workload}`}`;
}

/** A step for another object first, and then the rollout that it causes. */
export function otherFirst(step: string): Step {
  return ({ other }) =>
    `${step}, then wait for ${other === undefined ? 'its rollout' : `kubectl rollout status ${other}`}`;
}
