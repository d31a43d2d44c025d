import { readFileSync, statSync } from 'node:fs';

/** The text of a file, decoded as Latin-1, or why there is none. */
export type Input = { readonly text: string } | { readonly problem: string };

/** Far more than any server's configuration has, and no more than can be checked at once. */
const MOST_BYTES = 4 * 2 ** 20;

/** @param file path, or `-` for standard input */
export function readInput(file: string): Input {
  try {
    if (file !== '-') {
      const { size } = statSync(file);
      if (size > MOST_BYTES) return tooLarge(size);
    }
    const bytes = readFileSync(file === '-' ? 0 : file);
    if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
    const text = bytes.toString('latin1');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what no text has
    return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? { problem: 'this is no text' } : { text };
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

function tooLarge(bytes: number): Input {
  return {
    problem: `this has ${Math.ceil(bytes / 2 ** 20)} MiB; a configuration file has at most ${MOST_BYTES / 2 ** 20}`,
  };
}
