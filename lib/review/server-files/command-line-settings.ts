import { itemsOf } from '../manifest/fields';
import type { Entries } from './server-files';

/** `--override "broker.id=$((${HOSTNAME##*-} + 100))"`, with or without quotes. */
const OVERRIDE = /--override[ =\n]+(?:"([\w.]+)=([^"]*)"|'([\w.]+)=([^']*)'|([\w.]+)=(\S*))/g;

/** The official images write KAFKA_LOG_DIRS into server.properties as log.dirs: two underscores are a hyphen, three an underscore. */
const VARIABLE = /^KAFKA_([A-Z][A-Z0-9_]*)$/;

/** Broker properties that no file has: `--override` in the command, or the variables of the image. */
export function commandLineSettings({ command, args, env }: Record<string, unknown>): Entries {
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
