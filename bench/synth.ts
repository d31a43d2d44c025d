import { cpus } from 'node:os';
import { helmTemplate, helmVersion } from './helm';
import type { Subject } from './measure';
import { measure, temporaryDirectory, wantedRounds } from './rounds';
import { differing, isBuilt, nodeSubjects } from './subjects';

// How long synthesis takes, compared with `helm template`: npm run bench -- --rounds 15
async function main(): Promise<void> {
  const rounds = wantedRounds();
  const directory = temporaryDirectory();
  const helm = helmVersion();
  const peer = helm === undefined ? undefined : helmTemplate(directory);
  const subjects = [...nodeSubjects(directory), ...(peer === undefined ? [] : [peer])];
  const result = await measure(subjects, rounds, { name: 'Helm', subject: peer });
  console.log(`\nNode ${process.version}, Helm ${helm ?? 'absent'}, ${cpus().length} cores, ${rounds} rounds\n`);
  console.log(result);
  console.log(notes(subjects, helm).join('\n'));
}

function notes(subjects: readonly Subject[], helm: string | undefined): string[] {
  const missing = [
    ...(helm === undefined ? ['Helm is not on PATH: no ratios.'] : []),
    ...(isBuilt() ? [] : ['There is no build/, so the compiled rows are missing. `npm run build` writes it.']),
  ];
  return [...missing, ...differing(subjects).map((name) => `The files of "${name}" differ from dist/.`)];
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
