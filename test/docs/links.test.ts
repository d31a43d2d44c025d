import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/run-app';

/** Pages that people read in the repository. */
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'bench/README.md',
  ...readdirSync(join(ROOT, 'docs')).map((page) => `docs/${page}`),
];

const text = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** Targets of the links of a page, but for those that lead out of this repository. */
function targets(page: string): string[] {
  const prose = text(page).replace(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target]) => target);
}

/** What a link to a page can end with: headings as code hosts spell them, numbered if they repeat, and ids. */
function anchors(page: string): ReadonlySet<string> {
  const found = new Set([...text(page).matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id]) => id));
  const times = new Map<string, number>();
  for (const [, heading] of text(page).matchAll(/^#+ (.+)$/gm)) {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    const before = times.get(slug) ?? 0;
    found.add(before === 0 ? slug : `${slug}-${before}`);
    times.set(slug, before + 1);
  }
  return found;
}

const cache = new Map<string, ReadonlySet<string>>();

function hasAnchor(page: string, anchor: string): boolean {
  if (!cache.has(page)) cache.set(page, anchors(page));
  return cache.get(page)?.has(anchor) === true;
}

function leadsSomewhere(page: string, target: string): boolean {
  const [path, anchor] = target.split('#');
  const file = path === '' ? page : join(dirname(page), path);
  return existsSync(join(ROOT, file)) && (anchor === undefined || hasAnchor(file, anchor));
}

test.each(PAGES)('every link of %s into this repository leads somewhere', (page) => {
  expect(targets(page).filter((target) => !leadsSomewhere(page, target))).toEqual([]);
});

/** Paths of this repository that a page names as code; patterns with a star are ignored. */
function namedPaths(page: string): string[] {
  const named = text(page).matchAll(/`((?:bench|bin|docs|examples|lib|scripts|test|tools)\/[\w./-]*)`/g);
  return [...named].map(([, path]) => path);
}

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'docs/decisions.md',
  'docs/operations.md',
  'docs/review.md',
])('every path that %s names exists', (page) => {
  expect(namedPaths(page).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test('the pages have links', () => {
  expect(PAGES.filter((page) => targets(page).length > 0).length).toBeGreaterThanOrEqual(5);
  expect(targets('README.md').length).toBeGreaterThanOrEqual(40);
  expect(namedPaths('CONTRIBUTING.md').length).toBeGreaterThanOrEqual(10);
});
