import { pointer } from '../canonical/pointer';
import { type ClassifiedChange, verdictOf } from '../change';
import { keyRow } from '../effects';
import { objectName } from '../manifest/manifest';
import { serverContainerOf } from '../manifest/pods';
import { shownSetting } from '../redact';
import type { ReviewContext } from '../review-context';
import { commandLineSettings } from '../server-files/command-line-settings';

/** Dangerous settings of brokers that no file has: given at the start, by --override or by the variables of their image. */
export function commandLineChanges(context: ReviewContext): readonly ClassifiedChange[] {
  return context.sets.flatMap((set) => {
    if (!context.isRolled(set)) return [];
    const [was, is] = [set.before, set.after].map((side) => commandLineSettings(serverContainerOf(side) ?? {}));
    const name = String(serverContainerOf(set.after)?.name);
    const keys = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));
    return keys.flatMap((key): ClassifiedChange[] => {
      const verdict = keyRow('broker', key, was, is);
      if (verdict === undefined) return [];
      const path = pointer(['spec', 'template', 'spec', 'containers', name, '(settings)', key]);
      const [from, to] = [was, is].map((settings) => shownSetting('StatefulSet', key, settings.get(key)));
      return [{ object: objectName(set.after), path, from, to, ...verdictOf(verdict) }];
    });
  });
}
