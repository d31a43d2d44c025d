import type { ObjectPair } from '../canonical/compare';
import type { Direction } from '../canonical/direction';
import { fitness, members } from '../canonical/pointer';
import { grouped } from '../group-by';
import { member } from '../manifest/fields';
import type { Condition, EffectRow } from './effect-row';
import { CONTENT_EFFECTS } from './fields/config-and-jobs';
import { EVERY_KIND_EFFECTS } from './fields/every-kind';
import { SURROUNDINGS_EFFECTS } from './fields/platform';
import { STATEFUL_SET_EFFECTS } from './fields/stateful-set';
import { TRAFFIC_EFFECTS } from './fields/traffic';

/** All that is known of what changes do. */
export const EFFECT_ROWS: readonly EffectRow[] = [
  ...STATEFUL_SET_EFFECTS,
  ...TRAFFIC_EFFECTS,
  ...CONTENT_EFFECTS,
  ...SURROUNDINGS_EFFECTS,
  ...EVERY_KIND_EFFECTS,
];

const BY_KIND = grouped(
  EFFECT_ROWS.flatMap((row) => row.kinds.map((kind) => [kind, { ...row, members: members(row.path) }] as const)),
);

/** Kinds of which any field is known. */
export function isKnownKind(kind: string): boolean {
  return kind !== '*' && BY_KIND.has(kind);
}

/** The row that fits a change best: the most specific path, and of those one that says the direction or the value. */
export function effectRow(
  kind: string,
  path: readonly string[],
  direction: Direction,
  to: unknown,
  pair: ObjectPair = { before: undefined, after: undefined },
): EffectRow | undefined {
  let best: EffectRow | undefined;
  let most = -1;
  for (const row of [...(BY_KIND.get(kind) ?? []), ...(BY_KIND.get('*') ?? [])]) {
    const fits = fitness(row.members, path);
    if (fits === undefined || row.direction?.includes(direction) === false) continue;
    if ('to' in row && row.to !== to) continue;
    if (row.where !== undefined && !holds(row.where, pair)) continue;
    if (row.unless !== undefined && holds(row.unless, pair)) continue;
    const conditions = [row.direction !== undefined, 'to' in row, row.where !== undefined].filter(Boolean).length;
    const own = row.kinds.includes('*') ? 0 : 1;
    const score = fits * 10 + own * 4 + conditions;
    if (score > most) [best, most] = [row, score];
  }
  return best;
}

function holds({ when, path, is }: Condition, pair: ObjectPair): boolean {
  return member(pair[when], ...members(path)) === is;
}
