import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Observation } from '../reliability/observation';
import type { Load } from '../reliability/witness';
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

/** The steps from plain text to TLS and back under load. */
export interface MovesOfRun {
  readonly kubernetes: string;
  readonly images: readonly string[];
  readonly load: Load;
  readonly moves: readonly Observation[];
}

/** What a cluster did in one round. */
export interface Cost {
  readonly startSeconds: number;
  readonly megabytesPerSecond: number;
}

/** The same cluster with and without TLS, in rounds one after the other. */
export interface Costs {
  readonly kubernetes: string;
  readonly images: readonly string[];
  readonly records: { readonly count: number; readonly bytes: number };
  readonly plain: readonly Cost[];
  readonly tls: readonly Cost[];
}

/** By how the metadata is kept: docs/security.md is written from it. */
export interface SecurityResults {
  readonly attempts: Partial<Record<Stack['name'], AttemptsOfRun>>;
  readonly moves: Partial<Record<Stack['name'], MovesOfRun>>;
  readonly costs?: Costs;
}

const SECURITY_RESULTS_FILE = join(__dirname, 'results.json');

export function keepAttempts(stack: Stack['name'], found: AttemptsOfRun): void {
  keep('attempts', { [stack]: found });
}

export function keepMoves(stack: Stack['name'], found: MovesOfRun): void {
  keep('moves', { [stack]: found });
}

export function securityResults(): SecurityResults {
  const kept = existsSync(SECURITY_RESULTS_FILE) ? JSON.parse(readFileSync(SECURITY_RESULTS_FILE, 'utf8')) : {};
  return { attempts: {}, moves: {}, ...kept };
}

export function keepCosts(found: Costs): void {
  keep('costs', found);
}

function keep<Part extends keyof SecurityResults>(part: Part, found: SecurityResults[Part]): void {
  const all = securityResults();
  const results: SecurityResults = { ...all, [part]: { ...all[part], ...found } };
  writeFileSync(SECURITY_RESULTS_FILE, `${JSON.stringify(results, undefined, 1)}\n`);
}
