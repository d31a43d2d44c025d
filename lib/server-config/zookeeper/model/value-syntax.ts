import { javaDouble, javaInteger } from '../../../java/parse';

/** The type of a value. An enum is one of a few words. */
type ValueType = 'int' | 'long' | 'double' | 'boolean' | 'enum' | 'string';

/**
 * What ZooKeeper does with a value that it cannot read.
 *
 * - strict: the parser of zoo.cfg reads it, and refuses the file.
 * - lenient: a class reads it from a system property, and uses its default instead; for booleans, false.
 * - deferred: the class that needs it reads it, and fails: during startup or later.
 */
export type Parsing = 'strict' | 'lenient' | 'deferred';

/** What is known about one key of zoo.cfg. */
export interface ZooCfgKey {
  readonly type: ValueType;
  readonly parsing: Parsing;
  /** The value used if the key is absent; undefined if there is none, or if it depends on the host. */
  readonly default?: string | number | boolean;
  readonly unit?: string;
  /** The server changes or misuses a number outside of this range. */
  readonly min?: number;
  readonly max?: number;
  /** A number outside of the range that stands for the default. */
  readonly also?: number;
  /**
   * Whether the server refuses to start with a number outside of the range, or with a deferred value that is invalid; `zero`:
   * of the numbers outside of the range, only with 0.
   */
  readonly refusesStart?: true | 'zero';
  /** Whether only decimal numbers are read; other lenient numbers may be hexadecimal or octal as well. */
  readonly decimalOnly?: true;
  /** The words of an enum. */
  readonly allowed?: readonly string[];
  readonly ignoreCase?: true;
}

/** A key in the tables. It is parsed like the other keys of its class by default. */
export type KeyFacts = Omit<ZooCfgKey, 'parsing'> & { readonly parsing?: Parsing };

/** The keys that one class reads. */
export interface KeyGroup {
  /** The class, without `org.apache.zookeeper.` */
  readonly source: string;
  readonly parsing: Parsing;
  readonly keys: Readonly<Record<string, KeyFacts>>;
}

/** Whether a text is read as an octal number: 010 is eight. */
export function isOctal({ type, parsing, decimalOnly }: ZooCfgKey, text: string): boolean {
  const mayBeOctal = parsing === 'lenient' && (type === 'int' || type === 'long') && decimalOnly === undefined;
  return mayBeOctal && /^[+-]?0[0-7]*[1-7][0-7]*$/.test(text);
}

export function isNumeric({ type }: ZooCfgKey): boolean {
  return type === 'int' || type === 'long' || type === 'double';
}

/** The number that the server reads; undefined if it cannot read the text as one. */
export function numberIn({ type, parsing, decimalOnly }: ZooCfgKey, text: string): number | undefined {
  if (type === 'double') return javaDouble(text);
  const isDecoded = parsing === 'lenient' && decimalOnly === undefined;
  const value = javaInteger(isDecoded ? inDecimal(text) : text, type === 'int' ? 32 : 64);
  return value === undefined ? undefined : Number(value);
}

/** As `Integer.decode` reads it: hexadecimal with 0x or #, octal with a leading zero. */
function inDecimal(text: string): string {
  const [, sign, hexadecimal, octal] = /^([+-]?)(?:(?:0x|#)([\da-f]+)|0([0-7]+))$/i.exec(text) ?? [];
  if (hexadecimal !== undefined) return `${sign}${BigInt(`0x${hexadecimal}`)}`;
  if (octal !== undefined) return `${sign}${BigInt(`0o${octal}`)}`;
  return /^[+-]?0\d/.test(text) ? 'none' : text;
}

/** Whether a text is one of the words of an enum. */
export function isAllowed({ allowed = [], ignoreCase }: ZooCfgKey, text: string): boolean {
  return allowed.includes(ignoreCase ? text.toLowerCase() : text);
}

/** Whether a text is a boolean to strict and lenient parsing alike. */
export function isBoolean(text: string): boolean {
  return ['true', 'false'].includes(text.toLowerCase());
}
