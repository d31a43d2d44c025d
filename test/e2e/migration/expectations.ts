import { expect } from 'vitest';
import { expectNothingLost } from '../reliability/bench';
import type { Observation } from '../reliability/observation';
import type { Load } from '../reliability/witness';

export const LOAD: Load = { topics: 5, partitions: 60, rate: 200, bytes: 2048, replication: 3, minInSync: 2 };

const LONGEST_STALL = 3;

/** A step forward or back: nobody may notice. */
export function expectUndisturbed(observation: Observation): void {
  expectNothingLost(observation);
  expect(observation.belowMin, 'seconds with partitions below min in-sync').toBe(0);
  expect(observation.longestStall, 'longest stall in seconds').toBeLessThan(LONGEST_STALL);
  expect(observation.restarts, 'restarts').toBe(0);
}
