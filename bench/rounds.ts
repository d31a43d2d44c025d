import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { median, peakMemory, type Subject, shuffled, time } from './measure';
import { table } from './table';

/** A directory that is removed when the process ends, however it ends. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-bench-'));
  process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => process.exit(130));
  }
  return directory;
}

/** The number after `--rounds`. */
export function wantedRounds(fallback = 15): number {
  const options = { rounds: { type: 'string', default: String(fallback) } } as const;
  const rounds = Number(parseArgs({ options }).values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error('--rounds must be a whole number of at least 1');
  }
  return rounds;
}

/**
 * Measures subjects and lays the results out as a table.
 *
 * @param peer the subject that the last column compares with, and its name there
 */
export async function measure(
  subjects: readonly Subject[],
  rounds: number,
  peer: { readonly name: string; readonly subject: Subject | undefined },
): Promise<string> {
  const memory = await warmUp(subjects);
  const milliseconds = measureRounds(subjects, rounds);
  const rows = subjects.map((subject) => ({
    name: subject.name,
    milliseconds: milliseconds.get(subject) ?? [],
    memory: memory.get(subject),
  }));
  const peerTimes = peer.subject && milliseconds.get(peer.subject);
  return table(rows, peer.name, peerTimes && median(peerTimes));
}

/** Fills the caches that later rounds use, and measures memory, which would disturb the times. */
async function warmUp(subjects: readonly Subject[]): Promise<Map<Subject, number | undefined>> {
  const memory = new Map<Subject, number | undefined>();
  for (const subject of subjects) {
    progress(`warming up: ${subject.name}`);
    time(subject);
    memory.set(subject, await peakMemory(subject));
  }
  return memory;
}

function measureRounds(subjects: readonly Subject[], rounds: number): Map<Subject, number[]> {
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
