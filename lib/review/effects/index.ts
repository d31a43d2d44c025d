/**
 * All that is known about what changes do, in three tables:
 *
 * - `fields/`: a field of an object, or the object as a whole. Rows go from general to specific; the last one that matches counts.
 * - `keys/`: a key of a server's file. `delivery.ts` says how the change reaches the servers, the rows what it does there; again the
 *   last one that matches counts. A change is as bad as the worse of the two.
 * - `together/`: several fields, keys or objects together. Every row counts wherever it is found, and is a change of its own.
 *
 * `docs/effects.md` is generated from these tables.
 */
export { FIELD_ROWS, fieldRow, isKnownKind } from './fields';
export { KEY_ROWS, keyRow } from './keys';
export { COMBINATIONS, combinedChanges } from './together';
