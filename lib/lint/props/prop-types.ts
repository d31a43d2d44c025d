import { nearest } from '../did-you-mean';
import type { Violation } from '../rule';

/** What a prop must be. TypeScript says so too, but not to those who write JavaScript or run without a type check. */
export interface Kind {
  readonly expected: string;
  fits(value: unknown): boolean;
}

/** The kind of every prop of an interface. */
export type Shape<Props> = { readonly [Name in keyof Required<Props>]: Kind };

/** Props that do not fit, apart from those that do. */
export interface FittedProps<Props> {
  readonly props: Props;
  readonly unknown: readonly Violation[];
  readonly wrong: readonly Violation[];
  /** Names of the props of the wrong kind. */
  readonly unusable: readonly string[];
}

/**
 * Takes the props that have the right name and kind; of all others it says what is wrong. What is left can be resolved and
 * rendered without surprises, and the problems are told with all others at synthesis.
 */
export function fitProps<Props extends object>(given: Props | undefined, shape: Shape<Props>): FittedProps<Props> {
  if (!isNothing(given) && !isMap(given)) return notAnObject(given);
  const fitted = { props: {} as Record<string, unknown>, unknown: [] as Violation[], wrong: [] as Violation[] };
  const unusable: string[] = [];
  for (const [name, value] of Object.entries(given ?? {})) {
    if (isNothing(value)) continue;
    const meant = isMap(value) ? withoutNothing(value as object) : value;
    const kind = Object.hasOwn(shape, name) ? shape[name as keyof Props] : undefined;
    if (kind === undefined) {
      fitted.unknown.push(unknownProp(name, shape));
    } else if (kind.fits(meant)) {
      fitted.props[name] = meant;
    } else {
      fitted.wrong.push({ problem: `${name} is ${describe(meant)}`, fix: `give ${kind.expected}` });
      unusable.push(name);
    }
  }
  return { ...fitted, props: fitted.props as Props, unusable };
}

/** Everything that is wrong with the options of a choice, which has no rules of its own. */
export function misfitsOf({ unknown, wrong }: FittedProps<object>): readonly Violation[] {
  return [...unknown, ...wrong];
}

function notAnObject<Props>(given: unknown): FittedProps<Props> {
  const wrong = [{ problem: `${describe(given)} stands for an object`, fix: 'give an object: { name: value }' }];
  return { props: {} as Props, unknown: [], wrong, unusable: [] };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** A map without the keys that were left open: `cond ? value : undefined` is common. */
function withoutNothing(map: object): object {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => !isNothing(value)));
}

function unknownProp(name: string, shape: object): Violation {
  const meant = nearest(name, Object.keys(shape));
  return {
    problem: `there is no prop ${name}`,
    fix: meant === undefined ? 'leave it out, or see API.md for what there is' : `write ${meant}`,
  };
}

/** A value in a few words. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (!Array.isArray(value) && !isMap(value)) return `an instance of ${value.constructor?.name}`;
  const text = asJson(value) ?? (Array.isArray(value) ? 'a list' : 'an object');
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

const LONGEST = 80;

/** Undefined where JSON has no words for it: constructs know their parents, and so each other. */
function asJson(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

const isText = (value: unknown): boolean => typeof value === 'string';

/** An object as it is written in a program, of whatever realm, and no instance of a class. */
export function isMap(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export const TEXT: Kind = { expected: 'a string', fits: isText };
export const NUMBER: Kind = { expected: 'a number', fits: (value) => typeof value === 'number' };
export const BOOLEAN: Kind = { expected: 'true or false', fits: (value) => typeof value === 'boolean' };
export const TEXTS: Kind = {
  expected: 'a list of strings',
  fits: (value) => Array.isArray(value) && value.every(isText),
};
/**
 * A list of objects as Kubernetes writes them, and no instances of cdk8s-plus classes.
 *
 * @param needed members that each must have, as strings
 * @param optional members that are strings where they are there
 */
export function objects(needed: readonly string[], optional: readonly string[] = []): Kind {
  return {
    expected: `a list of plain objects with ${needed.join(' and ')}, as Kubernetes writes them`,
    fits: (value) =>
      Array.isArray(value) &&
      value.every(
        (item) =>
          isMap(item) &&
          needed.every((member) => isText(item[member])) &&
          optional.every((member) => isNothing(item[member]) || isText(item[member])),
      ),
  };
}
export const MAP: Kind = { expected: 'an object with a value for each key', fits: isMap };
export const TEXT_MAP: Kind = {
  expected: 'an object with a string for each key',
  fits: (value) => isMap(value) && Object.values(value as object).every(isText),
};

/** One of an enum's values. */
export function oneOf(values: readonly string[]): Kind {
  return { expected: `one of ${values.join(', ')}`, fits: (value) => isText(value) && values.includes(String(value)) };
}

/** An object with none but these keys, each with a string or nothing. */
export function texts(keys: readonly string[]): Kind {
  return {
    expected: `an object with strings for some of ${keys.join(', ')}`,
    fits: (value) =>
      isMap(value) && Object.entries(value as object).every(([key, text]) => keys.includes(key) && isText(text)),
  };
}

/**
 * An object of a class, known by a member that it has: instances of another copy of the package do as well.
 *
 * @param example what a user would write
 */
export function instance(member: string, example: string): Kind {
  return {
    expected: example,
    fits: (value) => typeof value === 'object' && value !== null && !isMap(value) && member in value,
  };
}

/** A contract of an image of this product. */
export function imageOf(product: string, example: string): Kind {
  return {
    expected: example,
    fits: (value) => typeof value === 'object' && value !== null && '_product' in value && value._product === product,
  };
}
