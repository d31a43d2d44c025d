import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/run-app';

/** Where the words of the glossary (CONTRIBUTING.md) count: what users and contributors read. */
const PLACES = [
  'lib',
  'scripts',
  'tools',
  'bench',
  'examples',
  'docs',
  '.github',
  'crds',
  'main.ts',
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
];

/** Words that are never the right ones here, and what to write instead. Of a pattern, blanks match any white space. */
const WORDS: readonly (readonly [pattern: string, instead: string])[] = [
  ['look that', 'check that'],
  ['anew', 'again, rewrite, recreate'],
  ['misfits?', 'violation, problem, invalid'],
  ['told|untold', 'reported, printed'],
  ['spoken|speaks? of', 'mentioned, is about'],
  ['said|says? so|says? no|says? nothing', 'states, reports, sets, requires'],
  ['folders?', 'directory'],
  ['somebody|nobody', 'someone, no one; cannot be'],
  ['greatest', 'max, largest'],
  ['(?<!at )least', 'min, smallest'],
  ['(?<!there )(?:is|are) none(?! of)', 'is not, are not'],
  ['(?<!there )is no(?! longer)', 'is not a'],
  ['without a word|a word too', 'silently'],
  ['for ever', 'forever'],
  ['but for', 'except'],
  ['of ours', 'our'],
  ['made by hand', 'created manually, set manually'],
  ['(?:take|takes|took|taken|taking) back', 'revert, reset, remove'],
  ['goes(?! into)', 'is removed, continues'],
  ['(?:be|was|were) gone|gone (?:in|from)', 'removed, missing'],
  ['gives? back|given back', 'return'],
  ['(?:is|are) known of|hears? of', 'known about, reported'],
  ['(?:undefined|null|empty) where', 'undefined if'],
  ['comes(?! from| first| with)|come along', 'is added, results'],
  ['otherwise than|nothing is said', 'differently; if not set'],
  ['mends?|mended', 'fix'],
  ['in force', 'in effect'],
  ['stands? (?:in|on|at|there|beside|below|above|among|aside|behind)', 'is in, is on'],
  ['(?:is|are) so', 'state the condition'],
  ['no more(?! than| \\w+ than)', 'no longer'],
  ['let go|lets go', 'evict, allow'],
  ['nothing sensible', 'has the wrong type'],
  ['part of a hundred', 'percentage'],
  ['in the clear', 'cleartext'],
  ['(?:has|have) not(?= ?[.,;:)\'"`])', 'does not have'],
];

/** Places where a word is right. A line that no longer has it fails, so that the list stays short. */
const EXCEPTIONS: readonly (readonly [file: string, text: string, reason: string])[] = [
  ['docs/rules.md', 'force sync is no ', 'the value of forceSync'],
  ['lib/server-config/zookeeper/rules/directories.ts', 'force sync is no', 'the value of forceSync'],
];

const GENERATED_FROM_KAFKA = /^lib\/server-config\/kafka\/model\/(?:broker-config-)?\d/;

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...PLACES], {
  cwd: ROOT,
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => !GENERATED_FROM_KAFKA.test(file) && existsSync(join(ROOT, file)));

/** The words of a file on one line: identifiers split at capitals, texts and comments joined that a line break separates. */
function wordsOf(text: string): string {
  return text
    .replace(/(['`]) \+\n\s*['`]/g, '')
    .replace(/\n\s*(?:\*\/?|\/\/|#+|>|\|)?\s*/g, ' ')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
}

/** Names of earlier versions in the changelog, and the words to avoid in the glossary, are meant. */
function withoutQuotedWords(file: string, text: string): string {
  if (file === 'CHANGELOG.md') return text.replace(/`[^`\n]+`/g, '');
  return file === 'CONTRIBUTING.md' ? text.replace(/^\| .+ \| .+ \|$/gm, '') : text;
}

const TEXTS = FILES.map(
  (file) => [file, wordsOf(withoutQuotedWords(file, readFileSync(join(ROOT, file), 'utf8')))] as const,
);

function occurrences(pattern: string): string[] {
  const word = new RegExp(`(?<![a-z])(?:${pattern})(?![a-z])`, 'g');
  return TEXTS.flatMap(([file, text]) =>
    [...text.matchAll(word)].map(({ index, 0: found }) => {
      const context = text.slice(Math.max(0, index - 40), index + found.length + 40);
      return `${file}: …${context}…`;
    }),
  );
}

const isException = (place: string) =>
  EXCEPTIONS.some(([file, text]) => place.startsWith(`${file}: `) && place.includes(text));

describe('the words of the glossary', () => {
  test.each(WORDS)('%s: write %s', (pattern) => {
    expect(occurrences(pattern).filter((place) => !isException(place))).toEqual([]);
  });

  test('are looked for in all files', () => {
    expect(FILES.length).toBeGreaterThan(250);
    expect(FILES).toEqual(expect.arrayContaining(['README.md', 'lib/index.ts', 'lib/kafka/scripts/in-sync.sh']));
  });

  test('are found in comments, texts and identifiers', () => {
    expect(wordsOf("const rulesAreTold = 1;\n  // what is\n  // told\n  const TOLD_OF = 'a ' +\n    'b';")).toBe(
      "const rules are told = 1; what is told const told of = 'a b';",
    );
  });

  test('every exception is needed', () => {
    const all = WORDS.flatMap(([pattern]) => occurrences(pattern));
    const needless = EXCEPTIONS.filter(
      ([file, text]) => !all.some((place) => place.startsWith(`${file}: `) && place.includes(text)),
    );
    expect(needless).toEqual([]);
  });
});
