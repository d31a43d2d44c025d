import { isRecord, itemsOf, member } from '../manifest/fields';
import type { Manifest } from '../manifest/manifest';

/**
 * What was applied on the server's side, as an object that has a member for each field that somebody owns by an apply; the values
 * are of no meaning. None where nobody has applied it like that.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function saidByApply(live: Manifest): Manifest[] {
  const applies = itemsOf(member(live, 'metadata', 'managedFields')).filter(({ operation }) => operation === 'Apply');
  return applies.map(({ fieldsV1 }) => shapeOf(fieldsV1) as Manifest);
}

/** `f:name` is a member, `k:{...}` an item of a list by its key; `v:` and `.` are the value itself. */
function shapeOf(fields: unknown): unknown {
  const entries = isRecord(fields) ? Object.entries(fields) : [];
  const items = entries.filter(([name]) => name.startsWith('k:'));
  if (items.length > 0) return items.map(([name, inner]) => withKey(JSON.parse(name.slice(2)), shapeOf(inner)));
  const members = entries.filter(([name]) => name.startsWith('f:'));
  return members.length === 0
    ? true
    : Object.fromEntries(members.map(([name, inner]) => [name.slice(2), shapeOf(inner)]));
}

function withKey(key: Record<string, unknown>, item: unknown): unknown {
  return isRecord(item) ? { ...item, ...key } : key;
}
