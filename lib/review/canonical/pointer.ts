/** A path in a manifest, in the notation of JSON pointer; items of lists are named by their key and not by their place. */
export function pointer(path: readonly string[]): string {
  return path.map((member) => `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The members of a path. */
export function members(path: string): readonly string[] {
  return path === ''
    ? []
    : path
        .slice(1)
        .split('/')
        .map((member) => member.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a pattern matches a path: `*` is any one member, `**` at the end any number of them. */
export function matches(pattern: readonly string[], path: readonly string[]): boolean {
  const open = pattern[pattern.length - 1] === '**';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((member, index) => member === '*' || member === path[index]);
}
