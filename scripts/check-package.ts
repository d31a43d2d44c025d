import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main as mainFile, name, peerDependencies } from '../package.json';
import { lintPackage } from './publish/lint-package';

// Checks that the package works: packs the built library, has publint and "are the types wrong" read the tarball, installs it
// into an empty project, without a network, and writes the default app's files from there: in JavaScript by `require`, and in
// TypeScript as an ES module.

const ROOT = join(__dirname, '..');
const SCRATCH = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-package-'));
const SHIPPED =
  /^(build\/bundle\/[\w.-]+\.(js|json|txt)|build\/.+\.d\.ts|bin\/.+|\.jsii|package\.json|README\.md|LICENSE|(API|CHANGELOG)\.md)$/;
const NEEDED = [
  'API.md',
  'build/bundle/index.js',
  'build/bundle/command.js',
  'build/bundle/THIRD-PARTY-LICENSES.txt',
  'build/bundle/4.3.json',
  'build/bundle/4.4.json',
  'build/index.d.ts',
  'bin/cdk8s-kafka.js',
  '.jsii',
  'package.json',
  'LICENSE',
];

const app = (props: string) => `
const app = new App({ outdir: process.argv[2], outputFileExtension: '.yaml' });
const zookeeper = new ZookeeperEnsemble(new Chart(app, '10-zookeeper'), 'zk');
new KafkaCluster(new Chart(app, '20-kafka-brokers'), 'kafka', { metadata: Metadata.zookeeper(zookeeper.connection), ${props} });
app.synth();
`;
const javascript = (props: string) => `
const { App, Chart } = require('cdk8s');
const { KafkaCluster, Metadata, ZookeeperEnsemble } = require('${name}');
${app(props)}
const read = Object.keys(require.cache).map((file) => file.replaceAll('\\\\', '/')).filter((file) => file.includes('/node_modules/${name}/'));
console.log(read.map((file) => file.split('/').pop()).join(' '));
`;
/** What apps read of the package. Everything else is read on demand: to load it takes longer than to write their objects. */
const READ = [
  { props: "config: { 'log.retention.hours': 48 }", files: 'index.js 3.9.json kafka-props.js kafka-data-rules.js' },
  { props: "config: { 'num.partitions': 6 }", files: 'index.js 3.9.json' },
  { props: '', files: 'index.js 3.9.json' },
];
/**
 * Each app parses this file: what grows it belongs into a file on demand, unless most apps need it. With KRaft and the
 * choices of listeners and certificates, also for ZooKeeper, it has 142 kB, and loading it is within the limits of `npm run bench:load`.
 */
const INDEX = { file: 'index.js', maxBytes: 142_500 };
const TYPESCRIPT = `
import { App, Chart } from 'cdk8s';
import { KafkaCluster, Metadata, ZookeeperEnsemble } from '${name}';
declare const process: { argv: string[] };
${app('')}`;

async function main(): Promise<void> {
  refuseStaleBuild();

  step('packing');
  const tarball = pack();
  const files = filesOf(tarball);
  refuseWrongFiles(files);

  step('publint, and the types as each kind of importer sees them');
  const faults = await lintPackage(tarball);
  if (faults.length > 0) throw new Error(faults.join('; '));

  step('installing the tarball and its peers into an empty project');
  const project = join(SCRATCH, 'project');
  install(project, tarball);

  step('the command');
  const command = join(project, 'node_modules', name, 'bin', 'cdk8s-kafka.js');
  writeFileSync(join(project, 'server.properties'), 'zookeeper.connect=zk:2181\nlog.dirs=/data\n');
  const checked = run('cdk8s-kafka check', project, process.execPath, command, 'check', 'server.properties');
  if (!checked.includes('nothing found (Kafka 3.9)')) throw new Error(`cdk8s-kafka check printed ${checked}`);
  run('cdk8s-kafka --version', project, process.execPath, command, '--version');

  step('JavaScript: what apps read; the last one is the default app');
  refuseLargeIndex(join(project, 'node_modules', name, 'build', 'bundle', INDEX.file));
  for (const { props, files } of READ) {
    writeFileSync(join(project, 'main.js'), javascript(props));
    const read = run('main.js', project, process.execPath, 'main.js', 'from-javascript').trim();
    if (read !== files) throw new Error(`the app with {${props}} reads ${read} of the package, not only ${files}`);
  }
  refuseOtherOutput(join(project, 'from-javascript'));

  step('TypeScript: checking types, then the same as an ES module');
  writeFileSync(join(project, 'main.mts'), TYPESCRIPT);
  compile(project);
  run('the compiled main.mts', project, process.execPath, join('compiled', 'main.mjs'), 'from-typescript');
  refuseOtherOutput(join(project, 'from-typescript'));

  step(`the package is ready to publish: ${files.length} files`);
}

/** jsii leaves files of deleted modules in build/, and a build made before the last edit looks like any other. */
function refuseStaleBuild(): void {
  if (!existsSync(join(ROOT, mainFile)) || !existsSync(join(ROOT, '.jsii'))) {
    throw new Error('build/ or .jsii is missing: run `npm run build` first');
  }
  const sources = modules('lib', '.ts');
  const built = modules('build', '.js').filter((module) => !module.startsWith('bundle/'));
  const orphan = built.find((module) => !sources.includes(module));
  if (orphan !== undefined) {
    throw new Error(`build/${orphan}.js no longer has a source: remove build/, then run \`npm run build\``);
  }
  const changed = sources.find(
    (module) => sourceOf(module) !== readFileSync(join(ROOT, 'lib', `${module}.ts`), 'utf8'),
  );
  if (changed !== undefined) {
    throw new Error(`lib/${changed}.ts was edited after the build: run \`npm run build\` first`);
  }
}

function modules(directory: string, extension: string): string[] {
  const files = readdirSync(join(ROOT, directory), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith(extension)).map((file) => file.slice(0, -extension.length));
}

/** The source of a compiled module: its inline source map contains it. */
function sourceOf(module: string): string | undefined {
  const file = join(ROOT, 'build', `${module}.js`);
  const map = existsSync(file) ? readFileSync(file, 'utf8').split('sourceMappingURL=').at(-1) : undefined;
  const base64 = map?.split('base64,')[1];
  return base64 && JSON.parse(Buffer.from(base64, 'base64').toString()).sourcesContent[0];
}

function refuseLargeIndex(file: string): void {
  const { size } = statSync(file);
  if (size > INDEX.maxBytes) throw new Error(`${INDEX.file} has ${size} bytes, more than ${INDEX.maxBytes}`);
}

function pack(): string {
  run('npm pack', ROOT, 'npm', 'pack', '--ignore-scripts', '--pack-destination', SCRATCH);
  const tarball = readdirSync(SCRATCH).find((file) => file.endsWith('.tgz'));
  if (tarball === undefined) {
    throw new Error('npm pack wrote no tarball');
  }
  return join(SCRATCH, tarball);
}

function filesOf(tarball: string): string[] {
  const paths = run('tar', ROOT, 'tar', '-tzf', tarball).trim().split('\n');
  return paths.map((path) => path.replace(/^package\//, '')).sort();
}

function refuseWrongFiles(files: readonly string[]): void {
  const unwanted = files.filter((file) => !SHIPPED.test(file));
  if (unwanted.length > 0) {
    throw new Error(`the tarball has ${unwanted.length} unwanted files: ${unwanted.slice(0, 3).join(', ')} ...`);
  }
  const missing = NEEDED.filter((file) => !files.includes(file));
  if (missing.length > 0) {
    throw new Error(`the tarball lacks ${missing.join(', ')}`);
  }
}

/**
 * The peers are copied from the checkout: npm would fetch their optional dependencies, more than 150 packages. `npm ls`
 * then checks that npm accepts the tree, including peer ranges.
 */
function install(project: string, tarball: string): void {
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'empty-project', private: true }));
  run('npm install', project, 'npm', 'install', '--offline', '--ignore-scripts', '--legacy-peer-deps', tarball);
  for (const peer of Object.keys(peerDependencies)) {
    cpSync(join(ROOT, 'node_modules', peer), join(project, 'node_modules', peer), { recursive: true });
  }
  run('npm ls', project, 'npm', 'ls', '--all');
}

/** Strict, and with our declaration files checked too: no `skipLibCheck`, and no @types/node. */
function compile(project: string): void {
  const compilerOptions = {
    strict: true,
    target: 'ES2022',
    module: 'node16',
    moduleResolution: 'node16',
    types: [],
    noEmitOnError: true,
    outDir: 'compiled',
  };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.mts'] }));
  run('tsc', project, process.execPath, join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '--project', '.');
}

function refuseOtherOutput(directory: string): void {
  const committed = join(ROOT, 'dist');
  const names = new Set([...readdirSync(committed), ...readdirSync(directory)]);
  const differing = [...names].filter((file) => contents(join(committed, file)) !== contents(join(directory, file)));
  if (differing.length > 0) {
    throw new Error(`the installed package writes ${differing.join(', ')} differently from dist/`);
  }
}

function contents(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function run(what: string, cwd: string, command: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${what} failed: ${error?.message ?? firstErrors(`${stderr}\n${stdout}`)}`);
  }
  return stdout;
}

function firstErrors(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const errors = lines.filter((line) => /error|missing|invalid/i.test(line) && !line.includes('complete log'));
  return (errors.length > 0 ? errors : lines).slice(0, 2).join(' ').replaceAll(SCRATCH, '');
}

function step(text: string): void {
  console.log(`check-package: ${text}`);
}

main()
  .catch((error: Error) => {
    console.error(`check-package: FAILED: ${error.message}`);
    process.exitCode = 1;
  })
  .finally(() => rmSync(SCRATCH, { recursive: true, force: true }));
