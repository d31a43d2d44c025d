import { posix } from 'node:path';
import type { LeftOut, SortedTexts } from '../manifests/left-out';
import { InputError } from '../manifests/manifest';
import type { Io } from './io';
import { MANIFEST_FILE, pathBelow } from './manifest-files';
import { runTool, type ToolResult } from './tool';

/** The texts of a file or directory at a revision; empty if it did not exist there. */
export function textsAtRevision(revision: string, place: string, io: Io): SortedTexts {
  requireRepository(io);
  const commit = commitOf(revision, io);
  if (commit === undefined) throw new InputError(`git: no revision ${JSON.stringify(revision)} here`);
  const listed = git(['ls-tree', '-r', '-z', commit, '--', place], io);
  if (!listed.ok) {
    throw new InputError(
      listed.complaint.includes('outside repository')
        ? `git: ${place} is in no directory of this repository: name two directories, or run this in the repository that has it`
        : `git: ${listed.complaint}`,
    );
  }
  const entries = listed.text.split('\0').flatMap((line) => {
    const [, mode, hash, name] = /^(\d+) blob (\S+)\t([\s\S]*)$/.exec(line) ?? [];
    return name === undefined || !MANIFEST_FILE.test(name) ? [] : [{ mode, hash, name }];
  });
  const files = entries.filter(({ mode }) => mode !== SYMBOLIC_LINK);
  const hashes = files.map(({ hash }) => hash);
  const contents = hashes.length === 0 ? [] : contentsOf(hashes, io);
  const texts = files.map(({ name }, index) => {
    // a file that was named itself has no path below itself
    const path = pathBelow(place, name) || undefined;
    return { file: `${revision}:${name}`, path, text: contents[index] };
  });
  const leftOut = entries.flatMap(({ mode, name }): LeftOut[] => {
    const note = `${revision}:${name} is left out: it is a link, of which git has only the name of the target`;
    return mode === SYMBOLIC_LINK ? [{ path: pathBelow(place, name), note }] : [];
  });
  const read = (path: string) => {
    // ./ makes the name one below the working directory, which paths of git are not otherwise
    const found = git(['cat-file', 'blob', `${commit}:./${pathBelow('', posix.join(place, path))}`], io);
    return found.ok ? found.text : undefined;
  };
  return { texts, leftOut, read };
}

const SYMBOLIC_LINK = '120000';

/** The contents of blobs, read by one process. */
function contentsOf(hashes: readonly string[], io: Io): readonly string[] {
  const { ok, bytes, complaint } = git(['cat-file', '--batch'], io, `${hashes.join('\n')}\n`);
  if (!ok) throw new InputError(`git: ${complaint}`);
  let at = 0;
  return hashes.map(() => {
    // each blob is a line with hash, kind and size, then its bytes and a line break
    const begin = bytes.indexOf('\n', at) + 1;
    const end = begin + Number(bytes.toString('latin1', at, begin).split(' ')[2]);
    at = end + 1;
    return bytes.toString('utf8', begin, end);
  });
}

/** The revision at which this branch left origin/main; HEAD in a repository without a remote called origin. */
export function defaultRevision(io: Io): string {
  requireRepository(io);
  if (commitOf('origin/main', io) === undefined) {
    if (!git(['remote', 'get-url', 'origin'], io).ok) return 'HEAD';
    throw new InputError(
      'git: no origin/main here: run git fetch origin main, or name the revision to compare with: --git REVISION',
    );
  }
  const base = git(['merge-base', 'HEAD', 'origin/main'], io);
  if (!base.ok) {
    throw new InputError(
      'git: HEAD and origin/main share no commit, as in a shallow clone: run git fetch --unshallow, or use --git origin/main',
    );
  }
  return base.text.trim().slice(0, 12);
}

function requireRepository(io: Io): void {
  const { ok, complaint } = git(['rev-parse', '--git-dir'], io);
  if (!ok) throw new InputError(`git: ${complaint}; name two directories, or use --live`);
}

function commitOf(revision: string, io: Io): string | undefined {
  // --end-of-options: a revision that begins with a hyphen must not become an option
  const found = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`], io);
  return found.ok ? found.text.trim() : undefined;
}

function git(args: readonly string[], io: Io, input?: string): ToolResult {
  return runTool(io, 'git', args, 'compare two directories', input);
}
