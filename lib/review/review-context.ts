import { grouped } from '../lint/group-by';
import { type Difference, differences, type ObjectPair } from './canonical/compare';
import { isRecord, member } from './manifest/fields';
import { groupOf, kindAndName, type Manifest } from './manifest/manifest';
import { imageOf, mountedBy, podSpecOf, readBy, replicasOf } from './manifest/pods';
import { isWorkload, Workloads } from './manifest/workloads';

/** An object, such as a set of servers, that is on both sides. */
export interface SetPair {
  readonly before: Manifest;
  readonly after: Manifest;
}

/** The objects of one side. */
export class Side {
  private readonly byKey: ReadonlyMap<string, Manifest>;

  constructor(manifests: readonly Manifest[]) {
    this.byKey = new Map(manifests.map((manifest) => [kindAndName(manifest), manifest]));
  }

  /** By `Kind/<namespace>/<name>`. */
  public get(key: string): Manifest | undefined {
    return this.byKey.get(key);
  }

  /** The same object as one of the other side. */
  public like(manifest: Manifest): Manifest | undefined {
    return this.byKey.get(kindAndName(manifest));
  }
}

/** What is known of all objects of a review together. */
export class ReviewContext {
  /** Objects that are on both sides. */
  public readonly kept: readonly SetPair[];
  /** Sets of servers that are on both sides. */
  public readonly sets: readonly SetPair[];
  public readonly before: Side;
  public readonly after: Side;
  /** Objects that pods mount in place of others, as those are named whose name ends with a hash of what they hold. */
  public readonly replacedFiles: readonly SetPair[];
  /** Workloads that are on both sides. */
  public readonly workloadPairs: readonly SetPair[];
  /** Whose object was whose. */
  public readonly oldWorkloads: Workloads;
  /** Whose object is whose, as it will be, and of what goes, as it was. */
  public readonly workloads: Workloads;
  private readonly unmounted: ReadonlySet<Manifest>;
  private readonly known = new Map<Manifest, readonly Difference[]>();
  private readonly readers: ReadonlyMap<string, readonly SetPair[]>;
  /** By what they read: Jobs that are new, and those of each side. */
  private readonly jobs: Readonly<Record<'fresh' | 'before' | 'after', ReadonlySet<string>>>;
  private readonly fresh: ReadonlyMap<string, readonly Manifest[]>;

  constructor(public readonly pairs: readonly ObjectPair[]) {
    const old = pairs.flatMap(({ before }) => before ?? []);
    const now = pairs.flatMap(({ after }) => after ?? []);
    this.before = new Side(old);
    this.after = new Side(now);
    this.kept = pairs.flatMap(({ before, after }) =>
      before !== undefined && after !== undefined ? [{ before, after }] : [],
    );
    this.workloadPairs = this.kept.filter(({ after }) => isWorkload(after));
    this.sets = this.workloadPairs.filter(({ after }) => after.kind === 'StatefulSet');
    this.readers = grouped(
      this.workloadPairs.flatMap((pair) => readBy(pair.after).map((read) => [read, pair] as const)),
    );
    const replaced = new Map(this.workloadPairs.flatMap(replacements));
    this.replacedFiles = [...replaced].flatMap(([was, is]) => {
      const [before, after] = [this.before.get(was), this.after.get(is)];
      return before === undefined || after === undefined ? [] : [{ before, after }];
    });
    this.unmounted = new Set(this.replacedFiles.map(({ before }) => before));
    this.oldWorkloads = new Workloads(old);
    this.workloads = new Workloads(pairs.flatMap(({ before, after }) => after ?? before ?? []));
    const added = pairs.flatMap(({ before, after }) => (before === undefined && after !== undefined ? [after] : []));
    this.fresh = grouped(added.flatMap((manifest) => likenesses(manifest).map((like) => [like, manifest] as const)));
    this.jobs = {
      fresh: readByJobs(added),
      before: readByJobs(old),
      after: readByJobs(now),
    };
  }

  /** The workloads whose pods read this object. */
  public readersOf(manifest: Manifest): readonly SetPair[] {
    return this.readers.get(kindAndName(manifest)) ?? [];
  }

  /** Whether pods mount another object in place of one of the old side. */
  public isMountedNoMore(before: Manifest): boolean {
    return this.unmounted.has(before);
  }

  /** What differs within an object that is on both sides. */
  public differencesOf({ before, after }: SetPair): readonly Difference[] {
    const found = this.known.get(after) ?? differences(before, after);
    this.known.set(after, found);
    return found;
  }

  /** Whether a field of an object changes, or something below it. */
  public isChanged(pair: SetPair, ...path: readonly string[]): boolean {
    return this.differencesOf(pair).some((found) => path.every((name, index) => found.path[index] === name));
  }

  /** Whether the pods of a set are replaced by this change. */
  public isRolled(set: SetPair): boolean {
    return this.isChanged(set, 'spec', 'template') && heldBy(set.after) === undefined;
  }

  /** What becomes of the Job that applies what a ConfigMap holds to servers that run. */
  public jobOf(configMap: Manifest): 'comes' | 'stays' | 'goes' | 'none' {
    const key = kindAndName(configMap);
    if (this.jobs.fresh.has(key)) return 'comes';
    if (this.jobs.after.has(key)) return 'stays';
    return this.jobs.before.has(key) ? 'goes' : 'none';
  }

  /** Jobs are named after their content: one that goes where another of its kind comes is no loss. */
  public isReplaced(before: Manifest | undefined, after: Manifest | undefined): boolean {
    return before?.kind === 'Job' && after === undefined && this.successorOf(before) !== undefined;
  }

  /** The object that is new, and is what another that goes was, under another name or in another namespace. */
  public successorOf(gone: Manifest): Manifest | undefined {
    return likenesses(gone).flatMap((like) => this.fresh.get(like) ?? [])[0];
  }
}

/** What is mounted by the same volume on both sides, and is another object. */
function replacements({ before, after }: SetPair): readonly (readonly [was: string, is: string])[] {
  const now = mountedBy(after);
  return [...mountedBy(before)].flatMap(([volume, was]) => {
    const is = now.get(volume);
    return is === undefined || is === was ? [] : [[was, is] as const];
  });
}

/** What two objects have in common of which one follows the other: the name, or else the namespace and all labels, or what they run. */
function likenesses(manifest: Manifest): readonly string[] {
  const { kind, metadata } = manifest;
  const what = `${groupOf(manifest)}/${kind}`;
  const labels = isRecord(metadata.labels) ? Object.entries(metadata.labels) : [];
  const sorted = labels.map(([name, value]) => `${name}=${value}`).sort();
  return [
    `${what} named ${metadata.name}`,
    ...(sorted.length === 0 ? [] : [`${what} in ${metadata.namespace} with ${sorted.join()}`]),
    // labels often say the name as well
    ...(isWorkload(manifest) ? [`${what} in ${metadata.namespace} running ${repositoryOf(manifest)}`] : []),
  ];
}

function repositoryOf(manifest: Manifest): string {
  return (imageOf(manifest) ?? '').replace(/(:[^/]*)?$/, '');
}

/** What keeps a set from replacing any pod for a change of its template. */
export function heldBy(set: Manifest): 'byDeletion' | 'byPartition' | undefined {
  const strategy = member(set, 'spec', 'updateStrategy');
  if (member(strategy, 'type') === 'OnDelete') return 'byDeletion';
  const partition = member(strategy, 'rollingUpdate', 'partition');
  const first = member(set, 'spec', 'ordinals', 'start') ?? 0;
  const isAbove = typeof partition === 'number' && partition > 0 && partition >= Number(first) + replicasOf(set);
  return isAbove ? 'byPartition' : undefined;
}

/** Whether a Job changes the settings of running brokers: it calls Kafka's tool for that. */
function isConfigJob(manifest: Manifest): boolean {
  return manifest.kind === 'Job' && JSON.stringify(podSpecOf(manifest).containers ?? '').includes('kafka-configs');
}

function readByJobs(manifests: readonly Manifest[]): ReadonlySet<string> {
  return new Set(manifests.flatMap((manifest) => (isConfigJob(manifest) ? readBy(manifest) : [])));
}
