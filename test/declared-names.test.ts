import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow } from './support/files';
import { ROOT } from './support/run-app';

const DECLARATION = /^(?:export )?(?:abstract )?(?:const|let|function|class|interface|type|enum) (\w+)/gm;

const HAND_WRITTEN = filesBelow('lib').filter((file) => file.endsWith('.ts'));

/** The names that a file declares at its top level. */
function declaredIn(file: string): string[] {
  return [...readFileSync(join(ROOT, file), 'utf8').matchAll(DECLARATION)].map(([, name]) => name);
}

/** Twins, such as kafka/image/kafka-image.ts and zookeeper/image/zookeeper-image.ts, give one concept of both products one name. */
const withoutProduct = (file: string) => file.replaceAll(/kafka|zookeeper/g, 'product');

test('a name that is declared at the top of a file is declared in no other, but for twins', () => {
  const filesOf = new Map<string, string[]>();
  for (const file of HAND_WRITTEN) {
    for (const name of declaredIn(file)) filesOf.set(name, [...(filesOf.get(name) ?? []), file]);
  }
  expect(filesOf.size).toBeGreaterThan(500);
  const repeated = [...filesOf].filter(([, files]) => new Set(files.map(withoutProduct)).size > 1);
  expect(repeated.map(([name, files]) => `${name}: ${files.join(', ')}`)).toEqual([]);
});

/** Files that are shorter than ten lines for a reason. */
const SHORT: Readonly<Record<string, string>> = {
  'lib/cli/main.ts': 'the one place that touches the process',
  'lib/images/on-demand.ts': 'the one call that loads a file on demand',
  'lib/kafka/metadata/migration-guard.ts': 'what becomes one file of the package',
  'lib/kafka/rules/on-demand.ts': 'what becomes one file of the package',
  'lib/workload/foreign-tables.ts': 'the one call that loads a file on demand',
  'lib/kafka/properties/data-dirs.ts': 'a feature, as the files beside it',
  'lib/kafka/rules/model.ts': 'a type for all tables of the directory',
  'lib/workload/rules/volumes.ts': 'what two tables of rules ask for',
  'lib/zookeeper/rules/model.ts': 'a type for all tables of the directory',
  'lib/server-config/kafka/rules/every-key.ts': 'a table of tables that three files load',
  'lib/server-config/zookeeper/tolerated-losses.ts': 'twin of that of Kafka',
};

test('no file has fewer than ten lines without a reason', () => {
  const short = HAND_WRITTEN.filter((file) => readFileSync(join(ROOT, file), 'utf8').trim().split('\n').length < 10);
  expect(short.filter((file) => SHORT[file] === undefined)).toEqual([]);
  expect(Object.keys(SHORT).filter((file) => !short.includes(file))).toEqual([]);
});
