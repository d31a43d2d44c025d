import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../support/run-app';

const REVIEW = join(ROOT, 'lib/review');

/** The parts of lib/review, each above all that it may import. */
const LAYERS: readonly (readonly string[])[] = [
  ['canonical'],
  ['reading', 'redact.ts', 'steps.ts', 'replaced-pods.ts'],
  ['servers', 'change.ts', 'cluster-jobs.ts'],
  ['review-context.ts', 'services', 'pod-security'],
  ['effects'],
  ['classify', 'acknowledgements.ts', 'step-names.ts'],
  ['review.ts'],
  ['reports'],
];

function filesBelow(directory: string): string[] {
  return readdirSync(directory).flatMap((name) => {
    const path = join(directory, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** The part of lib/review that a file belongs to; undefined for files of other rooms. */
function partOf(file: string): string | undefined {
  const [part] = relative(REVIEW, file).split('/');
  return part === '..' ? undefined : part;
}

function importedParts(file: string): string[] {
  const imports = [...readFileSync(file, 'utf8').matchAll(/\bfrom '(\.[^']+)'/g)];
  return imports.flatMap(([, target]) => {
    const path = join(file, '..', target);
    return partOf(statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : `${path}.ts`) ?? [];
  });
}

test('each part of the reviewer imports only parts below it', () => {
  const layerOf = new Map(LAYERS.flatMap((parts, layer) => parts.map((part) => [part, layer] as const)));
  expect([...layerOf.keys()].sort()).toEqual(readdirSync(REVIEW).sort());
  const upward = filesBelow(REVIEW).flatMap((file) => {
    const own = partOf(file) as string;
    return importedParts(file)
      .filter((part) => part !== own && (layerOf.get(part) ?? 99) >= (layerOf.get(own) ?? -1))
      .map((part) => `${relative(REVIEW, file)}: ${part}`);
  });
  expect(upward).toEqual([]);
});
