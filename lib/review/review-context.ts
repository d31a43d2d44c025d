import { grouped } from '../lint/group-by';
import { isRecord, member } from '../manifests/fields';
import { groupOf, kindAndName, type Manifest } from '../manifests/manifest';
import { ObjectSet } from '../manifests/object-set';
import { imageOf, mountedBy, readBy, replicasOf } from '../manifests/pods';
import { isWorkload, Workloads } from '../manifests/workloads';
import { filesWithKeys } from '../servers/server-files';
import { type Difference, differences, type ObjectPair } from './canonical/compare';
import { ClusterJobs, type JobState } from './cluster-jobs';

/** An object that is on both sides. */
export interface ObjectInBoth {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** All objects of a review, and how they refer to each other. */
export class ReviewContext {
  public readonly inBoth: readonly ObjectInBoth[];
  public readonly workloadsInBoth: readonly ObjectInBoth[];
  /** Those on both sides. */
  public readonly statefulSets: readonly ObjectInBoth[];
  /** The objects of each side. */
  public readonly before: ObjectSet;
  public readonly after: ObjectSet;
  /** Objects that pods mount in place of others: the name of such an object often ends with a hash of its content. */
  public readonly replacedFiles: readonly ObjectInBoth[];
  /** The workloads of the old side. */
  public readonly oldWorkloads: Workloads;
  /** The workloads of the new side, plus removed ones. */
  public readonly workloads: Workloads;
  private readonly affected = new Map<Manifest, boolean>();
  private readonly noLongerMounted: ReadonlySet<Manifest>;
  /** By both sides: an object can take the place of another one that it is compared with as well. */
  private readonly cache = new Map<Manifest, Map<Manifest, readonly Difference[]>>();
  private readonly readers: ReadonlyMap<string, readonly ObjectInBoth[]>;
  /** The Jobs that configure running brokers, and those that raise the feature levels of clusters. */
  private readonly configJobs: ClusterJobs;
  private readonly featureJobs: ClusterJobs;
  private readonly addedByLikeness: ReadonlyMap<string, readonly Manifest[]>;
  private readonly removedByLikeness: ReadonlyMap<string, readonly Manifest[]>;

  constructor(public readonly pairs: readonly ObjectPair[]) {
    const oldObjects = pairs.flatMap(({ before }) => before ?? []);
    const newObjects = pairs.flatMap(({ after }) => after ?? []);
    const added = pairs.flatMap(({ before, after }) => (before === undefined && after !== undefined ? [after] : []));
    this.before = new ObjectSet(oldObjects);
    this.after = new ObjectSet(newObjects);
    this.inBoth = pairs.flatMap(({ before, after }) =>
      before !== undefined && after !== undefined ? [{ before, after }] : [],
    );
    this.workloadsInBoth = this.inBoth.filter(({ after }) => isWorkload(after));
    this.statefulSets = this.workloadsInBoth.filter(({ after }) => after.kind === 'StatefulSet');
    this.readers = grouped(
      this.workloadsInBoth.flatMap((pair) => readBy(pair.after).map((read) => [read, pair] as const)),
    );
    this.replacedFiles = [...new Map(this.workloadsInBoth.flatMap(replacements))].flatMap(([oldName, newName]) => {
      const [before, after] = [this.before.get(oldName), this.after.get(newName)];
      return before === undefined || after === undefined ? [] : [{ before, after }];
    });
    this.noLongerMounted = new Set(this.replacedFiles.map(({ before }) => before));
    this.oldWorkloads = new Workloads(oldObjects);
    this.workloads = new Workloads(pairs.flatMap(({ before, after }) => after ?? before ?? []));
    this.addedByLikeness = byLikeness(added);
    this.removedByLikeness = byLikeness(
      pairs.flatMap(({ before, after }) => (before !== undefined && after === undefined ? [before] : [])),
    );
    this.configJobs = new ClusterJobs(pairs, 'kafka-configs');
    this.featureJobs = new ClusterJobs(pairs, 'kafka-features');
  }

  /** The workloads whose pods read an object. */
  public readersOf(manifest: Manifest): readonly ObjectInBoth[] {
    return this.readers.get(kindAndName(manifest)) ?? [];
  }

  /** Whether pods mount another object in place of this one of the old side. */
  public isNoLongerMounted(before: Manifest): boolean {
    return this.noLongerMounted.has(before);
  }

  public differencesOf({ before, after }: ObjectInBoth): readonly Difference[] {
    const cached = this.cache.get(before) ?? new Map<Manifest, readonly Difference[]>();
    this.cache.set(before, cached);
    const found = cached.get(after) ?? differences(before, after);
    cached.set(after, found);
    return found;
  }

  /** Whether a field of an object changes, or something below it. */
  public isChanged(pair: ObjectInBoth, ...path: readonly string[]): boolean {
    return this.differencesOf(pair).some((found) => path.every((name, index) => found.path[index] === name));
  }

  /** Whether the change replaces the pods of a workload. */
  public isRolled(workload: ObjectInBoth): boolean {
    if (member(workload.after, 'spec', 'paused') === true) return false;
    return this.isChanged(workload, 'spec', 'template') && rollSuppressedBy(workload.after) === undefined;
  }

  /** Whether the change could reach the servers of a workload: it changes itself, or an object that its pods read. */
  public isAffected(workload: ObjectInBoth): boolean {
    const cached = this.affected.get(workload.after);
    if (cached !== undefined) return cached;
    const found = this.isReached(workload);
    this.affected.set(workload.after, found);
    return found;
  }

  private isReached(workload: ObjectInBoth): boolean {
    if (this.differencesOf(workload).length > 0) return true;
    return readBy(workload.after).some((read) => {
      const [before, after] = [this.before.get(read), this.after.get(read)];
      return before !== undefined && after !== undefined ? this.isChanged({ before, after }) : before !== after;
    });
  }

  /** What becomes of the Job that applies the content of a ConfigMap, or one of its files, to running brokers. */
  public jobFor(configMap: Manifest, file?: string): JobState {
    return this.configJobs.stateFor(configMap, this.filesOf(configMap), file);
  }

  /** What becomes of the Job that raises the feature levels of a cluster to those in an object. */
  public featureJobFor(configMap: Manifest): JobState {
    return this.featureJobs.stateFor(configMap, this.filesOf(configMap));
  }

  /** The names of the files with keys that an object has on either side. */
  private filesOf(holder: Manifest): readonly string[] {
    const sides = [this.before.counterpartOf(holder), holder];
    return sides.flatMap((side) => (side === undefined ? [] : [...filesWithKeys(side).keys()]));
  }

  /** Whether another Job takes the place of a removed one: the name of a Job often ends with a hash of its content. */
  public isReplacedJob(before: Manifest | undefined, after: Manifest | undefined): boolean {
    return before?.kind === 'Job' && after === undefined && this.successorOf(before) !== undefined;
  }

  /** The added object that is a removed one under another name, or in another namespace. */
  public successorOf(removed: Manifest): Manifest | undefined {
    return likenesses(removed).flatMap((likeness) => {
      const added = this.addedByLikeness.get(likeness) ?? [];
      // of several that are alike, those in the same place of their files belong together
      return added[(this.removedByLikeness.get(likeness) ?? []).indexOf(removed)] ?? added;
    })[0];
  }
}

/** The objects that the same volume mounts before and after, where they differ. */
function replacements({ before, after }: ObjectInBoth): readonly (readonly [oldName: string, newName: string])[] {
  const mounted = mountedBy(after);
  return [...mountedBy(before)].flatMap(([volume, oldName]) => {
    const newName = mounted.get(volume);
    return newName === undefined || newName === oldName ? [] : [[oldName, newName] as const];
  });
}

function byLikeness(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  return grouped(
    manifests.flatMap((manifest) => likenesses(manifest).map((likeness) => [likeness, manifest] as const)),
  );
}

/** Keys that match a renamed or moved object to its predecessor: its name; its namespace and all labels, or the image that it runs. */
function likenesses(manifest: Manifest): readonly string[] {
  const { kind, metadata } = manifest;
  const type = `${groupOf(manifest)}/${kind}`;
  const labels = isRecord(metadata.labels) ? Object.entries(metadata.labels) : [];
  const sorted = labels.map(([name, value]) => `${name}=${value}`).sort();
  return [
    `${type} named ${metadata.name}`,
    ...(sorted.length === 0 ? [] : [`${type} in ${metadata.namespace} with ${sorted.join()}`]),
    // labels often contain the name
    ...(isWorkload(manifest) ? [`${type} in ${metadata.namespace} running ${repositoryOf(manifest)}`] : []),
  ];
}

function repositoryOf(manifest: Manifest): string {
  return (imageOf(manifest) ?? '').replace(/(:[^/]*)?$/, '');
}

/** What prevents a StatefulSet from replacing any pod when its template changes. */
export function rollSuppressedBy(statefulSet: Manifest): 'onDelete' | 'partition' | undefined {
  const strategy = member(statefulSet, 'spec', 'updateStrategy');
  if (member(strategy, 'type') === 'OnDelete') return 'onDelete';
  const partition = member(strategy, 'rollingUpdate', 'partition');
  const first = member(statefulSet, 'spec', 'ordinals', 'start') ?? 0;
  const isAbove =
    typeof partition === 'number' && partition > 0 && partition >= Number(first) + replicasOf(statefulSet);
  return isAbove ? 'partition' : undefined;
}
