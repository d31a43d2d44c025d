import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blocksOf, compile } from '../support/markdown';
import { ROOT } from '../support/run-app';

const PAGES = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((page) => `docs/${page}`)];

/** Every TypeScript block of every page, by page and number. */
const BLOCKS = Object.fromEntries(
  PAGES.flatMap((page) =>
    blocksOf(readFileSync(join(ROOT, page), 'utf8'), 'ts').map((text, index) => [`${page}-${index}`, text]),
  ),
);

const MISSPELT = BLOCKS['README.md-1'].replace('metadata:', 'metdata:');
const errors = compile({ ...BLOCKS, MISSPELT });

test('pages have TypeScript blocks', () => {
  expect(Object.keys(BLOCKS).length).toBeGreaterThanOrEqual(6);
  expect(Object.keys(BLOCKS)).toContain('docs/review.md-0');
});

test.each(Object.keys(BLOCKS))('%s compiles', (name) => {
  expect(errors[name]).toEqual([]);
});

test('a block with a misspelled prop would not compile', () => {
  expect(errors.MISSPELT.join()).toContain('metdata');
});
