/** One property of a file, as Java reads it. */
export interface PropertyEntry {
  readonly key: string;
  readonly value: string;
  /** The line on which it starts, counted from 1. */
  readonly line: number;
  /** The value as it is written, with its escapes, and with continuation lines joined. */
  readonly written: string;
  /** The lines that continue it. */
  readonly continuations: readonly ContinuationLine[];
  /** Whether anything follows the key: `=`, `:`, or a space and a value. */
  readonly separated: boolean;
}

/** A line that continues the one before, without its indentation. */
export interface ContinuationLine {
  readonly text: string;
  readonly line: number;
}

/** The content of a properties file. */
export interface PropertiesText {
  readonly entries: readonly PropertyEntry[];
  /** Lines with an escape that Java cannot read. It then reads nothing of the file. */
  readonly malformed: readonly number[];
}

/**
 * Reads a text as `java.util.Properties` does: continuation lines, escapes, and `=`, `:` or a space between key and value.
 * Servers read their files as Latin-1, so bytes must be decoded as such.
 *
 * @see https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
export function readProperties(text: string): PropertiesText {
  const entries: PropertyEntry[] = [];
  const malformed: number[] = [];
  for (const { text: line, number, continuations } of logicalLines(text)) {
    const parts = splitAtSeparator(line);
    const [key, value] = parts.map(unescapeText);
    if (key === undefined || value === undefined) malformed.push(number);
    else {
      const separated = parts[0] !== line.trimEnd();
      entries.push({ key, value, line: number, written: parts[1], continuations, separated });
    }
  }
  return { entries, malformed };
}

/** If a key has several values, the last one wins. */
export function lastValues(entries: readonly PropertyEntry[]): Map<string, string> {
  return new Map(entries.map(({ key, value }) => [key, value]));
}

interface LogicalLine {
  readonly text: string;
  readonly number: number;
  readonly continuations: readonly ContinuationLine[];
}

/** Lines with content, each joined with its continuation lines. */
function logicalLines(text: string): LogicalLine[] {
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.replace(/^[ \t\f]+/, ''));
  const logical: LogicalLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (lines[index] === '' || /^[#!]/.test(lines[index])) continue;
    const number = index + 1;
    const parts = [lines[index]];
    const continuations: ContinuationLine[] = [];
    while (isContinued(parts[parts.length - 1]) && index < lines.length) {
      parts.push(parts.pop()?.slice(0, -1) ?? '', lines[++index] ?? '');
      continuations.push({ text: lines[index] ?? '', line: index + 1 });
    }
    const whole = parts.join('');
    if (whole !== '') logical.push({ text: whole, number, continuations });
  }
  return logical;
}

/** An odd number of backslashes at the end. In an even number, each pair is one escaped backslash. */
function isContinued(line: string): boolean {
  let backslashes = 0;
  while (line[line.length - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}

function splitAtSeparator(line: string): [string, string] {
  const [, key, value] = /^((?:\\.|[^\\=: \t\f])*)[ \t\f]*[=:]?[ \t\f]*(.*)$/s.exec(line) as RegExpExecArray;
  return [key, value];
}

const ESCAPED_CHARACTERS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f' };

/** Undefined if a `\u` is not followed by four hexadecimal digits. */
function unescapeText(text: string): string | undefined {
  if (!text.includes('\\')) return text;
  if (/^(?:[^\\]|\\[^u]|\\u[0-9a-fA-F]{4})*$/s.exec(text) === null) return undefined;
  return text.replace(/\\(?:u([0-9a-fA-F]{4})|(.))/gs, (_, code: string | undefined, character: string) =>
    code === undefined ? (ESCAPED_CHARACTERS[character] ?? character) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
