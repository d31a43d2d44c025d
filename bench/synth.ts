import { cpus } from 'node:os';
import { helmTemplate, helmVersion } from './helm';
import { median, type Subject } from './measure';
import { measureRounds, temporaryFolder, wantedRounds, warmUp } from './rounds';
import { differing, isBuilt, nodeSubjects } from './subjects';
import { table } from './table';

// How long synthesis takes, and how that compares with `helm template`: npm run bench -- --rounds 15
async function main(): Promise<void> {
  const rounds = wantedRounds();
  const folder = temporaryFolder();
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
  console.log(table(rows, 'Helm', peerTimes && median(peerTimes)));
  console.log(notes(subjects, helm).join('\n'));
}

function notes(subjects: readonly Subject[], helm: string | undefined): string[] {
  const missing = [
    ...(helm === undefined ? ['Helm is not on PATH: ratios are left out.'] : []),
    ...(isBuilt() ? [] : ['build/ is missing: the compiled rows are left out. `npm run build` makes it.']),
  ];
  return [...missing, ...differing(subjects).map((name) => `The files of "${name}" are not those of dist/.`)];
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
