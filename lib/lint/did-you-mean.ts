import { closest, distance } from 'fastest-levenshtein';

/** The candidate with the fewest edits from a text, if those are few enough to be a typing mistake. */
export function nearest(text: string, candidates: readonly string[]): string | undefined {
  const same = candidates.find((candidate) => lettersOf(candidate) === lettersOf(text));
  if (same !== undefined) return same;
  // two edits make almost anything of a text of three letters
  const tolerated = Math.min(Math.max(2, Math.floor(text.length / 4)), Math.floor(text.length / 2));
  // a text that is longer or shorter by n needs at least n edits
  const possible = candidates.filter(({ length }) => Math.abs(length - text.length) <= tolerated);
  if (possible.length === 0) return undefined;
  const candidate = closest(text, possible);
  return distance(text, candidate) <= tolerated ? candidate : undefined;
}

/** What is left of `log.retention.ms`, `logRetentionMs` and `LOG_RETENTION_MS`. */
function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}
