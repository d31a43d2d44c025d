/**
 * Whether a value of the config prop is the one that the construct writes itself, so that nothing has to be rejected: `true` and
 * `"TRUE"`, `10` and `" 10 "`, `a,b` and `a, b` are the same to a server.
 */
export function isSameValue(value: unknown, written: string | undefined): boolean {
  if (written === undefined || !['string', 'number', 'boolean'].includes(typeof value)) return false;
  return normalized(String(value)) === normalized(written);
}

function normalized(text: string): string {
  const trimmed = text.trim();
  if (/^(?:true|false)$/i.test(trimmed)) return trimmed.toLowerCase();
  if (/^[+-]?\d+$/.test(trimmed)) return String(Number(trimmed));
  return trimmed.replace(/\s*,\s*/g, ',');
}
