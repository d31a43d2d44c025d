/** Longer texts are cut: a value may be a whole file. */
const MAX_LENGTH = 2000;

/** A text on one line, without the control characters that a terminal would obey: names and values come from files. */
export function printable(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  return cut.replace(/\s*\n\s*/g, ' ').replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, unicodeEscape);
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A text for Markdown or HTML that contains neither markup nor mentions. */
export function withoutMarkup(text: string): string {
  return printable(text).replace(/[^\p{L}\p{N} .,;:()'"/=+-]/gu, (character) => `&#${character.codePointAt(0)};`);
}
