import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Everything outside the program that the command touches: process, terminal, files, other programs. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** All of standard input. */
  stdin(): Buffer;
  stdout(text: string): void;
  stderr(text: string): void;
  /** These four throw the errors of `node:fs`. Relative paths start at the working directory. */
  readFile(path: string): Buffer;
  stat(path: string): FileStatus;
  readDirectory(path: string): readonly DirectoryEntry[];
  /** The absolute path without links. */
  realPath(path: string): string;
  /** Runs another program to its end. */
  spawn(program: string, args: readonly string[], input: string): SpawnResult;
}

export interface FileStatus {
  readonly bytes: number;
  readonly isDirectory: boolean;
}

export interface DirectoryEntry {
  readonly name: string;
  /** False for a link to a directory. */
  readonly isDirectory: boolean;
  readonly isLink: boolean;
}

export interface SpawnResult {
  /** The program could not be started, or was stopped. */
  readonly error?: NodeJS.ErrnoException;
  /** The exit status; null if a signal ended the program. */
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** The largest output of another program: `kubectl get` of thousands of objects. */
const MAX_OUTPUT_BYTES = 2 ** 29;

/** The real process and its terminal. */
export function processIo(): Io {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // a reader such as `head` closes the pipe early
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    ...hostIo(process.cwd(), process.env),
    isTerminal: process.stdout.isTTY === true,
    stdin: () => readFileSync(0),
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
  };
}

/** The real files and programs, as seen from a working directory. */
export function hostIo(cwd: string, env: Io['env']): Omit<Io, 'isTerminal' | 'stdin' | 'stdout' | 'stderr'> {
  return {
    env,
    readFile: (path) => readFileSync(resolve(cwd, path)),
    stat: (path) => {
      const status = statSync(resolve(cwd, path));
      return { bytes: status.size, isDirectory: status.isDirectory() };
    },
    readDirectory: (path) =>
      readdirSync(resolve(cwd, path), { withFileTypes: true }).map((entry) => ({
        name: entry.name,
        isDirectory: entry.isDirectory(),
        isLink: entry.isSymbolicLink(),
      })),
    realPath: (path) => realpathSync(resolve(cwd, path)),
    spawn: (program, args, input) => spawnSync(program, args, { cwd, env, input, maxBuffer: MAX_OUTPUT_BYTES }),
  };
}

const READ_PROBLEMS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or directory',
  ENOTDIR: 'no such file or directory',
  EISDIR: 'is a directory; name the files in it',
  EACCES: 'permission denied',
  ERR_STRING_TOO_LONG: 'larger than half a gigabyte; split it',
};

/** Why a file could not be read. */
export function readProblem(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return READ_PROBLEMS[code] ?? message;
}
