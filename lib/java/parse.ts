/** How Java, and so both servers, read numbers and lists. */

/** Drops spaces and control characters at both ends, but nothing else: a no-break space stays. */
export function javaTrim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && text.charCodeAt(start) <= 0x20) start++;
  while (end > start && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(start, end);
}

/** The integer of a trimmed text; undefined for any other text, and if it needs more bits. */
export function javaInteger(text: string, bits: 16 | 32 | 64): bigint | undefined {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const value = BigInt(text.replace('+', ''));
  return BigInt.asIntN(bits, value) === value ? value : undefined;
}

/** The largest Java int; both servers read most numbers as ints. */
export const MAX_INT = 2 ** 31 - 1;

const DECIMAL = /^[+-]?(?:NaN|Infinity|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fFdD]?)$/;

/** The number of a trimmed text: `1e3`, `.5`, `2d`, `Infinity`. Undefined for any other text. */
export function javaDouble(text: string): number | undefined {
  return DECIMAL.test(text) ? Number(text.replace(/([\d.])[fFdD]$/, '$1')) : undefined;
}

/** The items between commas, trimmed; none for an empty text. */
export function javaList(text: string): readonly string[] {
  return javaTrim(text) === '' ? [] : text.split(',').map(javaTrim);
}

/** The items between commas, trimmed; empty ones are left out. */
export function commaItems(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').flatMap((item) => item.trim() || []);
}
