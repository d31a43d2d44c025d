import type { Properties } from '../property-set';

/** What a server of Kafka is. */
export type Role = 'zookeeper' | 'both' | 'broker' | 'controller';

/** Sets that were written by hand, laid over a base of each role. */
export interface Subject {
  readonly about: string;
  readonly over: readonly Role[];
  readonly sets: readonly Properties[];
}

export const BROKERS: readonly Role[] = ['zookeeper', 'broker'];
export const KRAFT: readonly Role[] = ['broker', 'controller', 'both'];
export const ALL_ROLES: readonly Role[] = ['zookeeper', ...KRAFT];
