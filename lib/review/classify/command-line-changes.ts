import { objectName } from '../../manifests/manifest';
import { serverContainerOf } from '../../manifests/pods';
import { pointer } from '../canonical/pointer';
import { type ClassifiedChange, verdictOf } from '../change';
import { keyRow } from '../effects';
import { redactSetting } from '../redact';
import type { ReviewContext } from '../review-context';
import { commandLineSettings } from '../server-files/command-line-settings';

/** Dangerous changes of broker properties that no file has: those of --override, or of the variables of the image. */
export function commandLineChanges(context: ReviewContext): readonly ClassifiedChange[] {
  return context.statefulSets.flatMap((statefulSet) => {
    if (!context.isRolled(statefulSet)) return [];
    const containers = [statefulSet.before, statefulSet.after].map((side) => serverContainerOf(side) ?? {});
    const [before, after] = containers.map(commandLineSettings);
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => before.get(key) !== after.get(key),
    );
    return changed.flatMap((key): ClassifiedChange[] => {
      const verdict = keyRow('broker', key, before, after);
      if (verdict === undefined) return [];
      const path = ['spec', 'template', 'spec', 'containers', String(containers[1].name), '(settings)', key];
      const [from, to] = [before, after].map((settings) => redactSetting('StatefulSet', key, settings.get(key)));
      return [{ object: objectName(statefulSet.after), path: pointer(path), from, to, ...verdictOf(verdict) }];
    });
  });
}
