import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { ROOT, type Subject } from './measure';
import { measure, temporaryDirectory, wantedRounds } from './rounds';

const COMMAND = join(ROOT, 'build', 'bundle', 'command.js');
const FILES = ['10-zookeeper.yaml', '20-kafka-brokers.yaml'];

// How long a review takes, compared with dyff, which reports what differs but not what it does: npm run bench:review
async function main(): Promise<void> {
  if (!existsSync(COMMAND)) throw new Error('there is no build/: run `npm run build` first');
  const rounds = wantedRounds();
  const directory = temporaryDirectory();
  const dyff = spawnSync('dyff', ['version'], { encoding: 'utf8' });
  const version = dyff.status === 0 ? dyff.stdout.trim() : 'dyff absent';
  console.log(`\nNode ${process.version}, ${version}, ${cpus().length} cores, ${rounds} rounds\n`);
  for (const clusters of [1, 1000]) {
    const sides = ['before', 'after'].map((side) => writeSide(join(directory, String(clusters), side), clusters));
    const name = clusters === 1 ? 'the default pair' : `${clusters} clusters, ${clusters * 9} objects`;
    const ours: Subject = {
      name: `cdk8s-kafka review, ${name}`,
      command: [process.execPath, COMMAND, 'review', '--allow', 'DATA', ...sides],
    };
    const peer: Subject = {
      name: `dyff between, ${name}`,
      command: ['dyff', 'between', '--omit-header', ...sides.map((side) => join(side, 'all.yaml'))],
    };
    const subject = dyff.status === 0 ? peer : undefined;
    const subjects = subject === undefined ? [ours] : [ours, subject];
    console.log(`${await measure(subjects, rounds, { name: 'dyff', subject })}\n`);
  }
  if (dyff.status !== 0) console.log('dyff is not on PATH: no ratios.');
}

/** Writes the default pair for so many namespaces to one file; on the new side every third has another setting. */
function writeSide(directory: string, clusters: number): string {
  mkdirSync(directory, { recursive: true });
  const pair = FILES.map((file) => readFileSync(join(ROOT, 'dist', file), 'utf8')).join('---\n');
  const texts = Array.from({ length: clusters }, (_, index) => {
    const text = pair.replace(/^metadata:$/gm, `metadata:\n  namespace: team-${index}`);
    const isChanged = directory.endsWith('after') && index % 3 === 0;
    return isChanged ? text.replace('min.insync.replicas=2', 'min.insync.replicas=1') : text;
  });
  writeFileSync(join(directory, 'all.yaml'), texts.join('---\n'));
  return directory;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
