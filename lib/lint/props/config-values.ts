import { findingIf, type Violation } from '../rule';
import { describe } from './prop-types';

/** Whether a value can be written to a properties file. */
export function isWritable(value: unknown): boolean {
  return ['string', 'boolean'].includes(typeof value) || Number.isFinite(value);
}

/** Values of the config prop that cannot be written to a properties file. */
export function unwritableValues(config: { readonly [key: string]: unknown }): readonly Violation[] {
  return Object.entries(config).flatMap(([key, value]) =>
    findingIf(!isWritable(value), {
      problem: `config has ${typeName(value)} as the value of ${key}`,
      fix: 'use a string, a number or a boolean, or omit the key to use its default',
    }),
  );
}

/** The type only: the value may contain a secret. */
function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : describe(value);
}
