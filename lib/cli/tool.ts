import { InputError } from '../manifests/manifest';
import type { Io } from './io';

/** What a program printed, and whether it succeeded. */
export interface ToolResult {
  readonly ok: boolean;
  readonly bytes: Buffer;
  readonly text: string;
  /** The last line of its standard error. */
  readonly complaint: string;
}

/**
 * Runs git or kubectl.
 *
 * @param alternative what to do where it is not installed
 */
export function runTool(io: Io, name: string, args: readonly string[], alternative: string, input = ''): ToolResult {
  const { error, status, stdout, stderr } = io.spawn(name, args, input);
  if (error?.code === 'ENOENT') {
    throw new InputError(`${name} not found: install it, or ${alternative}`);
  }
  // a program that fails early may leave part of its input unread, which is an error too
  if (error !== undefined && status === null) throw new InputError(`${name}: ${error.message}`);
  const complaint = stderr.toString('utf8').trim().split('\n').pop() ?? '';
  return { ok: status === 0, bytes: stdout, text: stdout.toString('utf8'), complaint };
}
