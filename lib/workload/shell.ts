/** Quotes a text so that a POSIX shell takes it as one word. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
