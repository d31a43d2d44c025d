import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ReviewInputError } from '../review/manifest';
import type { ManifestText } from '../review/read-manifests';

const YAML = /\.(ya?ml|json)$/;

/** The texts of a file, of all YAML files below a folder, or of standard input. */
export function textsAt(place: string): ManifestText[] {
  if (place === '-') return [{ file: 'standard input', text: readFileSync(0, 'utf8') }];
  try {
    if (!statSync(place).isDirectory()) return [{ file: place, text: readFileSync(place, 'utf8') }];
    return filesBelow(place).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  } catch (error) {
    throw new ReviewInputError(
      `${place}: ${REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message}`,
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'it may not be read',
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return YAML.test(entry.name) ? [path] : [];
    });
}

/** The texts of a file or folder as they were at a revision. */
export function textsAtRevision(revision: string, place: string): ManifestText[] {
  // a name that begins with a hyphen would be an option
  const commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])?.trim();
  if (commit === undefined) throw new ReviewInputError(`git: there is no revision ${JSON.stringify(revision)} here`);
  const names =
    git(['ls-tree', '-r', '-z', '--name-only', commit, '--', place])
      ?.split('\0')
      .filter((name) => YAML.test(name)) ?? [];
  return names.map((name) => ({ file: `${revision}:${name}`, text: git(['show', `${commit}:./${name}`]) ?? '' }));
}

/** The revision that a branch began at; of a checkout without a remote, its last commit. */
export function usualRevision(): string {
  return git(['merge-base', 'HEAD', 'origin/main'])?.trim() ?? 'HEAD';
}

function git(args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new ReviewInputError('git does not run: install it, or give two folders');
    return undefined;
  }
}
