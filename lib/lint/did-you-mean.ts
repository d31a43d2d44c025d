import { closest, distance } from 'fastest-levenshtein';

/** The candidate that takes the fewest edits to reach, where that is few enough to be a slip of the keyboard. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const tolerated = Math.max(2, Math.floor(text.length / 4));
  // a longer or shorter one takes at least as many edits as the lengths differ
  const possible = candidates.filter(({ length }) => Math.abs(length - text.length) <= tolerated);
  if (possible.length === 0) return undefined;
  const candidate = closest(text, possible);
  return distance(text, candidate) <= tolerated ? candidate : undefined;
}
