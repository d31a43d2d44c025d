import type { Violation } from '../rule';
import type * as unknownProps from './unknown-prop';

/** What type a prop must have. TypeScript checks it too, but not for those who write JavaScript or run without a type check. */
export interface PropType {
  readonly expected: string;
  accepts(value: unknown): boolean;
  /** What to write instead of a value that is not accepted, if that follows from the value. */
  instead?(value: unknown): string | undefined;
  /** For an object with members of its own: those that are valid, and what is wrong with the others. */
  members?(value: object): ValidatedProps<object>;
}

/** Reads the table of what other tools call these props: only needed if a prop is unknown. */
export type ReadForeignNames = () => unknownProps.ForeignNames;

/** The type of every prop of an interface. */
export type PropTypes<Props> = { readonly [Name in keyof Required<Props>]: PropType };

/** The props that are valid, and what is wrong with the others. */
export interface ValidatedProps<Props> {
  readonly props: Props;
  readonly unknown: readonly Violation[];
  readonly wrongType: readonly Violation[];
  /** Names of the props of the wrong type. */
  readonly rejected: readonly string[];
}

/**
 * Takes the props that have the right name and type, and reports all others. What is left can be resolved and rendered without
 * surprises; the problems are reported with all others at synthesis.
 */
export function validateProps<Props extends object>(
  userProps: Props | undefined,
  types: PropTypes<Props>,
  foreign: ReadForeignNames = () => ({}),
): ValidatedProps<Props> {
  if (!isMissing(userProps) && !isPlainObject(userProps)) return notAnObject(userProps);
  const props: Record<string, unknown> = {};
  const unknown: Violation[] = [];
  const wrongType: Violation[] = [];
  const rejected: string[] = [];
  for (const [name, raw] of Object.entries(userProps ?? {})) {
    if (isMissing(raw)) continue;
    const value = isPlainObject(raw) ? withoutMissing(raw as object) : raw;
    const type = Object.hasOwn(types, name) ? types[name as keyof Props] : undefined;
    if (type === undefined) {
      const { unknownProp } = require('./unknown-prop') as typeof unknownProps;
      unknown.push(unknownProp(name, Object.keys(types), foreign()));
    } else if (!type.accepts(value)) {
      wrongType.push({
        problem: `${name} is ${describe(value)}`,
        fix: type.instead?.(value) ?? `use ${type.expected}`,
      });
      rejected.push(name);
    } else if (type.members === undefined) {
      props[name] = value;
    } else {
      const members = type.members(value as object);
      props[name] = members.props;
      unknown.push(...inside(name, members.unknown));
      wrongType.push(...inside(name, members.wrongType));
      rejected.push(...members.rejected.map((member) => `${name}.${member}`));
    }
  }
  return { props: props as Props, unknown, wrongType, rejected };
}

/** Everything that is wrong with the options of a choice object. */
export function optionViolations({ unknown, wrongType }: ValidatedProps<object>): readonly Violation[] {
  return [...unknown, ...wrongType];
}

function notAnObject<Props>(value: unknown): ValidatedProps<Props> {
  const wrongType = [{ problem: `${describe(value)} is not an object`, fix: 'use an object: { name: value }' }];
  return { props: {} as Props, unknown: [], wrongType, rejected: [] };
}

function isMissing(value: unknown): boolean {
  return value === undefined || value === null;
}

/** An object without the keys that are undefined: `condition ? value : undefined` is common. */
function withoutMissing(map: object): object {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => !isMissing(value)));
}

/** A wrong member does not hide what is wrong with the others. */
function inside(name: string, violations: readonly Violation[]): readonly Violation[] {
  return violations.map(({ problem, fix }) => {
    const [prefix = '', deeper] = /^in ([^\s,]+), /.exec(problem) ?? [];
    const place = deeper === undefined ? name : `${name}.${deeper}`;
    return { problem: `in ${place}, ${problem.slice(prefix.length)}`, fix };
  });
}

/** A value in a few words. */
export function describe(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return typeof value === 'string' ? JSON.stringify(value) : String(value);
  if (!Array.isArray(value) && !isPlainObject(value)) return `an instance of ${value.constructor?.name}`;
  const text = asJson(value) ?? (Array.isArray(value) ? 'a list' : 'an object');
  return text.length > MAX_DESCRIPTION ? `${text.slice(0, MAX_DESCRIPTION)}…` : text;
}

const MAX_DESCRIPTION = 80;

/** Undefined if a value is not serialisable: constructs are circular. */
function asJson(value: object): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

const isString = (value: unknown): boolean => typeof value === 'string';

/** An object literal, of whatever realm, and not an instance of a class. */
export function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

export const STRING: PropType = { expected: 'a string', accepts: isString };
export const NUMBER: PropType = { expected: 'a number', accepts: (value) => typeof value === 'number' };
export const BOOLEAN: PropType = { expected: 'true or false', accepts: (value) => typeof value === 'boolean' };
export const STRINGS: PropType = {
  expected: 'a list of strings',
  accepts: (value) => Array.isArray(value) && value.every(isString),
};

/**
 * A list of objects as Kubernetes writes them, and not of instances of cdk8s-plus classes.
 *
 * @param required members that each must have, as strings
 * @param optional members that are strings if they are present
 */
export function objects(required: readonly string[], optional: readonly string[] = []): PropType {
  return {
    expected: `a list of plain objects with ${required.join(' and ')}, as Kubernetes writes them`,
    accepts: (value) =>
      Array.isArray(value) &&
      value.every(
        (item) =>
          isPlainObject(item) &&
          required.every((member) => isString(item[member])) &&
          optional.every((member) => isMissing(item[member]) || isString(item[member])),
      ),
  };
}

export const MAP: PropType = { expected: 'an object with a value for each key', accepts: isPlainObject };
export const STRING_MAP: PropType = {
  expected: 'an object with a string for each key',
  accepts: (value) => isPlainObject(value) && Object.values(value as object).every(isString),
};

/** One of an enum's values. */
export function oneOf(values: readonly string[]): PropType {
  return {
    expected: `one of ${values.join(', ')}`,
    accepts: (value) => isString(value) && values.includes(String(value)),
  };
}

/** An object with members of its own: a struct of the API. */
export function struct<Props extends object>(types: PropTypes<Props>, foreign?: ReadForeignNames): PropType {
  return {
    expected: `an object with some of ${Object.keys(types).join(', ')}`,
    accepts: isPlainObject,
    members: (value) => validateProps(value as Props, types, foreign),
  };
}

/** Objects of the same members, by names that the user chooses. */
export function eachOf<Props extends object>(
  types: PropTypes<Props>,
  expected: string,
  foreign?: ReadForeignNames,
): PropType {
  return {
    expected,
    accepts: (value) => isPlainObject(value) && Object.values(value as object).every(isPlainObject),
    members: (value) => {
      const each = Object.entries(value).map(
        ([name, props]) => [name, validateProps(props as Props, types, foreign)] as const,
      );
      return {
        props: Object.fromEntries(each.map(([name, { props }]) => [name, props])),
        unknown: each.flatMap(([name, { unknown }]) => inside(name, unknown)),
        wrongType: each.flatMap(([name, { wrongType }]) => inside(name, wrongType)),
        rejected: each.flatMap(([name, { rejected }]) => rejected.map((prop) => `${name}.${prop}`)),
      };
    },
  };
}

/** A list of values of one type. */
export function everyItem(type: PropType, expected: string): PropType {
  return { expected, accepts: (value) => Array.isArray(value) && value.every((item) => type.accepts(item)) };
}

/** A quantity of Kubernetes as a string; cdk8s and cdk8s-plus have classes for it. */
export function quantityString(example: string): PropType {
  return {
    expected: `a string with a Kubernetes quantity, such as ${JSON.stringify(example)}`,
    accepts: isString,
    instead: (value) => {
      const text = quantityOfClass(value);
      return text === undefined ? undefined : `write it as Kubernetes does: ${JSON.stringify(text)}`;
    },
  };
}

/** What a Size of cdk8s, or a Cpu of cdk8s-plus, amounts to. */
export function quantityOfClass(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('toKibibytes' in value && typeof value.toKibibytes === 'function') {
    const kibibytes = Number(value.toKibibytes({ rounding: 1 }));
    const unit = ['Ki', 'Mi', 'Gi', 'Ti'].findLast((_, power) => kibibytes % 1024 ** power === 0) ?? 'Ki';
    return `${kibibytes / 1024 ** ['Ki', 'Mi', 'Gi', 'Ti'].indexOf(unit)}${unit}`;
  }
  return 'amount' in value && typeof value.amount === 'string' ? value.amount : undefined;
}

/**
 * An object of a class of another library, known by a member that it has.
 *
 * @param example what a user would write
 */
export function instanceWith(member: string, example: string): PropType {
  return {
    expected: example,
    accepts: (value) => typeof value === 'object' && value !== null && !isPlainObject(value) && member in value,
  };
}

/**
 * A choice object of this library, known by its tag: instances of another copy of the package will do.
 *
 * @param example what a user would write
 * @param method that such an object has
 */
export function choice(tag: string, example: string, method = '_render'): PropType {
  return {
    expected: example,
    accepts: (value) =>
      typeof value === 'object' &&
      value !== null &&
      '_choice' in value &&
      value._choice === tag &&
      typeof (value as Record<string, unknown>)[method] === 'function',
  };
}

/**
 * Choice objects by names that the user chooses.
 *
 * @param example what a user would write
 */
export function choices(tag: string, example: string): PropType {
  const each = choice(tag, example);
  return {
    expected: example,
    accepts: (value) => isPlainObject(value) && Object.values(value as object).every((item) => each.accepts(item)),
  };
}
