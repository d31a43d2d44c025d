import { findingIf, type Violation } from '../rule';
import { describe } from './prop-types';

/** Whether something can stand as text in a properties file. */
export function isWritable(value: unknown): boolean {
  return ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

/** The values of a map of settings that cannot be written into a properties file. */
export function unwritableValues(config: { readonly [key: string]: unknown }): readonly Violation[] {
  return Object.entries(config).flatMap(([key, value]) =>
    findingIf(!isWritable(value), {
      problem: `config holds ${key} with ${kindOf(value)}`,
      fix: 'use a string, a number or a boolean; leave the key out for its default',
    }),
  );
}

/** Without what is in it: it may be a secret. */
function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : describe(value);
}
