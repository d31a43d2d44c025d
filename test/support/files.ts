import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run-app';

/** All files below a directory of the repository, as paths from its root. */
export function filesBelow(directory: string): string[] {
  return readdirSync(join(ROOT, directory)).flatMap((name) => {
    const path = join(directory, name);
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : [path];
  });
}
