import { spawnSync } from 'node:child_process';
import { ReviewInputError } from '../review/manifest';

/** What a program printed, and whether it went well. */
export interface ToolResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** The last line of what it complained about. */
  readonly complaint: string;
}

/** Runs another program to its end. */
export function runTool(name: string, args: readonly string[], instead: string, input = ''): ToolResult {
  const { error, status, stdout, stderr } = spawnSync(name, args, { encoding: 'utf8', maxBuffer: 2 ** 29, input });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    throw new ReviewInputError(`${name} does not run: install it, or ${instead}`);
  }
  if (error !== undefined) throw new ReviewInputError(`${name}: ${error.message}`);
  return { ok: status === 0, stdout, complaint: stderr.trim().split('\n').pop() ?? '' };
}
