import { type Io, readProblem } from './io';

/** The text of a server's configuration file, decoded as Latin-1, or why it cannot be read. */
export type ServerFileText = { readonly text: string } | { readonly problem: string };

/** The size limit of a ConfigMap, 1 MiB: far above any server's configuration. */
const MAX_BYTES = 2 ** 20;
const MAX_LINES = 10_000;

/** @param file path, or `-` for standard input */
export function readServerFile(file: string, io: Io): ServerFileText {
  try {
    // a huge file is rejected by its size, before it is read
    const size = file === '-' ? 0 : io.stat(file).bytes;
    if (size > MAX_BYTES) return tooLarge(size);
    const bytes = file === '-' ? io.stdin() : io.readFile(file);
    return bytes.length > MAX_BYTES ? tooLarge(bytes.length) : checkedText(bytes.toString('latin1'));
  } catch (error) {
    return { problem: readProblem(error) };
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what binary files are recognised by
const BINARY = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;

function checkedText(text: string): ServerFileText {
  if (BINARY.test(text)) return { problem: 'not a text file' };
  const lines = text.split(/\r\n|[\r\n]/).length;
  return lines > MAX_LINES ? { problem: `${lines} lines; a configuration file has at most ${MAX_LINES}` } : { text };
}

function tooLarge(bytes: number): ServerFileText {
  return { problem: `${Math.ceil(bytes / MAX_BYTES)} MiB; a configuration file has at most 1 MiB` };
}
