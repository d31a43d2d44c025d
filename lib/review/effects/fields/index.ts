import { member } from '../../../manifests/fields';
import type { ObjectPair } from '../../canonical/compare';
import type { Direction } from '../../canonical/direction';
import { matches, members } from '../../canonical/pointer';
import { CONFIG_AND_JOB_ROWS } from './config-and-jobs';
import type { Condition, FieldRow } from './field-row';
import { METADATA_ROWS } from './metadata';
import { OTHER_WORKLOAD_ROWS } from './other-workloads';
import { PLATFORM_ROWS } from './platform';
import { POD_TEMPLATE_ROWS } from './pod-template';
import { ROUTE_ROWS } from './routes';
import { STATEFUL_SET_ROWS } from './stateful-set';
import { TRAFFIC_ROWS } from './traffic';
import { WHOLE_OBJECT_ROWS } from './whole-objects';

/** What changes of fields do, from general to specific: of the rows that match a change, the last one counts, as in .gitignore. */
export const FIELD_ROWS: readonly FieldRow[] = [
  ...WHOLE_OBJECT_ROWS,
  ...METADATA_ROWS,
  ...CONFIG_AND_JOB_ROWS,
  ...TRAFFIC_ROWS,
  ...ROUTE_ROWS,
  ...PLATFORM_ROWS,
  ...OTHER_WORKLOAD_ROWS,
  ...STATEFUL_SET_ROWS,
  ...POD_TEMPLATE_ROWS,
];

const KINDS: ReadonlySet<string> = new Set(FIELD_ROWS.flatMap(({ kinds }) => kinds));

/** Whether the table has rows for a kind. */
export function isKnownKind(kind: string): boolean {
  return kind !== '*' && KINDS.has(kind);
}

/** The rows that may match, in the order in which they are tried; those of `*` for kinds without rows of their own. */
const LAST_FIRST = new Map(
  [...KINDS].map((kind) => [
    kind,
    FIELD_ROWS.filter(({ kinds }) => kinds.includes('*') || kinds.includes(kind))
      .map((row) => ({ row, pattern: members(row.path) }))
      .reverse(),
  ]),
);

/** The row that says what a change to a field does. */
export function fieldRow(
  kind: string,
  path: readonly string[],
  direction: Direction,
  to: unknown,
  pair: ObjectPair = { before: undefined, after: undefined },
): FieldRow | undefined {
  const rows = LAST_FIRST.get(kind) ?? LAST_FIRST.get('*') ?? [];
  return rows.find(({ row, pattern }) => matches(pattern, path) && areConditionsMet(row, direction, to, pair))?.row;
}

function areConditionsMet(row: FieldRow, direction: Direction, to: unknown, pair: ObjectPair): boolean {
  return (
    row.direction?.includes(direction) !== false &&
    (!('to' in row) || row.to === to) &&
    (row.onlyIf === undefined || isTrue(row.onlyIf, pair)) &&
    (row.unless === undefined || !isTrue(row.unless, pair))
  );
}

function isTrue({ side, path, is }: Condition, pair: ObjectPair): boolean {
  return member(pair[side], ...members(path)) === is;
}
