/**
 * All that is known of what changes do, in three kinds of rows:
 *
 * - `fields/`: a field of an object, or the object as a whole. The last row that matches counts.
 * - `keys/`: a key of a server's file; how the change reaches the servers (`delivery.ts`), and what it does when it does. The last
 *   row that matches counts, and the worse of both.
 * - `together/`: several fields or objects together. Every row that is found counts, beside those of its fields and keys.
 *
 * `docs/effects.md` is written from these tables.
 */
export { FIELD_ROWS, fieldRow, isKnownKind } from './fields';
export { KEY_ROWS, keyRow } from './keys';
export { COMBINATIONS, combinedChanges } from './together';
