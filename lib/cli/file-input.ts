import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ReviewInputError } from '../review/manifest/manifest';
import type { ManifestText } from '../review/reading/read-manifests';

/** What the names of files with manifests end in. */
export const MANIFEST_FILE = /\.(ya?ml|json)$/;

/** The texts of a file, of all YAML files below a folder, or of standard input. */
export function textsAt(place: string): ManifestText[] {
  if (place === '-') return [{ file: 'standard input', text: readFileSync(0, 'utf8') }];
  try {
    const files = statSync(place).isDirectory() ? filesBelow(place) : [place];
    return files.map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  } catch (error) {
    const { code = '', path = place, message } = error as NodeJS.ErrnoException;
    throw new ReviewInputError(`${path}: ${REASONS[code] ?? message}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'there is no such file or folder',
  EACCES: 'it may not be read',
  ERR_STRING_TOO_LONG: 'it is larger than half a gigabyte; give a part of it',
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      return MANIFEST_FILE.test(entry.name) ? [path] : [];
    });
}
