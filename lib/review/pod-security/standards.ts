import { BASELINE_CONTROLS } from './baseline-controls';
import { type Control, LEVELS, type Level } from './control';
import type { PodSpec } from './pod-parts';
import { RESTRICTED_CONTROLS } from './restricted-controls';

/** All controls of the Pod Security Standards. */
export const CONTROLS: readonly Control[] = [...BASELINE_CONTROLS, ...RESTRICTED_CONTROLS];

/** What violates a level in a pod; nothing for a pod that the API server admits there. */
export function violationsOf(pod: PodSpec, level: Level): readonly string[] {
  const strictness = LEVELS.indexOf(level);
  return CONTROLS.filter((control) => LEVELS.indexOf(control.level) <= strictness).flatMap((control) =>
    control.violations(pod),
  );
}
