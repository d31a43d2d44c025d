/** Paths below a directory, with slashes: names in a tree, which may be that of a revision of git and not of a disk. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The directory of a file, with a slash at its end; empty for a file that is in no other directory. */
export function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The file that a name means in a directory: `../a.yaml` in `b/` is `a.yaml`. */
export function pathFrom(directory: string, name: string): string {
  return `${directory}${name}`.split('/').reduce<string[]>(withPart, []).join('/');
}

function withPart(parts: string[], part: string): string[] {
  if (part === '' || part === '.') return parts;
  return part === '..' && parts.length > 0 && parts.at(-1) !== '..' ? parts.slice(0, -1) : [...parts, part];
}
