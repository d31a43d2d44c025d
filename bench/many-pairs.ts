import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Subject } from './measure';
import type { Layout } from './pairs';
import { measure, temporaryDirectory, wantedRounds } from './rounds';

const PAIRS = 1000;

// How much CPU time many pairs in one app cost, compared with one app per pair: npm run bench:pairs -- --rounds 5
async function main(): Promise<void> {
  const rounds = wantedRounds(5);
  const directory = temporaryDirectory();
  const appPerPair = writer(directory, 'app-per-pair', PAIRS, 'one App per pair');
  const subjects = [
    appPerPair,
    writer(directory, 'single-pass-app', PAIRS, 'one SinglePassApp'),
    writer(directory, 'one-app', PAIRS, 'one App'),
    writer(directory, 'one-app', PAIRS / 10, 'one App'),
  ];
  const result = await measure(subjects, rounds, { name: 'App per pair', subject: appPerPair });
  console.log(`\nNode ${process.version}, ${cpus().length} cores, ${rounds} rounds; CPU time per pair\n\n${result}`);
}

function writer(directory: string, layout: Layout, pairs: number, name: string): Subject {
  const out = join(directory, `${layout}-${pairs}`);
  return {
    name: `${pairs} pairs in ${name}`,
    command: [process.execPath, '--import', 'tsx', join('bench', 'pairs.ts'), layout, String(pairs), out],
    printed: { clock: 'cpu', per: pairs },
  };
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
