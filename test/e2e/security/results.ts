import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Stack } from '../stack';

/** What came of one attempt. */
export interface Tried {
  readonly who: string;
  readonly listener: string;
  readonly operation: string;
  /** "allowed", or the piece that refused. */
  readonly outcome: string;
}

/** The attempts of one run, and where it took place. */
export interface AttemptsOfRun {
  readonly kubernetes: string;
  readonly images: readonly string[];
  readonly tried: readonly Tried[];
}

/** By how the metadata is kept: docs/security.md is written from it. */
export interface SecurityResults {
  readonly attempts: Partial<Record<Stack['name'], AttemptsOfRun>>;
}

export const SECURITY_RESULTS_FILE = 'test/e2e/security/results.json';

export function keepAttempts(stack: Stack['name'], found: AttemptsOfRun): void {
  const all: SecurityResults = existsSync(SECURITY_RESULTS_FILE)
    ? JSON.parse(readFileSync(SECURITY_RESULTS_FILE, 'utf8'))
    : { attempts: {} };
  const results: SecurityResults = { ...all, attempts: { ...all.attempts, [stack]: found } };
  writeFileSync(SECURITY_RESULTS_FILE, `${JSON.stringify(results, undefined, 1)}\n`);
}
