import { describe } from './prop-shape';
import { unless, type Violation } from './rule';

/** The values of a map of settings that cannot be written into a properties file. */
export function unwritableValues(config: { readonly [key: string]: unknown }): readonly Violation[] {
  return Object.entries(config).flatMap(([key, value]) =>
    unless(
      ['string', 'boolean'].includes(typeof value) || Number.isFinite(value),
      `config holds ${key} with ${describe(value)}`,
      'use a string, a number or a boolean; leave the key out for its default',
    ),
  );
}
