import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './support/run-app';

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = join(folder, name);
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

/** What a file imports, in whatever way, as paths below lib/: types, `require(...)` and `import(...)` too. */
function importedBy(file: string): string[] {
  return [...read(file).matchAll(/(?:\bfrom |\bimport |\brequire\(|\bimport\()\s*'(\.[^']+)'/g)].map(([, target]) =>
    relative('lib', join(file, '..', target)),
  );
}

test('every exported name is in API.md', () => {
  const api = read('API.md');
  // for TypeScript only: no other language sees it, and the README tells of it
  const untold = ['brokerConfig'];
  const names = [...read('lib/index.ts').matchAll(/export \{ ([^}]+) \}/g)].flatMap(([, list]) => list.split(', '));
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !untold.includes(name) && !api.includes(`id="cdk8s-kafka.${name}"`))).toEqual([]);
});

/** The layers of lib/, and which others each may import. Those below it come first; docs/architecture.md shows the same. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  lint: [],
  fleet: [],
  java: [],
  images: [],
  kubernetes: ['lint'],
  'server-config/kafka': ['lint', 'java'],
  'server-config/zookeeper': ['lint', 'java'],
  workload: ['lint', 'java', 'kubernetes', 'images'],
  zookeeper: ['lint', 'java', 'kubernetes', 'images', 'workload', 'server-config/zookeeper'],
  kafka: ['lint', 'java', 'kubernetes', 'images', 'workload', 'server-config/kafka', 'zookeeper/connection'],
  manifests: ['lint/group-by', 'lint/memoize', 'images'],
  servers: [
    'lint/group-by',
    'lint/memoize',
    'java',
    'kubernetes/quantity',
    'images',
    'manifests',
    'server-config/kafka',
    'server-config/zookeeper',
  ],
  'api-server': ['lint/did-you-mean', 'lint/group-by', 'kubernetes', 'manifests'],
  check: ['lint', 'java', 'images', 'manifests', 'servers', 'server-config/kafka', 'server-config/zookeeper'],
  review: [
    'lint/acknowledgements',
    'lint/effect',
    'lint/finding',
    'lint/group-by',
    'lint/memoize',
    'lint/report',
    'java',
    'kubernetes',
    'api-server',
    'images',
    'manifests',
    'servers',
    'server-config/kafka',
    'server-config/zookeeper',
  ],
  cli: [
    'lint',
    'check',
    'kubernetes/schemas/schemas',
    'manifests',
    'review',
    'server-config/kafka/model',
    '../package.json',
  ],
};

test('each file of lib/ is in a layer', () => {
  const homeless = filesBelow('lib').filter(
    (file) => !Object.keys(LAYERS).some((layer) => file.startsWith(`lib/${layer}/`)),
  );
  expect(homeless).toEqual(['lib/index.ts']);
});

test.each(Object.entries(LAYERS))('lib/%s imports only what it may know', (layer, allowed) => {
  const isAllowed = (target: string) =>
    [layer, ...allowed].some((each) => target === each || target.startsWith(`${each}/`));
  const files = filesBelow(`lib/${layer}`).filter((file) => file.endsWith('.ts'));
  expect(
    files.flatMap((file) =>
      importedBy(file)
        .filter((target) => !isAllowed(target))
        .map((target) => `${file}: ${target}`),
    ),
  ).toEqual([]);
});

test('constructors read no clock, no randomness, no environment, no network and no file', () => {
  const forbidden =
    /Date\b|Math\.random|process\.(env|argv|cwd|hrtime|std)|randomUUID|from 'node:(?!crypto'|util')|fetch\(/;
  const pure = filesBelow('lib').filter((file) => !file.startsWith('lib/cli/'));
  const offenders = pure.filter((file) => forbidden.test(read(file)));
  expect(offenders).toEqual([]);
});

test('the command touches process, terminal, files and programs in one file only', () => {
  const touches = /\bprocess\.[a-z]|\bconsole\.|from 'node:(fs|child_process)'/;
  const files = filesBelow('lib/cli').filter((file) => touches.test(read(file)));
  expect(files).toEqual(['lib/cli/io.ts', 'lib/cli/main.ts']);
});

test('cdk8s-plus-27 is not loaded by importing the library', () => {
  const loads = filesBelow('lib').filter((file) => /^import (?!type ).*from 'cdk8s-plus-27'/m.test(read(file)));
  expect(loads).toEqual([]);
});

test('no file that was written by hand outgrows three hundred lines', () => {
  const written = filesBelow('lib').filter((file) => !/model\/(broker-config-)?\d/.test(file));
  const long = written.filter((file) => read(file).split('\n').length > 300);
  expect(long).toEqual([]);
});

test('no summary in API.md is cut at a semicolon', () => {
  const prose = read('API.md').replace(/```[\s\S]*?```/g, '');
  expect(prose.split('\n').filter((line) => line.endsWith(';'))).toEqual([]);
});
