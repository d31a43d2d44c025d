import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as library from '../../lib';
import { parseManifests } from '../../scripts/manifest-text';
import type { Manifest } from '../support/manifests';
import { blocksOf } from '../support/markdown';
import { ROOT } from '../support/run-app';

const page = readFileSync(join(ROOT, 'docs/recipes.md'), 'utf8');
const sections = page.split(/^## /m).slice(1);
const programs = sections.flatMap((section) =>
  blocksOf(section, 'ts').map((text) => ({ heading: section.split('\n', 1)[0], text })),
);

const outdir = mkdtempSync(join(tmpdir(), 'recipes-'));
beforeEach(() => vi.stubEnv('CDK8S_OUTDIR', outdir));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(outdir, { recursive: true, force: true });
});

/** Runs a program of the page, and returns the warnings that it printed. */
function runProgram(text: string): readonly string[] {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const load = createRequire(join(ROOT, 'package.json'));
  const require = (name: string) => (name === 'cdk8s-kafka' ? library : load(name));
  const warnings: string[] = [];
  const warn = vi.spyOn(console, 'warn').mockImplementation((line) => warnings.push(`${line}`));
  try {
    new Function('require', 'exports', outputText)(require, {});
  } finally {
    warn.mockRestore();
  }
  return warnings;
}

test('the page has programs', () => {
  expect(programs.length).toBeGreaterThanOrEqual(8);
});

test.each(programs)('$heading: the program runs without a warning', ({ text }) => {
  expect(runProgram(text)).toEqual([]);
  if (text.includes('app.synth()')) expect(readdirSync(outdir).length).toBeGreaterThan(0);
});

test('every YAML block is an object of Kubernetes', () => {
  const objects = blocksOf(page, 'yaml').flatMap((text) => parseManifests<Manifest>(text));
  expect(objects.map(({ kind, metadata }) => `${kind}/${metadata.name}`)).toEqual([
    'Application/kafka',
    'Kustomization/kafka',
  ]);
});
