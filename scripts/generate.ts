/**
 * Writes everything in this repository that is generated; with `--check`, compares it with the committed files, and fails
 * if they differ. Needs a build first: API.md is generated from the output of jsii.
 */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { apiPage } from './api/page';
import { differencesPage } from './differences/page';
import { effectsPage } from './effects/page';
import { versionsPage } from './kafka-versions/page';
import { reliabilityPage } from './reliability/page';
import { rulesPage } from './rules/page';
import { securityPage } from './security/page';
import { SCRIPT_DIRECTORIES, scriptsModule } from './shell-scripts/inline';

interface Generator {
  /** File or directory of the repository that it writes. */
  readonly target: string;
  readonly how: string;
  /** Writes the target to this path. */
  make(path: string): void;
}

const ROOT = join(__dirname, '..');

const GENERATORS: readonly Generator[] = [
  ...SCRIPT_DIRECTORIES.map((directory) => ({
    target: `${directory}/scripts.ts`,
    how: `scripts/shell-scripts/, from ${directory}/*.sh`,
    make: (path: string) => writeFileSync(path, scriptsModule(directory)),
  })),
  {
    target: 'dist',
    how: 'the default app, main.ts',
    make: (path) => run(process.execPath, ['--require', 'tsx/cjs', 'main.ts'], { CDK8S_OUTDIR: path }),
  },
  {
    target: 'imports',
    how: 'cdk8s import, from crds/',
    make: (path) => run(bin('cdk8s'), ['import', '--no-save', '--output', path], { CDK8S_CHECK_UPGRADE: 'false' }),
  },
  {
    target: 'API.md',
    how: 'scripts/api/, from the docstrings in lib/',
    make: (path) => writeFileSync(path, apiPage()),
  },
  {
    target: 'docs/differences.md',
    how: 'scripts/differences/, from the article and dist/',
    make: (path) => writeFileSync(path, differencesPage()),
  },
  {
    target: 'docs/kafka-versions.md',
    how: 'scripts/kafka-versions/, from lib/server-config/kafka/model/',
    make: (path) => writeFileSync(path, versionsPage()),
  },
  {
    target: 'docs/reliability.md',
    how: 'scripts/reliability/, from the results of npm run test:e2e',
    make: (path) => writeFileSync(path, reliabilityPage()),
  },
  {
    target: 'docs/security.md',
    how: 'scripts/security/, from the results of npm run test:e2e',
    make: (path) => writeFileSync(path, securityPage()),
  },
  {
    target: 'docs/effects.md',
    how: 'scripts/effects/, from the tables in lib/review/effects/',
    make: (path) => writeFileSync(path, effectsPage()),
  },
  {
    target: 'docs/rules.md',
    how: 'scripts/rules/, from the tables in lib/',
    make: (path) => writeFileSync(path, rulesPage()),
  },
];

function bin(name: string): string {
  return join(ROOT, 'node_modules', '.bin', name);
}

function run(command: string, args: readonly string[], env: Record<string, string> = {}): void {
  execFileSync(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Contents of a file, or of all files below a directory, by their path within it. */
function contents(path: string): Map<string, string> {
  return new Map(filesBelow(path).map((file) => [relative(path, file), readFileSync(file, 'utf8')]));
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesBelow(join(path, name)));
}

function differ(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file));
}

function main(check: boolean): void {
  const workshop = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-'));
  const stale: string[] = [];
  try {
    for (const { target, how, make } of GENERATORS) {
      console.log(`${check ? 'comparing' : 'writing'} ${target} (${how})`);
      const made = join(workshop, target);
      mkdirSync(dirname(made), { recursive: true });
      make(made);
      const committed = join(ROOT, target);
      if (check) {
        stale.push(...differ(contents(made), contents(committed)).map((file) => join(target, file)));
      } else {
        rmSync(committed, { recursive: true, force: true });
        cpSync(made, committed, { recursive: true });
      }
    }
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
  if (stale.length > 0) {
    console.error(`stale: ${stale.join(', ')}\nrun \`npm run generate\`, read what changed, and commit it`);
    process.exitCode = 1;
  }
}

main(process.argv.includes('--check'));
