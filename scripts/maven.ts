/**
 * Runs Java programs of `tools/` with the class path of one version of the server. Java and Maven are needed only for this:
 * the results are committed.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A directory with a pom.xml and programs of one Java file each. */
export interface JavaProject {
  readonly directory: string;
  /** Property of the pom that is the version of the server: `kafka.version`. */
  readonly versionProperty: string;
}

/** The first version that runs a single source file, and the first that Kafka 4 runs on. */
const JAVA = 17;

const classPaths = new Map<string, string>();
let checked = false;

/** Runs a program with this standard input, and returns its standard output. Any failure ends the process. */
export function runJava(project: JavaProject, version: string, program: string, input = ''): string {
  if (!checked) demandTools();
  checked = true;
  console.log(`${program} of ${relative(process.cwd(), project.directory)}, ${project.versionProperty} ${version}`);
  const source = join(project.directory, `${program}.java`);
  return run('java', ['-cp', classPath(project, version), source], input);
}

/** Compiles a program, puts its classes into a jar, and returns the path of the jar. */
export function compileJava(project: JavaProject, version: string, program: string): string {
  if (!checked) demandTools();
  checked = true;
  const target = join(project.directory, 'target', program);
  const jar = `${target}.jar`;
  mkdirSync(target, { recursive: true });
  const source = join(project.directory, `${program}.java`);
  run('javac', ['--release', String(JAVA), '-d', target, '-cp', classPath(project, version), source]);
  run('jar', ['--create', '--file', jar, '-C', target, '.']);
  return jar;
}

/** Maven downloads missing artifacts into its own repository. */
function classPath({ directory, versionProperty }: JavaProject, version: string): string {
  const target = join(directory, 'target');
  const file = join(target, `${version}.classpath`);
  const known = classPaths.get(file);
  if (known !== undefined) return known;
  mkdirSync(target, { recursive: true });
  const pom = ['-f', join(directory, 'pom.xml'), `-D${versionProperty}=${version}`];
  run('mvn', ['-q', '-B', ...pom, 'dependency:build-classpath', `-Dmdep.outputFile=${file}`]);
  const found = readFileSync(file, 'utf8').trim();
  classPaths.set(file, found);
  return found;
}

/** Ends the process if Java or Maven is missing. */
export function demandTools(): void {
  const java = /\b(\d+)[.\d]*/.exec(spawnSync('java', ['--version'], { encoding: 'utf8' }).stdout ?? '');
  const maven = spawnSync('mvn', ['--version']).status;
  if (Number(java?.[1] ?? 0) >= JAVA && maven === 0) return;
  fail(`This command asks the servers' own classes. It needs Java ${JAVA} or later (a JDK) and Maven on the path.`);
}

function run(command: string, args: readonly string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', input, maxBuffer: 2 ** 28 });
  if (status === 0) return stdout;
  return fail(`${command} failed: ${error?.message ?? ''}\n${stderr ?? ''}${command === 'mvn' ? stdout : ''}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
