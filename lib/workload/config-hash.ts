import { createHash } from 'node:crypto';
import { lastValues, readProperties } from '../java/read-properties';

/** A pod's annotation: pods are replaced when their configuration changes, as a changed ConfigMap alone restarts nothing. */
export const CONFIG_HASH = 'cdk8s-kafka/config-hash';

/**
 * Hash of the meaning of the configuration when a server starts: comments, white space and the order of keys do not count.
 *
 * @param dynamicFiles names of the files whose change needs no restart
 */
export function configHash(config: { [file: string]: string }, dynamicFiles: readonly string[]): string {
  const files = Object.entries(config).filter(([file]) => !dynamicFiles.includes(file));
  return shortHash(byName(files.map(([file, text]) => [file, meaning(file, text)] as const)));
}

/** Sixteen hexadecimal digits that identify a value. */
export function shortHash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);
}

function meaning(file: string, text: string): unknown {
  // a patch can write anything
  if (typeof text !== 'string') return text;
  if (/\.xml$/.test(file)) return xmlWithoutComments(text);
  if (/\.ya?ml$/.test(file)) return yamlWithoutComments(text);
  if (!/\.(properties|cfg)$/.test(file)) return text;
  return byName([...lastValues(readProperties(text).entries)]);
}

function xmlWithoutComments(text: string): string {
  return text
    .replace(/<!--.*?-->/gs, '')
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
    .trim();
}

/** Without lines that are comments, or empty; the same text if such a line can be part of a value that has several lines. */
function yamlWithoutComments(text: string): string {
  const lines = text.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
  return lines.some(beginsLongValue) ? text : lines.join('\n');
}

/** A block of text, or a quotation mark that this line does not close. */
function beginsLongValue(line: string): boolean {
  return /[|>][-+\d]*\s*(#.*)?$/.test(line) || ['"', "'"].some((mark) => line.split(mark).length % 2 === 0);
}

function byName<Value>(entries: (readonly [string, Value])[]): (readonly [string, Value])[] {
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}
