import { ReviewInputError } from '../review/manifest';
import type { ManifestText } from '../review/read-manifests';
import { MANIFEST_FILE } from './file-input';
import { runTool, type ToolResult } from './tool';

/** The texts of a file or folder as they were at a revision. */
export function textsAtRevision(revision: string, place: string): ManifestText[] {
  const commit = commitOf(revision);
  if (commit === undefined) throw new ReviewInputError(`git: there is no revision ${JSON.stringify(revision)} here`);
  const listed = git(['ls-tree', '-r', '-z', '--name-only', commit, '--', place]);
  if (!listed.ok) throw new ReviewInputError(`git: ${listed.complaint}`);
  const names = listed.stdout.split('\0').filter((name) => MANIFEST_FILE.test(name));
  return names.map((name) => ({ file: `${revision}:${name}`, text: git(['show', `${commit}:./${name}`]).stdout }));
}

/** The revision at which a branch left origin/main; the last commit of a repository that has no origin. */
export function usualRevision(): string {
  if (!git(['rev-parse', '--git-dir']).ok) {
    throw new ReviewInputError('this folder is in no git repository: give two folders, or --live');
  }
  if (commitOf('origin/main') === undefined) {
    if (!git(['remote', 'get-url', 'origin']).ok) return 'HEAD';
    throw new ReviewInputError(
      'git: there is no origin/main here; git fetch origin main, or name what to compare with: --git REVISION',
    );
  }
  const base = git(['merge-base', 'HEAD', 'origin/main']);
  if (!base.ok) {
    throw new ReviewInputError(
      'git: HEAD and origin/main have no commit in common here, as in a shallow checkout; git fetch --unshallow, or --git origin/main',
    );
  }
  return base.stdout.trim().slice(0, 12);
}

function commitOf(revision: string): string | undefined {
  // a name that begins with a hyphen would be an option
  const found = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return found.ok ? found.stdout.trim() : undefined;
}

function git(args: readonly string[]): ToolResult {
  return runTool('git', args, 'give two folders');
}
