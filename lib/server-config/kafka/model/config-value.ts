import { javaDouble, javaInteger, javaList, javaTrim } from '../../../java/parse';
import type { ConfigForm, ConfigKey } from './config-key';

/** The value of a text. A 64-bit number may lose its last digits, which do not matter here. */
export type ConfigValue = boolean | number | string | readonly string[];

/** The value of a text, or a description of valid values. */
export type ParsedValue = { readonly value: ConfigValue } | { readonly expected: string };

/** Reads a value as Kafka does, and validates it against the definition of its key (org.apache.kafka.common.config.ConfigDef). */
export function readValue(key: ConfigKey, text: string): ParsedValue {
  const trimmed = javaTrim(text);
  switch (key.type) {
    case 'boolean':
      return /^(true|false)$/i.test(trimmed) ? { value: trimmed.toLowerCase() === 'true' } : invalid('true or false');
    case 'short':
      return readNumber(key, readInteger(trimmed, 16), 'whole number', 16);
    case 'int':
      return readNumber(key, readInteger(trimmed, 32), 'whole number', 32);
    case 'long':
      return readNumber(key, readInteger(trimmed, 64), 'whole number', 64);
    case 'double':
      return readNumber(key, javaDouble(trimmed), 'number');
    case 'list':
      return readList(key, javaList(text));
    case 'class':
      return isClassName(trimmed) ? { value: trimmed } : invalid('the name of a Java class');
    default:
      return readString(key, trimmed);
  }
}

function invalid(what: string): ParsedValue {
  return { expected: what };
}

function isClassName(text: string): boolean {
  // made when it is needed: classes of Unicode take longer than all other expressions of the package, and few values are classes
  return /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(text);
}

function readInteger(text: string, bits: 16 | 32 | 64): number | undefined {
  const value = javaInteger(text, bits);
  return value === undefined ? undefined : Number(value);
}

function readNumber(key: ConfigKey, value: number | undefined, noun: string, bits?: number): ParsedValue {
  const { min, max, also = [] } = key;
  // NaN passes, as it does in Kafka
  const fits = value !== undefined && !(min !== undefined && value < min) && !(max !== undefined && value > max);
  if (value !== undefined && (fits || also.includes(value))) return { value };
  const upper = max ?? (bits === undefined ? undefined : 2n ** BigInt(bits - 1) - 1n);
  const range = [
    ...(min === undefined ? [] : [`from ${min}`]),
    ...(upper === undefined ? [] : [min === undefined ? `up to ${upper}` : `to ${upper}`]),
  ];
  const others = also.map((other) => `, or ${other}`).join('');
  return invalid([`a ${noun}`, ...range].join(' ') + others);
}

function readString({ allowed, ignoreCase, notEmpty, form }: ConfigKey, text: string): ParsedValue {
  if (notEmpty === true && text === '') return invalid('a value that is not empty');
  if (form === 'metadata-version') return readVersion(text, allowed ?? []);
  if (allowed === undefined) return { value: text };
  const same = (a: string, b: string) => (ignoreCase === true ? a.toUpperCase() === b.toUpperCase() : a === b);
  return allowed.some((each) => same(each, text))
    ? { value: text }
    : invalid(`one of ${allowed.join(', ')}${ignoreCase === true ? '' : ' (case-sensitive)'}`);
}

function readList({ items, refuses = [], form }: ConfigKey, list: readonly string[]): ParsedValue {
  if (refuses.includes('empty') && list.length === 0) return invalid('a list that is not empty');
  if (refuses.includes('blank-item') && list.includes('')) return invalid('a list without blank items');
  if (items !== undefined && !list.every((item) => items.includes(item))) {
    return invalid(`a list of ${items.join(', ')}`);
  }
  const syntax = form === undefined ? undefined : ITEM_OF[form];
  return syntax === undefined || list.every(syntax.fits) ? { value: list } : invalid(syntax.expected);
}

/** org.apache.kafka.server.common.MetadataVersion: only the first two numbers matter, or three if the first is 0. */
function readVersion(text: string, allowed: readonly string[]): ParsedValue {
  const counted = text.startsWith('0.') ? 3 : 2;
  const parts = text.replace(/\.+$/, '').split('.');
  const version = parts.length > counted ? parts.slice(0, counted).join('.') : text;
  return allowed.includes(version) ? { value: version } : invalid(`a version such as ${allowed.at(-1)}`);
}

/** Anything may precede the last colon: org.apache.kafka.common.utils.Utils only checks the port. */
function hasPort(text: string): boolean {
  const colon = text.lastIndexOf(':');
  const port = text.slice(colon + 1);
  return colon >= 0 && /^\d{1,10}$/.test(port) && Number(port) <= 65_535;
}

const ITEM_OF: Readonly<Partial<Record<ConfigForm, { expected: string; fits(item: string): boolean }>>> = {
  'quorum-voters': {
    expected: 'id@host:port for each controller, separated by commas',
    fits: (item) => {
      const [id, address, ...more] = item.split('@');
      const isRoutable = hasPort(address ?? '') && !address.startsWith('0.0.0.0:');
      return more.length === 0 && javaInteger(id, 32) !== undefined && isRoutable;
    },
  },
  'bootstrap-servers': { expected: 'host:port for each controller, separated by commas', fits: hasPort },
};
