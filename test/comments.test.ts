import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SCRIPT_DIRECTORIES, scriptFiles, scriptsModule } from '../scripts/shell-scripts/inline';
import { filesBelow } from './support/files';
import { ROOT } from './support/run-app';

/** Apps whose output is committed, and the directories that hold it. */
const APPS: readonly (readonly [app: string, output: string])[] = [
  ['main.ts', 'dist'],
  ...readdirSync(join(ROOT, 'examples')).map((name) => [`examples/${name}/main.ts`, `test/golden/${name}`] as const),
];

/** A source text without any comment. */
function withoutAnyComment(source: string): string {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-comments-'));
  for (const name of ['main.ts', 'examples', 'imports', 'lib', 'package.json', 'tsconfig.json']) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true }));

test('without a single comment in lib, scripts included, every output is the same byte for byte', () => {
  const sources = filesBelow('lib').filter((file) => file.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(200);
  for (const file of sources) {
    writeFileSync(join(copy, file), withoutAnyComment(readFileSync(join(ROOT, file), 'utf8')));
  }
  for (const directory of SCRIPT_DIRECTORIES) {
    for (const file of scriptFiles(directory)) {
      const reworded = readFileSync(join(ROOT, file), 'utf8').replace(/^(\s*)# .*$/gm, '$1# other words\n\n# and more');
      writeFileSync(join(copy, file), reworded);
    }
    writeFileSync(join(copy, directory, 'scripts.ts'), scriptsModule(directory, copy));
  }

  const outputs = APPS.map(([app]) => [join(copy, app), join(copy, 'outputs', dirname(app))]);
  const program = `for (const [app, outdir] of ${JSON.stringify(outputs)}) { process.env.CDK8S_OUTDIR = outdir; require(app); }`;
  for (const [, outdir] of outputs) mkdirSync(outdir, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, ['--require', 'tsx/cjs', '--eval', program], {
    cwd: copy,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  for (const [index, [, output]] of APPS.entries()) {
    for (const name of readdirSync(join(ROOT, output))) {
      const [before, after] = [join(ROOT, output, name), join(outputs[index][1], name)].map((file) =>
        readFileSync(file, 'utf8'),
      );
      expect(after, `${output}/${name}`).toBe(before);
    }
  }
}, 60_000);
