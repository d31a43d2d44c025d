/**
 * A function that computes its result once for each object, and keeps it as long as the object is there. Several parts of a review ask for
 * the same, most reviews for nothing of it. With two objects, one such function returns another.
 */
export function memoized<Key extends object, Result extends object>(
  compute: (key: Key) => Result,
): (key: Key) => Result {
  const results = new WeakMap<Key, Result>();
  return (key) => {
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compute(key);
    results.set(key, result);
    return result;
  };
}
