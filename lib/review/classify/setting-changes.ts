import { rankOf } from '../../lint/effect';
import { objectName } from '../../manifests/manifest';
import { DIRECTORY_KEYS } from '../../servers/data-directories';
import { type Server, serversOf } from '../../servers/servers';
import { pointer } from '../canonical/pointer';
import { type ClassifiedChange, verdictOf } from '../change';
import { keyRow } from '../effects';
import { DELIVERY } from '../effects/keys/delivery';
import { REDACTED, redactSetting } from '../redact';
import type { ObjectInBoth, ReviewContext } from '../review-context';
import { isDataKept } from '../servers/kept-data';
import { type ServerInBoth, serverPairs } from '../servers/server-pairs';
import { settingPath } from '../servers/setting-paths';

/** Dangerous changes of settings that no file has: those of variables, of start scripts, and of --override. */
export function settingChanges(context: ReviewContext): readonly ClassifiedChange[] {
  return context.workloadsInBoth.flatMap((workload) => {
    if (!context.isAffected(workload)) return [];
    const [before, after] = [serversOf(workload.before, context.before), serversOf(workload.after, context.after)];
    return serverPairs(before, after).flatMap((server) => changesOfServer(context, workload, server));
  });
}

function changesOfServer(
  context: ReviewContext,
  workload: ObjectInBoth,
  server: ServerInBoth,
): readonly ClassifiedChange[] {
  const { before, after } = server;
  const keys = new Set([...before.settings.keys(), ...after.settings.keys()]);
  const changed = [...keys].filter((key) => before.entries.get(key) !== after.entries.get(key));
  return changed.flatMap((key): ClassifiedChange[] => {
    const danger = keyRow(after.type, key, before.entries, after.entries);
    if (danger === undefined || (DIRECTORY_KEYS.has(key) && isDataKept(server, workload))) return [];
    const delivery = context.isRolled(workload) ? DELIVERY.byRoll : DELIVERY.atNextStart;
    const effect = rankOf(danger.effect) > rankOf(delivery.effect) ? danger.effect : delivery.effect;
    const path = settingPath(after, key);
    const [from, to] = [before, after].map((side) => reportedValue(side, key));
    return [{ object: objectName(workload.after), path: pointer(path), from, to, ...verdictOf(danger), effect }];
  });
}

function reportedValue({ entries, secretKeys }: Server, key: string): string | undefined {
  const value = entries.get(key);
  return value !== undefined && secretKeys.has(key) ? REDACTED : redactSetting('StatefulSet', key, value);
}
