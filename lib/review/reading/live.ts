import { grouped } from '../../lint/group-by';
import { isRecord, member } from '../../manifests/fields';
import { groupOf, type Manifest } from '../../manifests/manifest';
import { storedForm } from '../../manifests/stored-form';
import { declaredPart } from './declared-part';
import { ownedByApply } from './managed-fields';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** The two sides of a review that compares manifests with a live cluster. */
export interface LiveSides {
  readonly before: readonly Manifest[];
  /** The new manifests, with live values that kubectl apply keeps and that decide what the changes do. */
  readonly after: readonly Manifest[];
  /** How many live objects have no record of what was applied last: fields removed from their manifests cannot be seen. */
  readonly unrecorded: number;
}

/**
 * Each live object and its new manifest. The live object keeps only fields that this manifest has, or that were applied last: the others
 * were filled in by the API server and by controllers, and kubectl apply leaves them alone.
 *
 * @see https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/#how-apply-calculates-differences-and-merges-changes
 */
export function liveSides(live: readonly Manifest[], desired: readonly Manifest[]): LiveSides {
  const [liveByName, desiredByName] = [live, desired].map((side) =>
    grouped(side.map((manifest) => [nameOf(manifest), manifest] as const)),
  );
  const sides = desired.map((manifest) => {
    const namesakes = [liveByName, desiredByName].map((byName) => byName.get(nameOf(manifest)) ?? []);
    const found = liveObjectOf(manifest, namesakes[0], namesakes[1]);
    return found === undefined ? { before: [], after: manifest, isRecorded: true } : sidesOf(found, manifest);
  });
  return {
    before: sides.flatMap(({ before }) => before),
    after: sides.map(({ after }) => after),
    unrecorded: sides.filter(({ isRecorded }) => !isRecorded).length,
  };
}

/** The live object in the namespace of a manifest; if that has none, the one that no other manifest is for. */
function liveObjectOf(
  desired: Manifest,
  live: readonly Manifest[],
  namesakes: readonly Manifest[],
): Manifest | undefined {
  const { namespace } = desired.metadata;
  if (namespace !== undefined) {
    // a cluster-wide object has no namespace, even if its manifest does
    return live.find(({ metadata }) => metadata.namespace === undefined || metadata.namespace === namespace);
  }
  const taken = namesakes.map(({ metadata }) => metadata.namespace);
  return live.find(({ metadata }) => !taken.includes(metadata.namespace)) ?? live[0];
}

function nameOf(manifest: Manifest): string {
  return `${groupOf(manifest)}/${manifest.kind}/${manifest.metadata.name}`;
}

function sidesOf(live: Manifest, desired: Manifest) {
  const records = [...lastApplied(live), ...ownedByApply(live)];
  const declared = [desired, ...records].map(storedForm);
  const { metadata, ...fields } = declaredPart(live, [...declared, ...CARRIED_OVER], '') as Manifest;
  // with the namespace of the manifest, so that both are the same object
  const { namespace: _, ...otherMetadata } = metadata;
  const { namespace } = desired.metadata;
  const before = {
    ...fields,
    metadata: namespace === undefined ? otherMetadata : { ...otherMetadata, namespace },
  } as Manifest;
  return { before: [before], after: withCarriedOver(desired, live, declared), isRecorded: records.length > 0 };
}

/** Fields that decide how a change reaches pods, or whether the API server accepts it, even if no manifest has them. */
const CARRIED_OVER_PATHS: readonly (readonly string[])[] = [
  ['immutable'],
  ['spec', 'updateStrategy'],
  ['spec', 'type'],
  ['spec', 'clusterIP'],
  ['spec', 'minAvailable'],
  ['spec', 'maxUnavailable'],
];

const CARRIED_OVER = CARRIED_OVER_PATHS.map((path) =>
  path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), true),
);

/** The new manifest with the live values of such fields, if no apply has declared them: kubectl apply keeps these. */
function withCarriedOver(desired: Manifest, live: Manifest, declared: readonly Manifest[]): Manifest {
  return CARRIED_OVER_PATHS.reduce((manifest, path) => {
    const value = member(live, ...path);
    const isDeclared = declared.some((each) => member(each, ...path) !== undefined);
    return value === undefined || isDeclared ? manifest : withMember(manifest, path, value);
  }, desired);
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
