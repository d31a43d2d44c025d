import type { Direction } from '../../canonical/direction';
import type { Verdict } from '../../change';

/** What the object has at a path, before or after the change. */
export interface Condition {
  readonly side: 'before' | 'after';
  readonly path: string;
  readonly is: unknown;
}

/** What a change to a field does. */
export interface FieldRow extends Verdict {
  /** Such as `StatefulSet`; `*` for every kind. */
  readonly kinds: readonly string[];
  /** A JSON pointer; empty for the object as a whole. `*` is any one member, `**` at the end any number of them. */
  readonly path: string;
  /** The row matches only changes in one of these directions. */
  readonly direction?: readonly Direction[];
  /** The row matches only if this is the new value. */
  readonly to?: unknown;
  /** The row matches only if this is true. */
  readonly onlyIf?: Condition;
  /** The row matches only if this is not true. */
  readonly unless?: Condition;
}
