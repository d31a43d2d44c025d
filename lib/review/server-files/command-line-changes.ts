import { pointer } from '../canonical/pointer';
import { type Finding, verdictOf } from '../change';
import { dangerOf } from '../effects/keys/config-keys';
import { itemsOf } from '../manifest/fields';
import { objectName } from '../manifest/manifest';
import { serverContainerOf } from '../manifest/pods';
import { shownSetting } from '../redact';
import type { ReviewContext } from '../review-context';
import type { Entries } from './server-files';

/** Dangerous settings of brokers that no file has: given at the start, by --override or by the variables of their image. */
export function startedSettingChanges(context: ReviewContext): readonly Finding[] {
  return context.sets.flatMap((set) => {
    if (!context.isRolled(set)) return [];
    const [was, is] = [set.before, set.after].map((side) => settingsOf(serverContainerOf(side) ?? {}));
    const name = String(serverContainerOf(set.after)?.name);
    const keys = [...new Set([...was.keys(), ...is.keys()])].filter((key) => was.get(key) !== is.get(key));
    return keys.flatMap((key): Finding[] => {
      const verdict = dangerOf('broker', key, was, is);
      if (verdict === undefined) return [];
      const path = pointer(['spec', 'template', 'spec', 'containers', name, '(settings)', key]);
      const [from, to] = [was, is].map((settings) => shownSetting('StatefulSet', key, settings.get(key)));
      return [{ object: objectName(set.after), path, from, to, ...verdictOf(verdict) }];
    });
  });
}

/** `--override "broker.id=$((${HOSTNAME##*-} + 100))"`, with or without quotes. */
const OVERRIDE = /--override[ =\n]+(?:"([\w.]+)=([^"]*)"|'([\w.]+)=([^']*)'|([\w.]+)=(\S*))/g;

/** The official images write KAFKA_LOG_DIRS into server.properties as log.dirs: two underscores are a hyphen, three an underscore. */
const VARIABLE = /^KAFKA_([A-Z][A-Z0-9_]*)$/;

function settingsOf({ command, args, env }: Record<string, unknown>): Entries {
  const words = [command, args].flatMap((list) => (Array.isArray(list) ? list : [])).join('\n');
  const overrides = [...words.matchAll(OVERRIDE)].map(
    ([, key, value, key2, value2, key3, value3]): [string, string] => [
      key ?? key2 ?? key3 ?? '',
      value ?? value2 ?? value3 ?? '',
    ],
  );
  const variables = itemsOf(env).flatMap(({ name, value }): [string, string][] => {
    const [, key] = VARIABLE.exec(String(name)) ?? [];
    return key === undefined || typeof value !== 'string' ? [] : [[keyOf(key), value.trim()]];
  });
  return new Map([...variables, ...overrides]);
}

function keyOf(variable: string): string {
  return variable
    .toLowerCase()
    .replaceAll('___', '\u0000')
    .replaceAll('__', '-')
    .replaceAll('_', '.')
    .replaceAll('\u0000', '_');
}
