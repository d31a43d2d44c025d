import { type Difference, differences, type ObjectPair } from './compare';
import { groupOf, type Manifest } from './manifest';
import { isRecord } from './read-manifests';

/** An object, such as a set of servers, that is on both sides. */
export interface SetPair {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** What is known of all objects of a review together. */
export class ReviewContext {
  /** Sets of servers that are on both sides. */
  public readonly sets: readonly SetPair[];
  private readonly known = new Map<Manifest, readonly Difference[]>();
  private readonly readers: ReadonlyMap<string, readonly SetPair[]>;
  /** By the ConfigMap that they read: Jobs that are new, and those of each side. */
  private readonly jobs: Readonly<Record<'fresh' | 'before' | 'after', ReadonlySet<string>>>;

  constructor(public readonly pairs: readonly ObjectPair[]) {
    this.sets = pairs.flatMap(({ before, after }) =>
      before !== undefined && after !== undefined && after.kind === 'StatefulSet' ? [{ before, after }] : [],
    );
    const readers = new Map<string, SetPair[]>();
    for (const set of this.sets) {
      for (const read of configMapsOf(set.after)) readers.set(read, [...(readers.get(read) ?? []), set]);
    }
    this.readers = readers;
    const readBy = (jobs: readonly (Manifest | undefined)[]) =>
      new Set(jobs.flatMap((job) => (job?.kind === 'Job' ? configMapsOf(job) : [])));
    this.jobs = {
      fresh: readBy(pairs.flatMap(({ before, after }) => (before === undefined ? [after] : []))),
      before: readBy(pairs.map(({ before }) => before)),
      after: readBy(pairs.map(({ after }) => after)),
    };
  }

  /** The sets whose pods read this ConfigMap as files. */
  public readersOf(configMap: Manifest): readonly SetPair[] {
    return this.readers.get(keyOf(configMap.metadata.namespace, configMap.metadata.name)) ?? [];
  }

  /** What differs within an object that is on both sides. */
  public differencesOf({ before, after }: SetPair): readonly Difference[] {
    const found = this.known.get(after) ?? differences(before, after);
    this.known.set(after, found);
    return found;
  }

  /** Whether the pods of a set are replaced by this change. */
  public isRolled(set: SetPair): boolean {
    return this.differencesOf(set).some(({ path }) => path[0] === 'spec' && path[1] === 'template');
  }

  /** A Job that is new, and reads this ConfigMap: it applies what it holds to servers that run. */
  public isAppliedByJob({ metadata: { namespace, name } }: Manifest): boolean {
    return this.jobs.fresh.has(keyOf(namespace, name));
  }

  /** There was a Job for this ConfigMap, and there is none any more: what it has set stays. */
  public isLeftByJob({ metadata: { namespace, name } }: Manifest): boolean {
    const key = keyOf(namespace, name);
    return this.jobs.before.has(key) && !this.jobs.after.has(key);
  }

  /** Jobs are named after their content: one that goes where another of its kind comes is no loss. */
  public isReplaced(before: Manifest | undefined, after: Manifest | undefined): boolean {
    return before?.kind === 'Job' && after === undefined && this.successorOf(before) !== undefined;
  }

  /** The object that is new, and is what another that goes was, under another name or in another namespace. */
  public successorOf(gone: Manifest): Manifest | undefined {
    const same = this.pairs.flatMap(({ before, after }) =>
      before === undefined && after?.kind === gone.kind && groupOf(after) === groupOf(gone) ? [after] : [],
    );
    const namesake = same.find(({ metadata }) => metadata.name === gone.metadata.name);
    return (
      namesake ?? same.find(({ metadata }) => JSON.stringify(metadata.labels) === JSON.stringify(gone.metadata.labels))
    );
  }
}

/** The ConfigMaps that the pods of a workload mount. */
function configMapsOf(manifest: Manifest): string[] {
  const { volumes } = podSpecOf(manifest);
  if (!Array.isArray(volumes)) return [];
  return volumes.flatMap((volume: unknown) => {
    const configMap = isRecord(volume) ? volume.configMap : undefined;
    return isRecord(configMap) ? [keyOf(manifest.metadata.namespace, String(configMap.name))] : [];
  });
}

function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}

/** The specification of the pods of a workload; empty where it has none. */
export function podSpecOf(manifest: Manifest): Record<string, unknown> {
  const inner = (value: unknown, name: string) => (isRecord(value) ? value[name] : undefined);
  const spec = inner(inner(manifest.spec, 'template'), 'spec');
  return isRecord(spec) ? spec : {};
}

/** Reference of the image of the first container of a workload. */
export function imageOf(manifest: Manifest): string | undefined {
  const { containers } = podSpecOf(manifest);
  const first: unknown = Array.isArray(containers) ? containers[0] : undefined;
  return isRecord(first) && typeof first.image === 'string' ? first.image : undefined;
}
