import { javaDouble, javaInteger, javaList, javaTrim } from '../../../java/parse';
import type { ConfigForm, ConfigKey } from './config-key';

/** What a text means; a number of 64 bits may lose its last digits, which no comparison here needs. */
export type ConfigValue = boolean | number | string | readonly string[];

/** The value of a text, or what the text had to be. */
export type Reading = { readonly value: ConfigValue } | { readonly expected: string };

/** Reads the text of a value as Kafka does, and looks at what its definition demands (org.apache.kafka.common.config.ConfigDef). */
export function readValue(key: ConfigKey, text: string): Reading {
  const trimmed = javaTrim(text);
  switch (key.type) {
    case 'boolean':
      return /^(true|false)$/i.test(trimmed) ? { value: trimmed.toLowerCase() === 'true' } : expected('true or false');
    case 'short':
      return readNumber(key, wholeNumber(trimmed, 16), 'whole number', 16);
    case 'int':
      return readNumber(key, wholeNumber(trimmed, 32), 'whole number', 32);
    case 'long':
      return readNumber(key, wholeNumber(trimmed, 64), 'whole number', 64);
    case 'double':
      return readNumber(key, javaDouble(trimmed), 'number');
    case 'list':
      return readList(key, javaList(text));
    case 'class':
      return CLASS_NAME.test(trimmed) ? { value: trimmed } : expected('the name of a Java class');
    default:
      return readText(key, trimmed);
  }
}

function expected(what: string): Reading {
  return { expected: what };
}

const CLASS_NAME = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u;

function wholeNumber(text: string, bits: 16 | 32 | 64): number | undefined {
  const value = javaInteger(text, bits);
  return value === undefined ? undefined : Number(value);
}

function readNumber(key: ConfigKey, value: number | undefined, noun: string, bits?: number): Reading {
  const { min, max, also = [] } = key;
  // like Kafka's own comparison, this lets NaN pass
  const fits = value !== undefined && !(min !== undefined && value < min) && !(max !== undefined && value > max);
  if (value !== undefined && (fits || also.includes(value))) return { value };
  const greatest = max ?? (bits === undefined ? undefined : 2n ** BigInt(bits - 1) - 1n);
  const range = [
    ...(min === undefined ? [] : [`from ${min}`]),
    ...(greatest === undefined ? [] : [min === undefined ? `up to ${greatest}` : `to ${greatest}`]),
  ];
  const others = also.map((other) => `, or ${other}`).join('');
  return expected([`a ${noun}`, ...range].join(' ') + others);
}

function readText({ allowed, ignoreCase, notEmpty, form }: ConfigKey, text: string): Reading {
  if (notEmpty === true && text === '') return expected('a text that is not empty');
  if (form === 'metadata-version') return readVersion(text, allowed ?? []);
  if (allowed === undefined) return { value: text };
  const same = (a: string, b: string) => (ignoreCase === true ? a.toUpperCase() === b.toUpperCase() : a === b);
  return allowed.some((each) => same(each, text))
    ? { value: text }
    : expected(`one of ${allowed.join(', ')}${ignoreCase === true ? '' : ', spelt just so'}`);
}

function readList({ items, refuses = [], form }: ConfigKey, list: readonly string[]): Reading {
  if (refuses.includes('empty') && list.length === 0) return expected('a list that is not empty');
  if (refuses.includes('blank-item') && list.includes('')) return expected('a list without blank items');
  if (items !== undefined && !list.every((item) => items.includes(item))) {
    return expected(`a list of ${items.join(', ')}`);
  }
  const syntax = form === undefined ? undefined : ITEM_OF[form];
  return syntax === undefined || list.every(syntax.fits) ? { value: list } : expected(syntax.expected);
}

/** org.apache.kafka.server.common.MetadataVersion: only the first two numbers count, three where the first is 0. */
function readVersion(text: string, allowed: readonly string[]): Reading {
  const counted = text.startsWith('0.') ? 3 : 2;
  const parts = text.replace(/\.+$/, '').split('.');
  const version = parts.length > counted ? parts.slice(0, counted).join('.') : text;
  return allowed.includes(version) ? { value: version } : expected(`a version such as ${allowed.at(-1)}`);
}

/** What precedes the last colon may end with anything: org.apache.kafka.common.utils.Utils looks at the port alone. */
function isHostAndPort(text: string): boolean {
  const colon = text.lastIndexOf(':');
  const port = text.slice(colon + 1);
  return colon >= 0 && /^\d{1,10}$/.test(port) && Number(port) <= 65_535;
}

const ITEM_OF: Readonly<Partial<Record<ConfigForm, { expected: string; fits(item: string): boolean }>>> = {
  'quorum-voters': {
    expected: 'id@host:port for each controller, separated by commas',
    fits: (item) => {
      const [id, address, ...more] = item.split('@');
      const isRoutable = isHostAndPort(address ?? '') && !address.startsWith('0.0.0.0:');
      return more.length === 0 && javaInteger(id, 32) !== undefined && isRoutable;
    },
  },
  'bootstrap-servers': { expected: 'host:port for each controller, separated by commas', fits: isHostAndPort },
};
