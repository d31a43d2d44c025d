import type { PropertiesText, PropertyEntry } from '../java/read-properties';
import type { Rule } from '../lint/rule';
import { configModel, KAFKA_VERSIONS } from '../server-config/kafka/model/model';
import { isZooCfgKey } from '../server-config/zookeeper/model';
import { PROPERTIES_READER } from './config-text';

export const LOST_BACKSLASH = 'properties-lost-backslash';
export const SWALLOWED_LINE = 'properties-swallowed-line';

/** What Java makes of a backslash and a letter. */
const CONTROL_CHARACTERS: Readonly<Record<string, string>> = {
  t: 'a tab',
  n: 'a line feed',
  r: 'a carriage return',
  f: 'a form feed',
};

/** Characters that may follow a backslash, which then changes nothing that anyone could miss. */
const HARMLESS = /[\\:=# !"'$\s]/;

/** PEM text may be written in one line, with `\n` for its line breaks. */
const PEM = /-----BEGIN /;

/** Rules on backslashes, which are escapes in a properties file. */
export const ESCAPE_RULES: readonly Rule<PropertiesText, string>[] = [
  {
    id: 'properties-malformed-escape',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: ({ malformed }) =>
      malformed.map((line) => ({
        line,
        problem: 'a \\u is not followed by four hexadecimal digits',
        fix: 'write \\\\u for a literal backslash, or / in a path',
      })),
    why: 'Java cannot read such a file, and the server does not start',
    source: PROPERTIES_READER,
    examples: { good: ['a=C:\\\\users', 'a=\\u0041'], bad: ['a=C:\\users'] },
  },
  {
    id: LOST_BACKSLASH,
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: ({ entries }) =>
      entries.flatMap((entry) => {
        const lost = lostBackslashes(entry);
        if (lost.length === 0) return [];
        return {
          key: entry.key,
          line: entry.line,
          problem: `${entry.key} contains ${lost.map(readAs).join(', ')}`,
          fix: isPath(entry) ? 'write / or \\\\ instead of each backslash' : 'write \\\\ for each backslash',
        };
      }),
    why: 'a backslash starts an escape in a properties file: the server reads another value than the one that is written',
    source: PROPERTIES_READER,
    examples: {
      good: [
        'a=C:\\\\data',
        'a=C:/data',
        'a=b\\:c\\=d\\ e\\#f',
        'a=RULE:^CN=(.*?),OU=\\\\w+$/$1/',
        'a=-----BEGIN KEY-----\\nMIIE\\n-----END KEY-----',
        'a=\\u0041',
        'a=x required username=\\"b\\";',
        'a=b,\\\n  c',
      ],
      bad: ['a=C:\\newdata', 'a=D:\\tools\\zk', 'a=RULE:^CN=(.*?)\\.example$/$1/', 'a=C:\\data\\', 'a=User:CN=b\\,c'],
    },
  },
  {
    id: SWALLOWED_LINE,
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: ({ entries }) =>
      entries.flatMap(({ key, continuations }) =>
        continuations.filter(isLineOfItsOwn).map(({ line, text }) => ({
          key,
          line,
          problem: `this line is part of the value of ${key}: ${shownLine(text)}`,
          fix: 'remove the backslash at the end of the line before, or write two of them',
        })),
      ),
    why: 'a backslash at the end of a line joins the next line to it: the server does not read that line as a setting',
    source: PROPERTIES_READER,
    examples: {
      good: [
        'log.dirs=/a,\\\n  /b',
        'sasl.jaas.config=a.B required \\\n  username="b" \\\n  password="c";',
        'log.dirs=C:\\\\data\\\\\nnum.partitions=3',
      ],
      bad: ['log.dirs=/data\\\nnum.partitions=3', 'dataDir=/data\\\n# the port\nclientPort=2181'],
    },
  },
  {
    id: 'properties-space-after-backslash',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: ({ entries }) =>
      entries
        .filter(({ written }) => /(^|[^\\])(\\\\)*\\[ \t]+$/.test(written))
        .map(({ key, line, continuations }) => ({
          key,
          line: continuations.at(-1)?.line ?? line,
          problem: `the value of ${key} ends with a backslash and a space`,
          fix: 'remove the spaces after the backslash to continue the line, or remove the backslash',
        })),
    why: 'the backslash escapes the space and does not continue the line: the next line is a setting of its own',
    source: PROPERTIES_READER,
    examples: { good: ['a=b,\\\n  c', 'a=b\\ c'], bad: ['a=b,\\ \n  c', 'a=b,\\\n  c,\\\t\n  d'] },
  },
];

/** Pairs of a backslash and a character that Java reads as something else than what is written. */
function lostBackslashes({ written, continuations }: PropertyEntry): readonly string[] {
  if (PEM.test(written)) return [];
  const pairs = [...written.matchAll(/\\(?:u[0-9a-fA-F]{4}|.)/gs)].map(([pair]) => pair);
  const lost = pairs.filter((pair) => pair.length === 2 && !HARMLESS.test(pair[1]));
  // C:\data\ at the end of a file: Java drops the last one
  const last = continuations.at(-1);
  return [...new Set([...lost, ...(last?.text === '' && lost.length > 0 ? ['\\'] : [])])];
}

function readAs(pair: string): string {
  if (pair === '\\') return 'a backslash at its end, which is dropped';
  return `${pair}, which is read as ${CONTROL_CHARACTERS[pair[1]] ?? pair[1]}`;
}

/** `C:\data`, or a name of a directory with several backslashes. */
function isPath({ written, key }: PropertyEntry): boolean {
  return /(^|,)\s*[A-Za-z]:\\/.test(written) || /dir|path|location|file/i.test(key);
}

/** A continuation that was probably meant as a comment, or as a setting of one of the servers. */
function isLineOfItsOwn({ text }: { readonly text: string }): boolean {
  if (/^[#!]/.test(text)) return true;
  const key = /^([\w.-]+)\s*[=:]/.exec(text)?.[1];
  return key !== undefined && (isZooCfgKey(key) || isKafkaKey(key));
}

function isKafkaKey(key: string): boolean {
  return (
    key.startsWith('listener.name.') || KAFKA_VERSIONS.some((each) => Object.hasOwn(configModel(each).broker, key))
  );
}

/** Never the value, which may be secret. */
function shownLine(text: string): string {
  return /^[#!]/.test(text) ? 'a comment' : (/^[\w.-]+/.exec(text)?.[0] ?? '');
}
