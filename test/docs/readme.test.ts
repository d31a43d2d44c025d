import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { ZookeeperEnsemble } from '../../lib';
import { checkFile } from '../../lib/check/check-file';
import { FORMATS } from '../../lib/cli/check-report';
import { ROOT } from '../support/run-app';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text);
}

/** What the compiler says of these programs, with the options of this repository. */
function compile(programs: readonly string[]): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const files = new Map(programs.map((text, index) => [join(ROOT, `readme-${index}.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.getSourceFile = (file, version) => {
    const text = host.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, version);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('every TypeScript block compiles', () => {
  const programs = blocks('ts');
  expect(programs.length).toBeGreaterThanOrEqual(2);
  expect(compile(programs)).toEqual([]);
});

test('a block with a misspelt prop would not compile', () => {
  const [program] = blocks('ts');
  expect(compile([program.replace('zookeeper:', 'zookeper:')]).join()).toContain('zookeper');
});

test('every YAML block stands in the file that it names', () => {
  const excerpts = blocks('yaml');
  expect(excerpts.length).toBeGreaterThanOrEqual(1);
  for (const excerpt of excerpts) {
    const [, file, text] = /^# (\S+)\n([\s\S]*)$/.exec(excerpt) ?? [];
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(text);
  }
});

test('the problem that it shows is told in these words', () => {
  const app = new App();
  new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk', { replicas: 4 });
  const [shown] = blocks('text').filter((text) => text.includes('problem found'));
  expect(() => app.synthYaml()).toThrow(shown.trim());
});

test('what it shows of a checked file is what the command says', () => {
  const text = readFileSync(join(ROOT, 'test/fixtures/servers/server-3.9.properties'), 'latin1');
  const name = 'server.properties';
  const checked = checkFile(text.replace('log.retention.hours', 'log.retention.hour'), name, {});
  const [shown] = blocks('text').filter((block) => block.startsWith(`${name}: `));
  expect(`${FORMATS.text([{ file: name, ...checked }])}\n`).toBe(shown);
});

test('every link into this repository leads somewhere', () => {
  for (const [, target] of readme.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
    const [file, anchor] = target.split('#');
    const there = ts.sys.directoryExists(join(ROOT, file)) || ts.sys.fileExists(join(ROOT, file));
    expect(there, target).toBe(true);
    if (anchor !== undefined) expect(readFileSync(join(ROOT, file), 'utf8'), target).toContain(`id="${anchor}"`);
  }
});

test('the commands that it names are scripts of the package', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = [...readme.matchAll(/npm run ([\w:]+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});
