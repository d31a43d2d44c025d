import { ReviewInputError } from '../review/manifest/manifest';
import type { ManifestText } from '../review/reading/read-manifests';
import { MANIFEST_FILE } from './file-input';
import { runTool, type ToolResult } from './tool';

/** The texts of a file or folder as they were at a revision; none where it was not there. */
export function textsAtRevision(revision: string, place: string): ManifestText[] {
  requireRepository();
  const commit = commitOf(revision);
  if (commit === undefined) throw new ReviewInputError(`git: there is no revision ${JSON.stringify(revision)} here`);
  const listed = git(['ls-tree', '-r', '-z', commit, '--', place]);
  if (!listed.ok) throw new ReviewInputError(`git: ${listed.complaint}`);
  const files = listed.text.split('\0').flatMap((line) => {
    const [, mode, hash, name] = /^(\d+) blob (\S+)\t([\s\S]*)$/.exec(line) ?? [];
    // a link is the name of another file, which is there by itself
    return name === undefined || mode === '120000' || !MANIFEST_FILE.test(name) ? [] : [{ hash, name }];
  });
  const texts = files.length === 0 ? [] : contentsOf(files.map(({ hash }) => hash));
  return files.map(({ name }, index) => ({ file: `${revision}:${name}`, text: texts[index] }));
}

/** The contents of blobs, by one process for all of them. */
function contentsOf(hashes: readonly string[]): readonly string[] {
  const { ok, bytes, complaint } = git(['cat-file', '--batch'], `${hashes.join('\n')}\n`);
  if (!ok) throw new ReviewInputError(`git: ${complaint}`);
  let at = 0;
  return hashes.map(() => {
    // a line with the hash, the kind and the size, the bytes, and a line's end
    const begin = bytes.indexOf('\n', at) + 1;
    const end = begin + Number(bytes.toString('latin1', at, begin).split(' ')[2]);
    at = end + 1;
    return bytes.toString('utf8', begin, end);
  });
}

/** The revision at which a branch left origin/main; the last commit of a repository that has no origin. */
export function usualRevision(): string {
  requireRepository();
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
  return base.text.trim().slice(0, 12);
}

function requireRepository(): void {
  const { ok, complaint } = git(['rev-parse', '--git-dir']);
  if (!ok) throw new ReviewInputError(`git: ${complaint}; give two folders, or --live`);
}

function commitOf(revision: string): string | undefined {
  // a name that begins with a hyphen would be an option
  const found = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return found.ok ? found.text.trim() : undefined;
}

function git(args: readonly string[], input?: string): ToolResult {
  return runTool('git', args, 'give two folders', input);
}
