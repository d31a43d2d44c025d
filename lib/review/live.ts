import { asStored } from './as-stored';
import { keyOfItem } from './canonical';
import { grouped } from './grouped';
import { groupOf, type Manifest } from './manifest';
import { isRecord, member } from './values';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/**
 * Live objects as the old side of a review: each without what neither the new manifest nor the last applied one says. That is what
 * servers and controllers have filled in, and what kubectl apply leaves alone.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
export function asOldSide(live: readonly Manifest[], after: readonly Manifest[]): Manifest[] {
  const [there, meant] = [live, after].map((side) =>
    grouped(side.map((manifest) => [nameOf(manifest), manifest] as const)),
  );
  return after.flatMap((now) => {
    const found = counterpart(now, there.get(nameOf(now)) ?? [], meant.get(nameOf(now)) ?? []);
    return found === undefined ? [] : [asApplied(found, now)];
  });
}

/** The namesake in the same namespace; of an object that says none, the one that no other object means. */
function counterpart(now: Manifest, there: readonly Manifest[], meant: readonly Manifest[]): Manifest | undefined {
  const { namespace } = now.metadata;
  if (namespace !== undefined) return there.find(({ metadata }) => metadata.namespace === namespace);
  const taken = meant.map(({ metadata }) => metadata.namespace);
  return there.find(({ metadata }) => !taken.includes(metadata.namespace)) ?? there[0];
}

function nameOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}/${manifest.metadata.name}`;
}

function asApplied(live: Manifest, now: Manifest): Manifest {
  const said = [now, ...lastApplied(live)].map(asStored);
  const { metadata, ...rest } = kept(live, said, '') as Manifest;
  // as the manifest writes it, so that both are the same object
  const { namespace: _, ...described } = metadata;
  const { namespace } = now.metadata;
  return { ...rest, metadata: namespace === undefined ? described : { ...described, namespace } } as Manifest;
}

function lastApplied(live: Manifest): Manifest[] {
  const text = member(live, 'metadata', 'annotations', LAST_APPLIED);
  try {
    const value: unknown = JSON.parse(String(text));
    return isRecord(value) ? [value as unknown as Manifest] : [];
  } catch {
    return [];
  }
}

/** What of a live value somebody has said. */
function kept(live: unknown, said: readonly unknown[], name: string): unknown {
  if (isRecord(live)) {
    const records = said.filter(isRecord);
    return Object.fromEntries(
      Object.entries(live).flatMap(([inner, value]) => {
        const saying = records.filter((record) => Object.hasOwn(record, inner)).map((record) => record[inner]);
        return saying.length === 0 ? [] : [[inner, kept(value, saying, inner)]];
      }),
    );
  }
  return Array.isArray(live) ? keptItems(live, said.filter(Array.isArray), name) : live;
}

/** Items that somebody has said: by their names, or else by their places where there are as many. */
function keptItems(live: readonly unknown[], said: readonly (readonly unknown[])[], name: string): readonly unknown[] {
  if (live.every((item) => isRecord(item) && keyOfItem(name, item) !== undefined)) {
    return (live as Record<string, unknown>[]).flatMap((item) => {
      const key = keyOfItem(name, item);
      const saying = said.flat().filter((other) => isRecord(other) && keyOfItem(name, other) === key);
      return saying.length === 0 ? [] : [kept(item, saying, name)];
    });
  }
  const alike = said.filter((list) => list.length === live.length);
  return alike.length === 0
    ? live
    : live.map((item, index) =>
        kept(
          item,
          alike.map((list) => list[index]),
          name,
        ),
      );
}
