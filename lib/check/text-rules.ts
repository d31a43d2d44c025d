import { findingIf, type Rule } from '../lint/rule';
import { BYTE_ORDER_MARK, isPieceOfText, type ServerFile } from './server-file';

const PROPERTIES = 'java.util.Properties.load';

/** What has to hold for a properties file as a text, whoever reads it. The examples are texts. */
export const TEXT_RULES: readonly Rule<ServerFile, string>[] = [
  {
    id: 'properties-empty',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: ({ properties: { entries, malformed } }) =>
      findingIf(entries.length + malformed.length === 0, {
        problem: 'there is not one property',
        fix: 'see whether this is the file that was meant',
      }),
    why: 'neither server starts without any',
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
        problem: `line ${line} has a \\u without four hexadecimal digits`,
        fix: 'write \\\\u where a backslash is meant',
      })),
    why: 'Java reads nothing of such a file, and the server does not start',
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
          problem: `a byte-order mark stands before ${key.slice(BYTE_ORDER_MARK.length)}`,
          fix: 'save the file as UTF-8 without a mark, or begin it with a comment',
        })),
    why: 'the server takes the mark for a part of the key, and does nothing with the line',
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
        problem: `line ${line} looks like a piece of a key or a certificate`,
        fix: 'end every line of it but the last with a backslash',
      })),
    why: 'the server takes each line for a key of its own, and the text ends with its first line',
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
          problem: `${key} of line ${line} is overruled by line ${last.get(key)?.line}`,
          fix: 'leave one of the two',
        }));
    },
    why: 'only the last value of a key counts',
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
          problem: `the value of ${key} has # behind a blank`,
          fix: 'put the comment on a line of its own',
        })),
    why: 'a comment begins only at the beginning of a line: what follows belongs to the value',
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
          problem: `line ${line} has ${key} and no value`,
          fix: 'write key=value, or key= where the value is empty',
        })),
    why: 'the server reads an empty value, which is hardly what was meant',
    source: PROPERTIES,
    examples: { good: ['a=', 'a 1', 'a:1'], bad: ['a', 'a=1\nb\n'] },
  },
];
