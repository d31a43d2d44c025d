import { join, relative, sep } from 'node:path';
import type { LeftOut, SortedTexts } from '../manifests/left-out';
import { InputError } from '../manifests/manifest';
import type { ManifestText } from '../manifests/read-manifests';
import { type DirectoryEntry, type Io, readProblem } from './io';

/** What the names of manifest files end in, and the file of kustomize that has no ending. */
export const MANIFEST_FILE = /\.(ya?ml|json)$|(^|\/)Kustomization$/;

/** The texts of a file, of all manifest files below a directory, or of standard input. */
export function manifestTexts(place: string, io: Io): SortedTexts {
  if (place === '-') return { texts: [{ file: 'standard input', text: io.stdin().toString('utf8') }], leftOut: [] };
  if (!orInputError(place, () => io.stat(place).isDirectory)) return { texts: [textOfFile(place, io)], leftOut: [] };
  const listing = orInputError(place, () => listingOf(place, { root: place, realRoot: io.realPath(place), io }));
  const texts = listing.files.map((file) => ({ ...textOfFile(file, io), path: pathBelow(place, file) }));
  const read = (path: string) => {
    try {
      return io.readFile(join(place, path)).toString('utf8');
    } catch {
      // the tool that reads it reports that it is missing
      return undefined;
    }
  };
  return { texts, leftOut: listing.leftOut, read };
}

function textOfFile(file: string, io: Io): ManifestText {
  return { file, text: orInputError(file, () => io.readFile(file).toString('utf8')) };
}

/** The path of a file below a directory, with slashes. */
export function pathBelow(directory: string, file: string): string {
  return relative(directory, file).split(sep).join('/');
}

/** Directories of other tools, which may have many thousands of files. */
const NEVER_READ: ReadonlySet<string> = new Set(['.git', 'node_modules']);

interface Listing {
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

interface Walk {
  readonly root: string;
  /** Where the directory is without links. */
  readonly realRoot: string;
  readonly io: Io;
}

function listingOf(directory: string, walk: Walk): Listing {
  const entries = orInputError(directory, () => walk.io.readDirectory(directory));
  const listings = [...entries]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => listingOfEntry(join(directory, entry.name), entry, walk));
  return {
    files: listings.flatMap(({ files }) => files),
    leftOut: listings.flatMap(({ leftOut }) => leftOut),
  };
}

function listingOfEntry(path: string, { name, isDirectory, isLink }: DirectoryEntry, walk: Walk): Listing {
  if (isLink) return listingOfLink(path, walk);
  if (isDirectory) return NEVER_READ.has(name) ? NOTHING : listingOf(path, walk);
  return MANIFEST_FILE.test(name) ? { files: [path], leftOut: [] } : NOTHING;
}

const NOTHING: Listing = { files: [], leftOut: [] };

/** A link to a file elsewhere is read; what is below the same directory is read once, and links may lead in a circle. */
function listingOfLink(path: string, { root, realRoot, io }: Walk): Listing {
  const leftOut = (why: string) => ({
    files: [],
    leftOut: [{ path: pathBelow(root, path), note: `${path} is left out: ${why}` }],
  });
  const target = orInputError(path, () => io.realPath(path));
  const isBelow = target === realRoot || target.startsWith(`${realRoot}${sep}`);
  if (io.stat(path).isDirectory) {
    return isBelow ? NOTHING : leftOut('links to other directories are not followed; name the directory itself');
  }
  if (!MANIFEST_FILE.test(path)) return NOTHING;
  return isBelow ? leftOut('it is a link to a file that is read itself') : { files: [path], leftOut: [] };
}

function orInputError<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path}: ${readProblem(error)}`);
  }
}
