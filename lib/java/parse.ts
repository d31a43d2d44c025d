/** How Java reads numbers and lists in texts; both servers do. */

/** Drops blanks and control characters at both ends, and no others: a no-break space stays. */
export function javaTrim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** The whole number that a trimmed text stands for; undefined for any other text, and where it needs more bits. */
export function javaInteger(text: string, bits: 16 | 32 | 64): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace('+', ''));
  return BigInt.asIntN(bits, value) === value ? value : undefined;
}

const DECIMAL = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/;

/** The number that a trimmed text stands for: `1e3`, `.5`, `2d`, `Infinity`. Undefined for any other text. */
export function javaDouble(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text.replace(/([\d.])[fFdD]$/, '$1')) : undefined;
}

/** The items between commas, without the blanks around those; none of an empty text. */
export function javaList(text: string): readonly string[] {
  return javaTrim(text) === '' ? [] : text.split(',').map(javaTrim);
}
