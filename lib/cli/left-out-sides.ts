import type { LeftOut } from '../manifests/left-out';
import type { Unread } from '../review/reports/unread';

/** The files without objects of both sides of a review. */
export interface LeftOutSides {
  /** Undefined if the old side is not a directory: a cluster, or a revision that does not have it. */
  readonly before?: readonly LeftOut[];
  readonly after: readonly LeftOut[];
}

/** One note for a file, although it is on both sides: that of the new side. */
export function notesOf({ before = [], after }: LeftOutSides): readonly string[] {
  const differing = new Set(differencesOf({ before, after }).map(({ path }) => path));
  const notes = new Map([...before, ...after].map(({ path, note }) => [path, note] as const));
  return [...notes].map(([path, note]) =>
    differing.has(path) ? note.replace(' is left out: ', ' is left out, and differs: ') : note,
  );
}

/** What the differences of such files leave unknown. */
export function unreadOf(sides: LeftOutSides): Unread {
  const differing = sides.before === undefined ? [] : differencesOf(sides);
  return { files: differing.length, rendered: differing.filter(({ isRendered }) => isRendered === true).length };
}

/** The files whose texts are not the same on both sides. */
function differencesOf({ before = [], after }: LeftOutSides): readonly LeftOut[] {
  const old = new Map(before.map((each) => [each.path, each.text]));
  // a file that only one side has is what the directory was made of before, or is made of now: its objects are compared
  return after.filter(({ path, text }) => text !== undefined && old.get(path) !== undefined && old.get(path) !== text);
}
