import { readFileSync, statSync } from 'node:fs';

/** The text of a file, decoded as Latin-1, or why there is none. */
export type Input = { readonly text: string } | { readonly problem: string };

/** What a ConfigMap holds: far more than any server's configuration has. */
const MOST_BYTES = 2 ** 20;
const MOST_LINES = 10_000;

/** @param file path, or `-` for standard input */
export function readInput(file: string): Input {
  try {
    const size = file === '-' ? 0 : statSync(file).size;
    if (size > MOST_BYTES) return tooLarge(size);
    const bytes = readFileSync(file === '-' ? 0 : file);
    return bytes.length > MOST_BYTES ? tooLarge(bytes.length) : readText(bytes.toString('latin1'));
  } catch (error) {
    return { problem: REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? (error as Error).message };
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder; name the files in it',
  EACCES: 'it may not be read',
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has
const NOT_IN_TEXTS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function readText(text: string): Input {
  if (NOT_IN_TEXTS.test(text)) return { problem: 'this is no text' };
  const lines = text.split(/\r\n|[\r\n]/).length;
  return lines > MOST_LINES
    ? { problem: `this has ${lines} lines; a configuration file has at most ${MOST_LINES}` }
    : { text };
}

function tooLarge(bytes: number): Input {
  const size = Math.ceil(bytes / 2 ** 20);
  return { problem: `this has ${size} MiB; a configuration file has at most ${MOST_BYTES / 2 ** 20}` };
}
