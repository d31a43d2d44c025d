// Paths on the disks of servers. Java drops slashes at the end of a path, so two texts may be one directory.

/** A path without slashes at its end; the root stays `/`. */
export function withoutTrailingSlash(path: string): string {
  return path.replace(/(?<=.)\/+$/, '');
}

/** Whether a path is a directory or in it, both without slashes at their ends. */
export function isAtOrBelow(path: string, directory: string): boolean {
  return path === directory || directory === '/' || path.startsWith(`${directory}/`);
}
