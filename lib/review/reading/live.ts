import { grouped } from '../../lint/group-by';
import { keyOfItem } from '../canonical/list-items';
import { asStored } from '../canonical/stored-form';
import { isRecord, itemsOf, member } from '../manifest/fields';
import { groupOf, type Manifest } from '../manifest/manifest';
import { saidByApply } from './managed-fields';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The two sides of a review whose old one is a live cluster. */
export interface LiveSides {
  readonly before: readonly Manifest[];
  /** The new manifests, with what stays as it is in the cluster where it decides what their changes do. */
  readonly after: readonly Manifest[];
  /** How many live objects do not say what was applied last: what their manifests say no more is not seen. */
  readonly unrecorded: number;
}

/**
 * Live objects beside their manifests: each without what neither the new manifest nor what was applied last says. That is what servers
 * and controllers have filled in, and what kubectl apply leaves alone.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
export function liveSides(live: readonly Manifest[], after: readonly Manifest[]): LiveSides {
  const [there, meant] = [live, after].map((side) =>
    grouped(side.map((manifest) => [nameOf(manifest), manifest] as const)),
  );
  const sides = after.map((now) => {
    const found = counterpart(now, there.get(nameOf(now)) ?? [], meant.get(nameOf(now)) ?? []);
    return found === undefined ? { now, before: [], recorded: true } : applied(found, now);
  });
  return {
    before: sides.flatMap(({ before }) => before),
    after: sides.map(({ now }) => now),
    unrecorded: sides.filter(({ recorded }) => !recorded).length,
  };
}

/** The namesake in the same namespace; of an object that says none, the one that no other object means. */
function counterpart(now: Manifest, there: readonly Manifest[], meant: readonly Manifest[]): Manifest | undefined {
  const { namespace } = now.metadata;
  if (namespace !== undefined) {
    // an object of no namespace is there without one, whatever its manifest says
    return there.find(({ metadata }) => metadata.namespace === undefined || metadata.namespace === namespace);
  }
  const taken = meant.map(({ metadata }) => metadata.namespace);
  return there.find(({ metadata }) => !taken.includes(metadata.namespace)) ?? there[0];
}

function nameOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}/${manifest.metadata.name}`;
}

function applied(live: Manifest, now: Manifest) {
  const last = [...lastApplied(live), ...saidByApply(live)];
  const said = [now, ...last].map(asStored);
  const { metadata, ...rest } = kept(live, [...said, ...CARRIED], '') as Manifest;
  // as the manifest writes it, so that both are the same object
  const { namespace: _, ...described } = metadata;
  const { namespace } = now.metadata;
  const before = { ...rest, metadata: namespace === undefined ? described : { ...described, namespace } } as Manifest;
  return { before: [before], now: withCarried(now, live, said), recorded: last.length > 0 };
}

/** What decides how a change reaches pods, or whether it is taken at all, also where no manifest says it. */
const CARRIED_PATHS: readonly (readonly string[])[] = [
  ['immutable'],
  ['spec', 'updateStrategy'],
  ['spec', 'type'],
  ['spec', 'clusterIP'],
  ['spec', 'minAvailable'],
  ['spec', 'maxUnavailable'],
];

const CARRIED = CARRIED_PATHS.map((path) => path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), true));

/** The new manifest with those live values that nobody has said: kubectl apply leaves them. */
function withCarried(now: Manifest, live: Manifest, said: readonly Manifest[]): Manifest {
  return CARRIED_PATHS.reduce((manifest, path) => {
    const value = member(live, ...path);
    const isSaid = said.some((each) => member(each, ...path) !== undefined);
    return value === undefined || isSaid ? manifest : withMember(manifest, path, value);
  }, now);
}

function withMember<Whole extends object>(whole: Whole, [name, ...path]: readonly string[], value: unknown): Whole {
  const inner = member(whole, name);
  return { ...whole, [name]: path.length === 0 ? value : withMember(isRecord(inner) ? inner : {}, path, value) };
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
    if (records.length === 0) return live;
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
  if (said.length === 0) return live;
  if (live.every((item) => isRecord(item) && keyOfItem(name, item) !== undefined)) {
    return itemsOf(live).flatMap((item) => {
      const key = keyOfItem(name, item);
      const saying = said.flat().filter((other) => isRecord(other) && keyOfItem(name, other) === key);
      return saying.length === 0 ? [] : [kept(item, saying, name)];
    });
  }
  const alike = said.filter((list) => list.length === live.length);
  if (alike.length === 0) return live;
  return live.map((item, index) =>
    kept(
      item,
      alike.map((list) => list[index]),
      name,
    ),
  );
}
