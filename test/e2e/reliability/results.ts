import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Observation } from './observation';
import type { Load } from './witness';

/** What a whole run found: docs/reliability.md is written from it. */
export interface Results {
  readonly kubernetes: string;
  readonly images: readonly string[];
  /** What the brokers' image is made of, as it says itself: images of one name may be built in different ways. */
  readonly system: string;
  readonly java: string;
  readonly load: Load;
  readonly cases: readonly Observation[];
  /** The same with something made worse on purpose: these have to fail. */
  readonly controls: readonly Observation[];
  /** Seconds. */
  readonly rolls: {
    readonly bareRestarts: number;
    readonly idleWithGate: number;
    readonly loadedWithGate: number;
    readonly loadedWithoutGate: number;
  };
}

export const RESULTS_FILE = 'test/e2e/reliability/results.json';

/** Kept as data, so that the page can be written, and compared, without a cluster. */
export function writeResults(results: Results): void {
  mkdirSync(dirname(RESULTS_FILE), { recursive: true });
  writeFileSync(RESULTS_FILE, `${JSON.stringify(results, undefined, 1)}\n`);
}
