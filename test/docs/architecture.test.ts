import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/run-app';

const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');

/** Rooms that the page announces. */
const NOT_YET = ['lib/kafka/provisioning/', 'lib/monitoring/'];

test('every path that the page names exists', () => {
  const named = [
    ...page.matchAll(
      /`((?:lib|scripts|test|kafka|zookeeper|workload|server-config|servers|review|cli|lint)\/[\w./-]*)`/g,
    ),
  ];
  const paths = [...new Set(named.map(([, path]) => path))].filter((path) => !NOT_YET.includes(path));
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, 'lib', path)))).toEqual([]);
});

test('every layer of lib is on the page', () => {
  const rooms = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.map(({ name }) => name).filter((name) => !page.includes(`\`lib/${name}/\``))).toEqual([]);
});
