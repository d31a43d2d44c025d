import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { median, ROOT, type Subject } from './measure';
import { measureRounds, temporaryFolder, wantedRounds, warmUp } from './rounds';
import { table } from './table';

const COMMAND = join(ROOT, 'build', 'cli', 'main.js');
const FILES = ['10-zookeeper.yaml', '20-kafka-brokers.yaml'];

// How long a review takes, and how that compares with dyff, which tells what differs and not what it does: npm run bench:review
async function main(): Promise<void> {
  if (!existsSync(COMMAND)) throw new Error('build/ is missing: npm run build makes it');
  const rounds = wantedRounds();
  const folder = temporaryFolder();
  const dyff = spawnSync('dyff', ['version'], { encoding: 'utf8' });
  const version = dyff.status === 0 ? dyff.stdout.trim() : 'absent';
  console.log(`\nNode ${process.version}, ${version}, ${cpus().length} cores, ${rounds} rounds\n`);
  for (const clusters of [1, 1000]) {
    const sides = ['before', 'after'].map((side) => write(join(folder, String(clusters), side), clusters));
    const name = clusters === 1 ? 'the default pair' : `${clusters} clusters, ${clusters * 9} objects`;
    const ours: Subject = {
      name: `cdk8s-kafka review, ${name}`,
      command: [process.execPath, COMMAND, 'review', '--allow', 'DATA', ...sides],
    };
    const peer: Subject = {
      name: `dyff between, ${name}`,
      command: ['dyff', 'between', '--omit-header', ...sides.map((side) => join(side, 'all.yaml'))],
    };
    const subjects = dyff.status === 0 ? [ours, peer] : [ours];
    const memory = await warmUp(subjects);
    const milliseconds = measureRounds(subjects, rounds);
    const rows = subjects.map((subject) => ({
      name: subject.name,
      milliseconds: milliseconds.get(subject) ?? [],
      memory: memory.get(subject),
    }));
    const times = milliseconds.get(peer);
    console.log(`${table(rows, 'dyff', times && median(times))}\n`);
  }
  if (dyff.status !== 0) console.log('dyff is not on PATH: ratios are left out.');
}

/** The default pair in so many namespaces, all in one file; on the new side every third has another setting. */
function write(folder: string, clusters: number): string {
  mkdirSync(folder, { recursive: true });
  const pair = FILES.map((file) => readFileSync(join(ROOT, 'dist', file), 'utf8')).join('---\n');
  const texts = Array.from({ length: clusters }, (_, index) => {
    const text = pair.replace(/^metadata:$/gm, `metadata:\n  namespace: team-${index}`);
    const isChanged = folder.endsWith('after') && index % 3 === 0;
    return isChanged ? text.replace('min.insync.replicas=2', 'min.insync.replicas=1') : text;
  });
  writeFileSync(join(folder, 'all.yaml'), texts.join('---\n'));
  return folder;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
