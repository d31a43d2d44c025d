/** What occurs more than once, each once. */
export function repeated<Item>(items: readonly Item[]): readonly Item[] {
  const seen = new Set<Item>();
  return [...new Set(items.filter((item) => seen.has(item) || !seen.add(item)))];
}
