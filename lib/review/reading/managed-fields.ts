import { isRecord, itemsOf, member } from '../../manifests/fields';
import type { Manifest } from '../../manifests/manifest';

/**
 * The fields that any server-side apply owns, as objects that have a member for each field; the values mean nothing. None
 * if the object was not applied on the server side.
 *
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function ownedByApply(live: Manifest): Manifest[] {
  const applies = itemsOf(member(live, 'metadata', 'managedFields')).filter(({ operation }) => operation === 'Apply');
  return applies.map(({ fieldsV1 }) => ownedFields(fieldsV1) as Manifest);
}

/** `f:name` is a field, `k:{...}` an item of a list with this key; `v:` and `.` are the value itself. */
function ownedFields(fieldsV1: unknown): unknown {
  const entries = isRecord(fieldsV1) ? Object.entries(fieldsV1) : [];
  const items = entries.filter(([name]) => name.startsWith('k:'));
  if (items.length > 0) return items.map(([name, inner]) => withKey(JSON.parse(name.slice(2)), ownedFields(inner)));
  const fields = entries.filter(([name]) => name.startsWith('f:'));
  return fields.length === 0
    ? true
    : Object.fromEntries(fields.map(([name, inner]) => [name.slice(2), ownedFields(inner)]));
}

function withKey(key: Record<string, unknown>, item: unknown): unknown {
  return isRecord(item) ? { ...item, ...key } : key;
}
