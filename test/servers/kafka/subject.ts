import type { Properties } from '../property-set';

/** The roles of a Kafka server. */
export type Role = 'zookeeper' | 'both' | 'broker' | 'controller';

/** Hand-written sets, on top of a base for each role. */
export interface Subject {
  readonly about: string;
  readonly over: readonly Role[];
  readonly sets: readonly Properties[];
}

export const BROKERS: readonly Role[] = ['zookeeper', 'broker'];
export const KRAFT: readonly Role[] = ['broker', 'controller', 'both'];
export const ALL_ROLES: readonly Role[] = ['zookeeper', ...KRAFT];
