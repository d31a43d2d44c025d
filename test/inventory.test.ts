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

/** Folders that a file imports from, relative to lib/. */
function roomsImportedBy(file: string): string[] {
  return [...read(file).matchAll(/from '(\.[^']+)'/g)].map(
    ([, target]) => relative('lib', join(file, '..', target)).split('/')[0],
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

/** Who may know whom: a room imports itself and what is listed. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  rules: [],
  properties: [],
  workload: ['rules', 'properties'],
  zookeeper: ['rules', 'properties', 'workload'],
  kafka: ['rules', 'properties', 'workload', 'zookeeper'],
  check: ['rules', 'properties', 'kafka', 'zookeeper'],
  review: ['properties', 'workload', 'kafka'],
  cli: ['rules', 'check', 'kafka', 'review'],
};

test.each(Object.entries(ROOMS))('lib/%s imports only what it may know', (room, allowed) => {
  for (const file of filesBelow(`lib/${room}`)) {
    expect([room, ...allowed], file).toEqual(expect.arrayContaining(roomsImportedBy(file)));
  }
});

test('brokers know of ZooKeeper its connection alone', () => {
  const imported = filesBelow('lib/kafka').flatMap((file) =>
    [...read(file).matchAll(/from '(?:\.\.\/)+zookeeper\/([^']+)'/g)].map(([, name]) => name),
  );
  expect(new Set(imported)).toEqual(new Set(['zookeeper-connection']));
});

test('the reviewer knows manifests and facts, and no construct', () => {
  const imported = filesBelow('lib/review').flatMap((file) =>
    [...read(file).matchAll(/from '(?:\.\.\/)+((?:workload|kafka)\/[^']+)'/g)].map(([, name]) => name),
  );
  expect(new Set(imported)).toEqual(
    new Set([
      'workload/quantity',
      'workload/acknowledged-changes',
      'kafka/config-model/model',
      'kafka/config-model/config-key',
    ]),
  );
});

test('constructors read no clock, no randomness, no environment, no network and no file', () => {
  const forbidden =
    /Date\b|Math\.random|process\.(env|argv|cwd|hrtime|std)|randomUUID|from 'node:(?!crypto'|util')|fetch\(/;
  const pure = filesBelow('lib').filter((file) => !file.startsWith('lib/cli/'));
  const offenders = pure.filter((file) => forbidden.test(read(file)));
  expect(offenders).toEqual([]);
});

test('cdk8s-plus-27 is not loaded by importing the library', () => {
  const loads = filesBelow('lib').filter((file) => /^import (?!type ).*from 'cdk8s-plus-27'/m.test(read(file)));
  expect(loads).toEqual([]);
});

test('no file that was written by hand outgrows three hundred lines', () => {
  const written = filesBelow('lib').filter((file) => !/config-model\/(broker-config-)?\d/.test(file));
  const long = written.filter((file) => read(file).split('\n').length > 300);
  expect(long).toEqual([]);
});
