/** A path in a manifest as a JSON pointer, in which items of lists have their key instead of their index. */
export function pointer(path: readonly string[]): string {
  return path.map((member) => `/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The members of a JSON pointer. */
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
  const isOpen = pattern[pattern.length - 1] === '**';
  const fixed = isOpen ? pattern.slice(0, -1) : pattern;
  if (isOpen ? path.length < fixed.length : path.length !== fixed.length) return false;
  return fixed.every((member, index) => member === '*' || member === path[index]);
}
