import { findingIf, type Rule } from '../lint/rule';
import { BYTE_ORDER_MARK, isPieceOfText, type ServerFile } from './server-file';

const PROPERTIES = 'java.util.Properties.load';

/** Rules on the text of a properties file, for either server. The examples are texts. */
export const TEXT_RULES: readonly Rule<ServerFile, string>[] = [
  {
    id: 'properties-empty',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: ({ properties: { entries, malformed } }) =>
      findingIf(entries.length + malformed.length === 0, {
        problem: 'the file contains no property',
        fix: 'check that this is the right file',
      }),
    why: 'neither server starts with an empty file',
    source: PROPERTIES,
    examples: { good: ['a=1'], bad: ['', '# a=1\n'] },
  },
  {
    id: 'properties-malformed-escape',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: ({ properties: { malformed } }) =>
      malformed.map((line) => ({
        problem: `line ${line} contains \\u without four hexadecimal digits`,
        fix: 'write \\\\u for a literal backslash',
      })),
    why: 'Java cannot read such a file, and the server does not start',
    source: PROPERTIES,
    examples: { good: ['a=C:\\\\users', 'a=\\u0041'], bad: ['a=C:\\users'] },
  },
  {
    id: 'properties-byte-order-mark',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: ({ properties: { entries } }) =>
      entries
        .filter(({ key }) => key.startsWith(BYTE_ORDER_MARK) && !/^[#!]/.test(key.slice(BYTE_ORDER_MARK.length)))
        .map(({ key }) => ({
          key: key.slice(BYTE_ORDER_MARK.length),
          problem: `a byte order mark precedes ${key.slice(BYTE_ORDER_MARK.length)}`,
          fix: 'save the file as UTF-8 without a byte order mark, or start it with a comment',
        })),
    why: 'the server reads the mark as a part of the key, and ignores the line',
    source: PROPERTIES,
    examples: { good: ['a=1', `${BYTE_ORDER_MARK}# comment\na=1`], bad: [`${BYTE_ORDER_MARK}a=1`] },
  },
  {
    id: 'properties-unescaped-pem',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: ({ properties: { entries } }) =>
      entries.filter(isPieceOfText).map(({ line }) => ({
        problem: `line ${line} looks like part of a key or certificate`,
        fix: 'end each of its lines except the last with a backslash',
      })),
    why: 'the server reads each line as a separate key, so the value ends after its first line',
    source: PROPERTIES,
    examples: {
      good: [`ssl.keystore.key=-----BEGIN KEY----- \\\n${'MIIEvQIBADANBg'.repeat(4)} \\\n-----END KEY-----`],
      bad: [`ssl.keystore.key=-----BEGIN KEY-----\n${'MIIEvQIBADANBg'.repeat(4)}\n`],
    },
  },
  {
    id: 'properties-duplicate-key',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: ({ properties: { entries } }) => {
      const last = new Map(entries.map((entry) => [entry.key, entry]));
      return entries
        .filter((entry) => last.get(entry.key) !== entry)
        .map(({ key, line }) => ({
          key,
          problem: `${key} in line ${line} is overridden by line ${last.get(key)?.line}`,
          fix: 'keep one of the two',
        }));
    },
    why: 'only the last value of a key is used',
    source: PROPERTIES,
    examples: { good: ['a=1\nA=2'], bad: ['a=1\na=2', 'a=1\nb=1\na : 1'] },
  },
  {
    id: 'properties-inline-comment',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: ({ properties: { entries } }) =>
      entries
        .filter(({ value }) => /[^\s;]\s+#/.test(value) && !value.includes('"'))
        .map(({ key }) => ({
          key,
          problem: `the value of ${key} contains # after a space`,
          fix: 'put the comment on a separate line',
        })),
    why: 'comments only start at the beginning of a line: the rest of the line is part of the value',
    source: PROPERTIES,
    examples: { good: ['a=b#c', '# a=b # c'], bad: ['a=b # c'] },
  },
  {
    id: 'properties-missing-value',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: ({ properties: { entries } }) =>
      entries
        .filter((entry) => !entry.separated && !isPieceOfText(entry))
        .map(({ key, line }) => ({
          key,
          problem: `line ${line} has the key ${key} without a value`,
          fix: 'write key=value, or key= for an empty value',
        })),
    why: 'the server reads an empty value, which is probably a mistake',
    source: PROPERTIES,
    examples: { good: ['a=', 'a 1', 'a:1'], bad: ['a', 'a=1\nb\n'] },
  },
];
