import { createHash } from 'node:crypto';
import { lastValues, readProperties } from '../java/read-properties';

/** A pod's annotation: pods are replaced when their configuration changes, as a changed ConfigMap alone restarts nothing. */
export const CONFIG_HASH = 'cdk8s-kafka/config-hash';

/**
 * Hash of what the configuration says at the start of a server: comments, white space and the order of keys do not count.
 *
 * @param liveKeys keys of properties whose change needs no restart
 */
export function configHash(config: { [file: string]: string }, liveKeys: readonly string[]): string {
  return shortHash(
    byName(Object.entries(config).map(([file, text]) => [file, meaning(file, text, liveKeys)] as const)),
  );
}

/** Sixteen hexadecimal digits that stand for a value. */
export function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

function meaning(file: string, text: string, liveKeys: readonly string[]): unknown {
  if (/\.xml$/.test(file))
    return text
      .replace(/<!--.*?-->/gs, '')
      .replace(/>\s+/g, '>')
      .replace(/\s+</g, '<')
      .trim();
  if (!/\.(properties|cfg)$/.test(file)) return text;
  return byName([...lastValues(readProperties(text).entries)].filter(([key]) => !liveKeys.includes(key)));
}

function byName<Value>(entries: (readonly [string, Value])[]): (readonly [string, Value])[] {
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
