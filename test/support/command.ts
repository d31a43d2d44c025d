import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { hostIo } from '../../lib/cli/io';
import { run } from '../../lib/cli/run';

export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CommandOptions {
  /** Standard input. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly isTerminal?: boolean;
}

/** Runs `cdk8s-kafka` in this process, with real files and real programs. */
export function runCommand(cwd: string, argv: readonly string[], options: CommandOptions = {}): CommandResult {
  const { input = '', env = {}, isTerminal = false } = options;
  const printed = { stdout: '', stderr: '' };
  const status = run(argv, {
    ...hostIo(cwd, { ...process.env, ...env }),
    isTerminal,
    stdin: () => Buffer.from(input),
    stdout: (text) => {
      printed.stdout += text;
    },
    stderr: (text) => {
      printed.stderr += text;
    },
  });
  return { status, ...printed };
}

/** A directory of a test's own. */
export class Scratch {
  public readonly path = mkdtempSync(join(tmpdir(), 'cdk8s-kafka-'));

  /** Writes a file, and the directories above it. */
  public write(name: string, content: string | Buffer): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return name;
  }

  public read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  public remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
