import { isRecord, itemsOf } from '../../manifests/fields';
import { keyOfItem } from '../../manifests/list-items';

/** The part of a live value that some declaration has too; the values of declarations do not matter. */
export function declaredPart(live: unknown, declarations: readonly unknown[], name: string): unknown {
  if (isRecord(live)) {
    const records = declarations.filter(isRecord);
    if (records.length === 0) return live;
    return Object.fromEntries(
      Object.entries(live).flatMap(([field, value]) => {
        const inner = records.filter((record) => Object.hasOwn(record, field)).map((record) => record[field]);
        return inner.length === 0 ? [] : [[field, declaredPart(value, inner, field)]];
      }),
    );
  }
  return Array.isArray(live) ? declaredItems(live, declarations.filter(Array.isArray), name) : live;
}

/** Items are found by their keys; those without keys by their index, in lists of the same length. */
function declaredItems(
  live: readonly unknown[],
  declarations: readonly (readonly unknown[])[],
  name: string,
): readonly unknown[] {
  if (declarations.length === 0) return live;
  if (live.every((item) => isRecord(item) && keyOfItem(name, item) !== undefined)) {
    return itemsOf(live).flatMap((item) => {
      const key = keyOfItem(name, item);
      const same = declarations.flat().filter((other) => isRecord(other) && keyOfItem(name, other) === key);
      return same.length === 0 ? [] : [declaredPart(item, same, name)];
    });
  }
  const sameLength = declarations.filter((list) => list.length === live.length);
  if (sameLength.length === 0) return live;
  return live.map((item, index) =>
    declaredPart(
      item,
      sameLength.map((list) => list[index]),
      name,
    ),
  );
}
