import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Stack } from '../stack';
import type { Observation } from './observation';
import type { Load } from './witness';

/** Where a run took place: results of different places do not belong into one table. */
export interface Place {
  readonly kubernetes: string;
  readonly images: readonly string[];
  /** What the brokers' image is made of, as it says itself: images of one name may be built in different ways. */
  readonly system: string;
  readonly java: string;
  readonly load: Load;
}

/** What runs of one stack found. */
export interface Results extends Place {
  readonly cases: readonly Observation[];
  /** The same with something made worse on purpose: these have to fail. */
  readonly controls: readonly Observation[];
  /** Seconds. */
  readonly rolls: {
    readonly bareRestarts?: number;
    readonly idleWithGate?: number;
    readonly loadedWithGate?: number;
    readonly loadedWithoutGate?: number;
  };
}

/** By how the metadata is kept: docs/reliability.md is written from it. */
export type AllResults = Partial<Record<Stack['name'], Results>>;

export const RESULTS_FILE = 'test/e2e/reliability/results.json';

/**
 * Keeps what a run found, as data, so that the page can be written and compared without a cluster. A run of some cases takes the place
 * of those that were kept before, if it took place where they did; a run elsewhere takes the place of all of that stack.
 */
export function keepResults(stack: Stack['name'], found: Results): void {
  const all: AllResults = existsSync(RESULTS_FILE) ? JSON.parse(readFileSync(RESULTS_FILE, 'utf8')) : {};
  const kept = all[stack];
  const results = kept !== undefined && isDeepStrictEqual(placeOf(kept), placeOf(found)) ? merged(kept, found) : found;
  writeFileSync(RESULTS_FILE, `${JSON.stringify({ ...all, [stack]: results }, undefined, 1)}\n`);
}

function placeOf({ kubernetes, images, system, java, load }: Place): Place {
  return { kubernetes, images, system, java, load };
}

function merged(kept: Results, found: Results): Results {
  return {
    ...kept,
    cases: replaced(kept.cases, found.cases),
    controls: replaced(kept.controls, found.controls),
    rolls: { ...kept.rolls, ...found.rolls },
  };
}

function replaced(kept: readonly Observation[], found: readonly Observation[]): Observation[] {
  const fresh = new Map(found.map((row) => [row.case, row]));
  const names = new Set(kept.map((row) => row.case));
  return [...kept.map((row) => fresh.get(row.case) ?? row), ...found.filter((row) => !names.has(row.case))];
}
