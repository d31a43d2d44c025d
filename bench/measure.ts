import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The checkout: commands run in it, so that `main.ts` and tsx are found. */
export const ROOT = join(__dirname, '..');

/** One line of the table. */
export interface Subject {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;

  /** For a process that prints its own times: which one to use, and by what to divide it. Otherwise the whole process is timed. */
  readonly printed?: { readonly clock: 'wall' | 'cpu'; readonly per: number };
}

/** Runs a subject once and returns milliseconds. */
export function time(subject: Subject): number {
  const [file, ...args] = subject.command;
  const { printed } = subject;
  const start = performance.now();
  const child = spawnSync(file, args, {
    cwd: ROOT,
    env: environment(subject),
    stdio: ['ignore', printed === undefined ? 'ignore' : 'pipe', 'pipe'],
  });
  const elapsed = performance.now() - start;
  refuseFailure(subject, child.status, child.error?.message ?? String(child.stderr));
  return printed === undefined ? elapsed : JSON.parse(String(child.stdout))[printed.clock] / printed.per;
}

/**
 * Runs a subject once more and returns its peak resident memory in MiB.
 *
 * The kernel keeps the peak while the process lives, so reading it every other millisecond misses only what the last two
 * milliseconds add. Reading disturbs the time, hence a separate run. Undefined without /proc.
 */
export function peakMemory(subject: Subject): Promise<number | undefined> {
  const [file, ...args] = subject.command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, env: environment(subject), stdio: 'ignore' });
    let kib: number | undefined;
    const poll = setInterval(() => {
      kib = highWaterMark(child.pid) ?? kib;
    }, 2);
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(poll);
      try {
        refuseFailure(subject, status, 'while its memory was measured');
        resolve(kib === undefined ? undefined : kib / 1024);
      } catch (error) {
        reject(error);
      }
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle) - 1]) / 2;
}

/** A new random order for every round: no subject always runs after the same one, and drift affects all alike. */
export function shuffled<T>(items: readonly T[]): T[] {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}

/** NODE_EXTRA_CA_CERTS alone adds some 50 ms to every Node 20 process; the others change what is run. */
function environment(subject: Subject): NodeJS.ProcessEnv {
  const unwanted = /^(NODE_EXTRA_CA_CERTS|NODE_OPTIONS|NODE_V8_COVERAGE|TSX_.*|CDK8S_.*)$/;
  const kept = Object.entries(process.env).filter(([name]) => !unwanted.test(name));
  return { ...Object.fromEntries(kept), ...subject.env };
}

function highWaterMark(pid: number | undefined): number | undefined {
  try {
    const kib = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Number(kib);
  } catch {
    return undefined;
  }
}

function refuseFailure(subject: Subject, status: number | null, why: string): void {
  if (status !== 0) {
    throw new Error(`"${subject.name}" failed: ${why.trim()}`);
  }
}
