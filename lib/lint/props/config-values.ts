import { findingIf, type Violation } from '../rule';
import { describe } from './prop-types';

/** Whether a value can be written to a properties file as it was meant. */
export function isWritable(value: unknown): boolean {
  return ['string', 'boolean'].includes(typeof value) || (Number.isFinite(value) && !isRounded(value));
}

/** JavaScript keeps integers exactly only up to 2^53, and every other language passes its numbers through it. */
function isRounded(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER;
}

/** Values of the config prop that cannot be written to a properties file. */
export function unwritableValues(config: { readonly [key: string]: unknown }): readonly Violation[] {
  return Object.entries(config).flatMap(([key, value]) =>
    findingIf(
      !isWritable(value),
      isRounded(value) && Number.isFinite(value)
        ? {
            problem: `the value of ${key} in config is the number ${value}, which may have been rounded`,
            fix: 'numbers above 2^53 are not exact: write it as a string',
          }
        : {
            problem: `config has ${typeName(value)} as the value of ${key}`,
            fix: 'use a string, a number or a boolean, or omit the key to use its default',
          },
    ),
  );
}

/** The type only: the value may contain a secret. */
function typeName(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : describe(value);
}
