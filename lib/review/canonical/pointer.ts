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

/** How specific a pattern is that fits a path: `*` is one member, `**` at the end any number of them; undefined where it does not fit. */
export function fitness(pattern: readonly string[], path: readonly string[]): number | undefined {
  const open = pattern[pattern.length - 1] === '**';
  const fixed = open ? pattern.slice(0, -1) : pattern;
  if (open ? path.length < fixed.length : path.length !== fixed.length) return undefined;
  if (!fixed.every((member, index) => member === '*' || member === path[index])) return undefined;
  // a literal member counts more than any, a closed pattern more than an open one
  return fixed.reduce((sum, member) => sum + (member === '*' ? 2 : 3), open ? 0 : 1);
}
