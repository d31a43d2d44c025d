/**
 * `npm run test:languages`: the apps of apps.json, written from TypeScript and from Python, must be the same bytes. Java and Go are compiled
 * where their cdk8s can be had, .NET is generated. Needs a build, Python 3.10 or later, and its package index. Exits with 2 if it cannot run.
 */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { main as mainFile } from '../../package.json';
import apps from './apps.json';

const ROOT = join(__dirname, '../..');
const SCRATCH = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-languages-'));
const SOURCES = join(SCRATCH, 'sources');
const ENVIRONMENT = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' };

/** The machine lacks what the test needs: nothing is known about the library. */
class CannotRun extends Error {}

function main(): void {
  const python = findPython();
  if (!existsSync(join(ROOT, mainFile)) || !existsSync(join(ROOT, '.jsii'))) {
    throw new CannotRun('there is no build: run `npm run build` first');
  }
  step('generating the sources for Python, Java, .NET and Go');
  generate();

  step('installing the Python package, with cdk8s from the package index');
  const program = installed(python);

  step('TypeScript and Python');
  const [fromTypeScript, fromPython] = ['typescript', 'python'].map((language) => join(SCRATCH, language));
  for (const directory of [fromTypeScript, fromPython]) mkdirSync(directory);
  run('TypeScript', process.execPath, ['--require', 'tsx/cjs', join(__dirname, 'write.ts'), fromTypeScript]);
  run('Python', program, [join(__dirname, 'write.py'), fromPython]);
  compare(fromTypeScript, fromPython);

  step(compileGo());
  step(compileJava());
  step('.NET: generated, not compiled');
}

function findPython(): string {
  for (const command of ['python3', 'python']) {
    const script = 'import sys; sys.exit(0 if sys.version_info >= (3, 10) else 1)';
    if (spawnSync(command, ['-c', script]).status === 0) return command;
  }
  throw new CannotRun('this test needs Python 3.10 or later on PATH');
}

function generate(): void {
  const targets = ['python', 'java', 'dotnet', 'go'].flatMap((target) => ['--targets', target]);
  const pacmak = require.resolve('jsii-pacmak/bin/jsii-pacmak');
  run('jsii-pacmak', process.execPath, [pacmak, '--code-only', ...targets, '--outdir', SOURCES], {
    // pacmak packs the package: the build is already there
    env: { ...ENVIRONMENT, npm_config_ignore_scripts: 'true' },
  });
}

/** The interpreter of a virtual environment that has the package. */
function installed(python: string): string {
  const environment = join(SCRATCH, 'environment');
  run('python -m venv', python, ['-m', 'venv', environment]);
  const windows = join(environment, 'Scripts', 'python.exe');
  const interpreter = existsSync(windows) ? windows : join(environment, 'bin', 'python');
  const { status, stderr } = spawnSync(interpreter, ['-m', 'pip', 'install', '--quiet', join(SOURCES, 'python')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new CannotRun(`pip could not install the package:\n${lastLines(stderr)}`);
  return interpreter;
}

function compare(one: string, other: string): void {
  const names = new Set([...filesBelow(one), ...filesBelow(other)]);
  const differing = [...names].filter((name) => contents(join(one, name)) !== contents(join(other, name)));
  for (const name of differing) {
    const title = apps[Number.parseInt(name, 10)]?.title;
    console.error(
      `\n${name} (${title}) differs. TypeScript:\n${contents(join(one, name))}\nPython:\n${contents(join(other, name))}`,
    );
  }
  apps.forEach(({ title, ...app }, index) => {
    const isRefused = names.has(`${index}.txt`);
    if (isRefused !== 'refused' in app) throw new Error(`"${title}" was ${isRefused ? 'refused' : 'accepted'}`);
  });
  if (differing.length > 0) throw new Error(`${differing.length} of ${names.size} files differ`);
  step(`${names.size} files of ${apps.length} apps are the same`);
}

function compileGo(): string {
  const directory = join(SOURCES, 'go', 'cdk8skafka');
  if (!hasCommand('go', 'version')) return 'Go: generated; not compiled, because go is not on PATH';
  const options = { cwd: directory, timeout: 300_000 };
  const modules = spawnSync('go', ['mod', 'tidy'], { ...options, encoding: 'utf8' });
  if (modules.status !== 0) {
    return `Go: generated; not compiled, because its modules cannot be had: ${lastLines(modules.stderr, 1)}`;
  }
  run('go build', 'go', ['build', './...'], options);
  return 'Go: compiled';
}

function compileJava(): string {
  const directory = join(SOURCES, 'java');
  if (!hasCommand('mvn', '--version')) return 'Java: generated; not compiled, because mvn is not on PATH';
  const options = { cwd: directory, timeout: 300_000 };
  const artefacts = spawnSync('mvn', ['--batch-mode', '--quiet', 'dependency:resolve'], {
    ...options,
    encoding: 'utf8',
  });
  if (artefacts.status !== 0) {
    const reason = artefacts.stdout.split('\n').find((line) => line.includes('ERROR')) ?? 'timeout';
    return `Java: generated; not compiled, because its artefacts cannot be had: ${reason.slice(0, 200)}`;
  }
  run('mvn compile', 'mvn', ['--batch-mode', '--quiet', 'compile'], options);
  return 'Java: compiled';
}

function hasCommand(command: string, flag: string): boolean {
  return spawnSync(command, [flag], { stdio: 'ignore' }).status === 0;
}

function run(what: string, command: string, args: readonly string[], options: SpawnSyncOptions = {}): void {
  const { status, stderr, error } = spawnSync(command, args, {
    cwd: ROOT,
    env: ENVIRONMENT,
    ...options,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${what} failed: ${error?.message ?? lastLines(String(stderr), 30)}`);
}

function lastLines(text: string, count = 6): string {
  return text.trim().split('\n').slice(-count).join('\n');
}

function filesBelow(directory: string): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => statSync(join(directory, file)).isFile()).map((file) => relative('.', file));
}

function contents(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function step(text: string): void {
  console.log(`languages: ${text}`);
}

try {
  main();
} catch (error) {
  console.error(`languages: ${error instanceof CannotRun ? 'CANNOT RUN' : 'FAILED'}: ${(error as Error).message}`);
  process.exitCode = error instanceof CannotRun ? 2 : 1;
} finally {
  rmSync(SCRATCH, { recursive: true, force: true });
}
