import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { helmTemplate, helmVersion } from './helm';
import { median, peakMemory, type Subject, shuffled, time } from './measure';
import { differing, isBuilt, nodeSubjects } from './subjects';
import { table } from './table';

// How long synthesis takes, and how that compares with `helm template`: npm run bench -- --rounds 15
async function main(): Promise<void> {
  const rounds = wantedRounds();
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => process.exit(130));
  }

  const helm = helmVersion();
  const peer = helm === undefined ? undefined : helmTemplate(folder);
  const subjects = [...nodeSubjects(folder), ...(peer === undefined ? [] : [peer])];

  const memory = await warmUp(subjects);
  const milliseconds = measureRounds(subjects, rounds);

  const peerTimes = peer && milliseconds.get(peer);
  console.log(`\nNode ${process.version}, Helm ${helm ?? 'absent'}, ${cpus().length} cores, ${rounds} rounds\n`);
  const rows = subjects.map((subject) => ({
    name: subject.name,
    milliseconds: milliseconds.get(subject) ?? [],
    memory: memory.get(subject),
  }));
  console.log(table(rows, peerTimes && median(peerTimes)));
  console.log(notes(subjects, helm).join('\n'));
}

function wantedRounds(): number {
  const rounds = Number(parseArgs({ options: { rounds: { type: 'string', default: '15' } } }).values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new Error('--rounds takes a number from 1');
  }
  return rounds;
}

/** Brings files and caches to where later rounds find them, and measures memory, which would disturb the clock. */
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

function notes(subjects: readonly Subject[], helm: string | undefined): string[] {
  const missing = [
    ...(helm === undefined ? ['Helm is not on PATH: ratios are left out.'] : []),
    ...(isBuilt() ? [] : ['build/ is missing: the compiled rows are left out. `npm run build` makes it.']),
  ];
  return [...missing, ...differing(subjects).map((name) => `The files of "${name}" are not those of dist/.`)];
}

function progress(text: string): void {
  process.stderr.write(`${text}\n`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
