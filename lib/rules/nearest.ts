import { closest, distance } from 'fastest-levenshtein';

/** The candidate that takes the fewest edits to reach, where that is few enough to be a slip of the keyboard. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const candidate = closest(text, candidates);
  const tolerated = Math.max(2, Math.floor(text.length / 4));
  return distance(text, candidate) <= tolerated ? candidate : undefined;
}
