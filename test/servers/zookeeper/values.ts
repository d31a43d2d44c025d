import { isNumeric, type ZooCfgKey } from '../../../lib/server-config/zookeeper/model/value-syntax';

const ODD_NUMBERS = [
  '',
  ' 30 ',
  '-1',
  '0',
  '010',
  '1_000',
  '1.0',
  '30 # why',
  '\u00a030',
  '2147483648',
  '9223372036854775808',
];
const BOOLEANS = ['TRUE', 'yes', ' true ', '', 'false', 'no', '1', 'true\u00a0'];

/**
 * Values that the model of a key distinguishes, and similar spellings: many for keys that the parser reads, few for those that
 * fall back to a default, because ZooKeeper takes a while for each file.
 */
export function valuesFor(key: ZooCfgKey): readonly string[] {
  const { parsing, type } = key;
  const few = parsing === 'strict' || type === 'string' ? Number.POSITIVE_INFINITY : 4;
  const own = key.default === undefined ? [] : [String(key.default)];
  if (isNumeric(key)) return [...beyondLimits(key), ...['ten', '+30', '0x10', ...own, ...ODD_NUMBERS].slice(0, few)];
  if (type === 'boolean') return BOOLEANS.slice(0, few);
  if (type === 'enum') return ['other', '', ...(key.allowed ?? []).flatMap(spellings)].slice(0, few + 1);
  return ['x', ''].slice(0, few / 4);
}

function spellings(word: string): readonly string[] {
  return [word.toUpperCase(), ` ${word} `, word];
}

function beyondLimits({ min, max }: ZooCfgKey): readonly string[] {
  return [...(min === undefined ? [] : [min - 1]), ...(max === undefined ? [] : [max + 1])].map(String);
}
