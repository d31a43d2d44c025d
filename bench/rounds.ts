import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { peakMemory, type Subject, shuffled, time } from './measure';

/** A folder that goes with the process, however it ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => process.exit(130));
  }
  return folder;
}

export function wantedRounds(): number {
  const rounds = Number(parseArgs({ options: { rounds: { type: 'string', default: '15' } } }).values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error('--rounds takes a number from 1');
  }
  return rounds;
}

/** Brings files and caches to where later rounds find them, and measures memory, which would disturb the clock. */
export async function warmUp(subjects: readonly Subject[]): Promise<Map<Subject, number | undefined>> {
  const memory = new Map<Subject, number | undefined>();
  for (const subject of subjects) {
    progress(`warming up: ${subject.name}`);
    time(subject);
    memory.set(subject, await peakMemory(subject));
  }
  return memory;
}

export function measureRounds(subjects: readonly Subject[], rounds: number): Map<Subject, number[]> {
  const milliseconds = new Map<Subject, number[]>(subjects.map((subject) => [subject, []]));
  for (let round = 1; round <= rounds; round++) {
    progress(`round ${round} of ${rounds}`);
    for (const subject of shuffled(subjects)) {
      milliseconds.get(subject)?.push(time(subject));
    }
  }
  return milliseconds;
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}
