import { KEY_STORE } from '../../../lib/server-config/kafka/rules/example-brokers';
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

/** Trusts the certificate of the key store, which is in the same file. */
export const TRUST_STORE: Properties = {
  'ssl.truststore.location': KEY_STORE['ssl.keystore.location'],
  'ssl.truststore.password': KEY_STORE['ssl.keystore.password'],
  'ssl.truststore.type': KEY_STORE['ssl.keystore.type'],
};
