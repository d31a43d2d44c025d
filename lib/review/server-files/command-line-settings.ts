import { itemsOf } from '../../manifests/fields';
import type { Entries } from './server-files';

/** `--override "broker.id=$((${HOSTNAME##*-} + 100))"`, with or without quotes. */
const OVERRIDE = /--override[ =\n]+(?:"([\w.]+)=([^"]*)"|'([\w.]+)=([^']*)'|([\w.]+)=(\S*))/g;

/** Such as KAFKA_LOG_DIRS, which official images write into server.properties as log.dirs. */
const VARIABLE = /^KAFKA_([A-Z][A-Z0-9_]*)$/;

/** The broker properties that a container gets without a file. */
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
    return key === undefined || typeof value !== 'string' ? [] : [[propertyOf(key), value.trim()]];
  });
  return new Map([...variables, ...overrides]);
}

/** The images write `___` as an underscore, `__` as a hyphen, and `_` as a dot. */
function propertyOf(variable: string): string {
  return variable
    .toLowerCase()
    .replaceAll('___', '\u0000')
    .replaceAll('__', '-')
    .replaceAll('_', '.')
    .replaceAll('\u0000', '_');
}
