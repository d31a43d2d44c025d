import { join } from 'node:path';
import { InputError } from '../manifests/manifest';
import type { ManifestText } from '../manifests/read-manifests';
import { type Io, readProblem } from './io';

/** What the names of manifest files end in. */
export const MANIFEST_FILE = /\.(ya?ml|json)$/;

/** The texts of a file, of all manifest files below a directory, or of standard input. */
export function manifestTexts(place: string, io: Io): ManifestText[] {
  if (place === '-') return [{ file: 'standard input', text: io.stdin().toString('utf8') }];
  const files = orInputError(place, () => (io.stat(place).isDirectory ? filesBelow(place, io) : [place]));
  return files.map((file) => ({ file, text: orInputError(file, () => io.readFile(file).toString('utf8')) }));
}

function filesBelow(directory: string, io: Io): string[] {
  const entries = orInputError(directory, () => io.readDirectory(directory));
  return [...entries]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, isDirectory }) => {
      const path = join(directory, name);
      if (isDirectory) return filesBelow(path, io);
      return MANIFEST_FILE.test(name) ? [path] : [];
    });
}

function orInputError<Value>(path: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${path}: ${readProblem(error)}`);
  }
}
