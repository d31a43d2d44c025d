import type { PropertiesText } from '../java/read-properties';
import { findingIf, type Rule } from '../lint/rule';
import { BYTE_ORDER_MARK, isPemFragment, keyAfterMark, PROPERTIES_READER } from './config-text';
import { ESCAPE_RULES } from './escape-rules';

/** Rules on the text of a configuration file, whichever server reads it. The examples are texts. */
export const TEXT_RULES: readonly Rule<PropertiesText, string>[] = [
  {
    id: 'properties-empty',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: ({ entries, malformed }) =>
      findingIf(entries.length + malformed.length === 0, {
        problem: 'the file contains no property',
        fix: 'check that this is the right file',
      }),
    why: 'neither server starts with an empty file',
    source: PROPERTIES_READER,
    examples: { good: ['a=1'], bad: ['', '# a=1\n'] },
  },
  ...ESCAPE_RULES,
  {
    id: 'properties-byte-order-mark',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: ({ entries }) =>
      entries.flatMap((entry) => {
        const key = keyAfterMark(entry);
        // before a comment, the mark only spoils the comment
        if (key === undefined || /^[#!]/.test(key)) return [];
        return [
          {
            key,
            line: entry.line,
            problem: `a byte order mark precedes ${key}`,
            fix: 'save the file as UTF-8 without a byte order mark, or start it with a comment',
          },
        ];
      }),
    why: 'the server reads the mark as part of the key, and ignores the line',
    source: PROPERTIES_READER,
    examples: { good: ['a=1', `${BYTE_ORDER_MARK}# comment\na=1`], bad: [`${BYTE_ORDER_MARK}a=1`] },
  },
  {
    id: 'properties-unescaped-pem',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: ({ entries }) =>
      entries.filter(isPemFragment).map(({ line }) => ({
        line,
        problem: 'this line looks like part of a key or certificate',
        fix: 'end each of its lines except the last with a backslash',
      })),
    why: 'the server reads each line as a separate key, so the value ends after its first line',
    source: PROPERTIES_READER,
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
    check: ({ entries }) => {
      const last = new Map(entries.map(({ key, line }) => [key, line]));
      return entries
        .filter(({ key, line }) => last.get(key) !== line)
        .map(({ key, line }) => ({
          key,
          line,
          problem: `${key} is overridden by line ${last.get(key)}`,
          fix: 'keep one of the two',
        }));
    },
    why: 'only the last value of a key is used',
    source: PROPERTIES_READER,
    examples: { good: ['a=1\nA=2'], bad: ['a=1\na=2', 'a=1\nb=1\na : 1'] },
  },
  {
    id: 'properties-inline-comment',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: ({ entries }) =>
      entries
        .filter(({ value }) => /[^\s;]\s+#/.test(value) && !value.includes('"'))
        .map(({ key }) => ({
          key,
          problem: `the value of ${key} contains # after a space`,
          fix: 'put the comment on a separate line',
        })),
    why: 'comments only start at the beginning of a line: the rest of the line is part of the value',
    source: PROPERTIES_READER,
    examples: { good: ['a=b#c', '# a=b # c'], bad: ['a=b # c'] },
  },
  {
    id: 'properties-missing-value',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: ({ entries }) =>
      entries
        .filter((entry) => !entry.separated && !isPemFragment(entry))
        .map(({ key, line }) => ({
          key,
          line,
          problem: `${key} has no value`,
          fix: 'write key=value, or key= for an empty value',
        })),
    why: 'the server reads an empty value, which is probably a mistake',
    source: PROPERTIES_READER,
    examples: { good: ['a=', 'a 1', 'a:1'], bad: ['a', 'a=1\nb\n'] },
  },
];
