/** Items of a list between commas. */
export function listOf(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').flatMap((item) => item.trim() || []);
}

/** Whether an item of the old list is in the new one no more. */
export function loses(from: string | undefined, to: string | undefined): boolean {
  const now = listOf(to);
  return listOf(from).some((item) => !now.includes(item));
}

/** Whether a limit goes down; -1 is none at all, and what is not said is the default. */
export function isLowered(unsaid: number) {
  return (from: string | undefined, to: string | undefined): boolean => {
    const [old, now] = [from, to].map((value) => {
      const limit = Number(value ?? unsaid);
      return limit < 0 ? Number.POSITIVE_INFINITY : limit;
    });
    return now < old;
  };
}

/** A folder, whether or not a slash ends it. */
export function folderOf(path: string | undefined): string | undefined {
  return path?.replace(/\/+$/, '');
}
