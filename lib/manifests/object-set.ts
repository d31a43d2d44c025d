import { grouped } from '../lint/group-by';
import { kindAndName, type Manifest } from './manifest';
import { isWorkload } from './workloads';

/** Objects that are applied together, such as those of one side of a review. */
export class ObjectSet {
  private readonly byName: ReadonlyMap<string, Manifest>;
  /** Looked up only by few readers. */
  private workloads?: ReadonlyMap<string, readonly Manifest[]>;

  constructor(manifests: readonly Manifest[]) {
    this.byName = new Map(manifests.map((manifest) => [kindAndName(manifest), manifest]));
  }

  /** By `Kind/<namespace>/<name>`. */
  public get(name: string): Manifest | undefined {
    return this.byName.get(name);
  }

  /** The object of this set that is an object of another set. */
  public counterpartOf(manifest: Manifest): Manifest | undefined {
    return this.byName.get(kindAndName(manifest));
  }

  public allWorkloads(): readonly Manifest[] {
    return [...this.byName.values()].filter(isWorkload);
  }

  /** The workloads of a namespace. */
  public workloadsIn(namespace: string): readonly Manifest[] {
    this.workloads ??= grouped(
      this.allWorkloads().map((workload) => [workload.metadata.namespace ?? 'default', workload] as const),
    );
    return this.workloads.get(namespace) ?? [];
  }
}
