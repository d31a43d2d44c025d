import type { ConfigKey } from '../../lib/server-config/kafka/model/config-key';

/** Unusual spellings, some of which Java accepts: signs, spaces, other digits, and number syntax of other languages. */
const ODD_INTEGERS: readonly ((good: string) => string)[] = [
  (good) => `+${good}`,
  (good) => ` ${good} `,
  (good) => `\t${good}\r\n`,
  (good) => `00${good}`,
  (good) => `\u00a0${good}`,
  (good) => `${good}\u2003`,
  (good) => `${good}.0`,
  (good) => `${good}L`,
  (good) => `${good}d`,
  (good) => `${good} # why`,
  (good) => `"${good}"`,
];

const NO_INTEGERS = ['', ' ', '+', '-', '+-5', '0x10', '1_000', '1,000', '1 000', '1e3', '10k', 'ten', 'NaN', '-0'];

const ENDS_OF_TYPES = ['32767', '32768', '-32769', '2147483647', '2147483648', '-2147483649', '9223372036854775808'];

const DOUBLES = ['0.5', '.5', '5.', '5d', '5D', '0.5f', '1e-1', '+0.5', ' 0.5\t', '0,5', '50%', '1_0'];
const ODD_DOUBLES = [
  '',
  '-0.0',
  'NaN',
  'nan',
  'Infinity',
  '+Infinity',
  '-Infinity',
  '1e400',
  '1e',
  '0.5L',
  '٠.٥',
  '0.5\u00a0',
];

const BOOLEANS = ['true', 'false', 'TRUE', 'fAlse', ' true ', '\ttrue\r\n'];
const NO_BOOLEANS = ['', ' ', 'yes', 'no', 'on', '1', '0', 't', 'truee', '"true"', 'true\u00a0', 'true,false'];

const LISTS = [
  '',
  ' ',
  ',',
  ',,',
  ' , ',
  '\u00a0',
  'a',
  'a,',
  ',a',
  'a,,b',
  'a,a',
  ' a ,\tb ',
  'a;b',
  'a b',
  'a\u00a0,b',
];

const TEXTS = ['', ' ', '\t', '\u00a0', 'x', ' x ', 'x y', 'ü', 'x\u0000y', '${x}', '%s', '-1', 'null'];

/** Keys that Kafka defines as strings or lists, but that a part of the broker reads as class names. */
const NAMES_OF_CLASSES = [
  'authorizer.class.name',
  'group.consumer.assignors',
  'group.share.assignors',
  'group.streams.assignors',
];

const NO_CLASSES = [
  '',
  ' ',
  '1a',
  'a b',
  'a..b',
  '.',
  'a.',
  '.a',
  'a-b',
  'a/b',
  'a,b',
  'org.apache.kafka.common.metrics.',
];

/**
 * Values for a key: all that its definition distinguishes, and similar spellings. Of class names, only Kafka's default is used:
 * whether others exist depends on the class path.
 */
export function valuesFor(name: string, key: ConfigKey): readonly string[] {
  const own = typeof key.default === 'string' ? [key.default] : [];
  return [...new Set([...own, ...(NAMES_OF_CLASSES.includes(name) ? NO_CLASSES : ofType(key))])];
}

function ofType(key: ConfigKey): readonly string[] {
  switch (key.type) {
    case 'boolean':
      return [...BOOLEANS, ...NO_BOOLEANS];
    case 'short':
    case 'int':
    case 'long':
      return [
        ...aroundLimits(key),
        ...ODD_INTEGERS.map((odd) => odd(usualNumber(key))),
        ...NO_INTEGERS,
        ...ENDS_OF_TYPES,
      ];
    case 'double':
      return [...aroundLimits(key), ...DOUBLES, ...ODD_DOUBLES];
    case 'list':
      return [...LISTS, ...ofList(key)];
    case 'class':
      return NO_CLASSES;
    default:
      return [...TEXTS, ...(key.allowed ?? []).flatMap(misspelled)];
  }
}

function usualNumber({ default: value, min }: ConfigKey): string {
  return value ?? String(min ?? 1);
}

function aroundLimits({ min, max, also = [] }: ConfigKey): readonly string[] {
  const limits = [...(min === undefined ? [] : [min - 1, min]), ...(max === undefined ? [] : [max, max + 1])];
  return [...limits, ...also, -2, -1, 0, 1, 2].map(String);
}

function misspelled(word: string): readonly string[] {
  return [word, word.toLowerCase(), word.toUpperCase(), ` ${word} `, `${word}\u00a0`, `${word}x`, `${word},${word}`];
}

function ofList({ items = [], default: value }: ConfigKey): readonly string[] {
  const some = items.length > 0 ? items : (value ?? '').split(',').filter((item) => item !== '');
  const all = some.join(',');
  return all === ''
    ? []
    : [...some.flatMap(misspelled), all, `${all},`, `,${all}`, `${all},${all}`, some.join(' ,\t'), `${all},none`];
}
