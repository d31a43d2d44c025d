/**
 * What `npm test` does: runs the checks, two at a time, and fails if one of them fails. All run even then, so that one run shows
 * all problems. The output of a check is printed in one piece when it ends.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { scripts } from '../package.json';

type Script = keyof typeof scripts;

/**
 * Scripts of package.json in two lanes that take about the same time on two cores: Vitest leaves one core to others. In a lane,
 * one runs after the other: `fresh` and `package` need the build.
 */
const LANES: readonly (readonly Script[])[] = [['test:unit'], ['build', 'fresh', 'package', 'typecheck', 'lint']];
const NEEDS: Readonly<Partial<Record<Script, Script>>> = { fresh: 'build', package: 'build' };

const ROOT = join(__dirname, '..');
const running = new Map<Script, ChildProcess>();
const failed = new Set<Script>();
const start = performance.now();

async function main(): Promise<void> {
  // npm adds this when it runs a script
  process.env.PATH = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      for (const child of running.values()) child.kill(signal);
      process.exit(1);
    });
  }
  const heartbeat = setInterval(() => progress(`${[...running.keys()].join(' and ')} still running`), 15_000);
  await Promise.all(LANES.map(runLane));
  clearInterval(heartbeat);
  const result = failed.size === 0 ? 'all checks passed' : `FAILED: ${[...failed].join(', ')}`;
  progress(`${result} in ${seconds(start)}`);
  process.exitCode = failed.size === 0 ? 0 : 1;
}

async function runLane(lane: readonly Script[]): Promise<void> {
  for (const script of lane) {
    const needed = NEEDS[script];
    if (needed !== undefined && failed.has(needed)) {
      failed.add(script);
      progress(`${script} was skipped, because ${needed} failed`);
    } else {
      await run(script);
    }
  }
}

async function run(script: Script): Promise<void> {
  progress(`${script} started: ${scripts[script]}`);
  const started = performance.now();
  const child = spawn(scripts[script], { cwd: ROOT, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.set(script, child);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => output.push(bytes));
  const code = await new Promise<number | null>((resolve) =>
    child.on('error', () => resolve(null)).on('close', resolve),
  );
  running.delete(script);
  if (code !== 0) failed.add(script);
  process.stdout.write(`\n${Buffer.concat(output)}\n`);
  progress(`${script} ${code === 0 ? 'passed' : `FAILED (exit code ${code})`} in ${seconds(started)}`);
}

function progress(text: string): void {
  console.log(`checks: ${text}`);
}

function seconds(since: number): string {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

main();
