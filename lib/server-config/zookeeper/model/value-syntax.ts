import { javaDouble, javaInteger } from '../../../java/parse';

/** What a value is. A word is one of a few; a text is whatever stands there. */
type Type = 'int' | 'long' | 'number' | 'boolean' | 'word' | 'text';

/**
 * How ZooKeeper reads the value of a key.
 *
 * - Without an adverb the parser of the file reads it, and refuses every other text.
 * - lenient: some class reads it from a system property, and takes a text that does not fit for its default; of booleans, for
 *   false.
 * - late: the class that needs it reads it, and fails on a text that does not fit: at the end of the start, or later.
 */
export type Reading = Type | `lenient ${Exclude<Type, 'text'>}` | `late ${Exclude<Type, 'text'>}`;

/** What is known of one key of zoo.cfg. */
export interface ZooCfgKey {
  readonly read: Reading;
  /** What is in force where the key is absent; undefined where that is nothing, or follows from the host. */
  readonly default?: string | number | boolean;
  readonly unit?: string;
  /** Below it the server changes or misuses the number. */
  readonly least?: number;
  readonly greatest?: number;
  /** A number out of the range that stands for the default. */
  readonly also?: number;
  /**
   * Whether the server refuses to start with a number out of the range, or with a late value that does not fit; `zero`: of
   * the numbers out of the range with 0 alone.
   */
  readonly refused?: true | 'zero';
  /** Whether hexadecimal and octal numbers do not fit; other lenient numbers may be written so. */
  readonly decimal?: true;
  readonly words?: readonly string[];
  /** Whether upper and lower case of words are the same. */
  readonly anyCase?: true;
}

/** Keys that one class reads. */
export interface KeyGroup {
  /** Below org.apache.zookeeper. */
  readonly source: string;
  readonly keys: Readonly<Record<string, ZooCfgKey>>;
}

/** Whether a text is read as octal: 010 is eight. */
export function isOctal({ read, decimal }: ZooCfgKey, text: string): boolean {
  return /^lenient (int|long)$/.test(read) && decimal === undefined && /^[+-]?0[0-7]*[1-7][0-7]*$/.test(text);
}

/** The adverb and the type of a reading. */
export function reading(key: ZooCfgKey): { readonly manner: string; readonly type: string } {
  const words = key.read.split(' ');
  return { manner: words.length === 2 ? words[0] : 'strict', type: words[words.length - 1] };
}

/** Whether a value is a number of some kind. */
export function isNumeric(key: ZooCfgKey): boolean {
  return ['int', 'long', 'number'].includes(reading(key).type);
}

/** The number that the server makes of a text; undefined where it makes none of it. */
export function numberIn(key: ZooCfgKey, text: string): number | undefined {
  const { manner, type } = reading(key);
  if (type === 'number') return javaDouble(text);
  const decoded = manner === 'lenient' && key.decimal === undefined;
  const value = javaInteger(decoded ? inDecimal(text) : text, type === 'int' ? 32 : 64);
  return value === undefined ? undefined : Number(value);
}

/** As `Integer.decode` reads it: hexadecimal with 0x or #, octal with a leading zero. */
function inDecimal(text: string): string {
  const [, sign, hexadecimal, octal] = /^([+-]?)(?:(?:0x|#)([\da-f]+)|0([0-7]+))$/i.exec(text) ?? [];
  if (hexadecimal !== undefined) return `${sign}${BigInt(`0x${hexadecimal}`)}`;
  if (octal !== undefined) return `${sign}${BigInt(`0o${octal}`)}`;
  return /^[+-]?0\d/.test(text) ? 'none' : text;
}

/** Whether a text is one of the key's words. */
export function isWord({ words = [], anyCase }: ZooCfgKey, text: string): boolean {
  return anyCase ? words.includes(text.toLowerCase()) : words.includes(text);
}

/** Whether a text is a boolean, as both ways of reading one agree on. */
export function isBoolean(text: string): boolean {
  return ['true', 'false'].includes(text.toLowerCase());
}
