import type { Direction } from '../../canonical/direction';
import type { Verdict } from '../../change';

/** What an object has at a path, before the change or after it. */
export interface Condition {
  readonly when: 'before' | 'after';
  readonly path: string;
  readonly is: unknown;
}

/** What a change of a field does. */
export interface FieldRow extends Verdict {
  /** Kinds, as `StatefulSet`; `*` for all. */
  readonly kinds: readonly string[];
  /** Path in the manifest, in JSON pointer's notation: `*` is one member, a `**` at the end any number of them. */
  readonly path: string;
  /** The row holds only for changes in one of these directions. */
  readonly direction?: readonly Direction[];
  /** The row holds only where the new value is this. */
  readonly to?: unknown;
  /** The row holds only where the object is so. */
  readonly where?: Condition;
  /** The row does not hold where the object is so. */
  readonly unless?: Condition;
}
