import { spawnSync } from 'node:child_process';
import { ReviewInputError } from '../review/manifest/manifest';

/** What a program printed, and whether it went well. */
export interface ToolResult {
  readonly ok: boolean;
  readonly bytes: Buffer;
  readonly text: string;
  /** The last line of what it complained about. */
  readonly complaint: string;
}

/** Runs another program to its end. */
export function runTool(name: string, args: readonly string[], instead: string, input = ''): ToolResult {
  const { error, status, stdout, stderr } = spawnSync(name, args, { maxBuffer: 2 ** 29, input });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    throw new ReviewInputError(`${name} does not run: install it, or ${instead}`);
  }
  // a program that complains does not always read all that it is given
  if (error !== undefined && status === null) throw new ReviewInputError(`${name}: ${error.message}`);
  const complaint = stderr.toString('utf8').trim().split('\n').pop() ?? '';
  return { ok: status === 0, bytes: stdout, text: stdout.toString('utf8'), complaint };
}
