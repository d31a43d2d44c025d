import { grouped } from '../lint/group-by';
import { isRecord } from './fields';
import { groupOf, kindAndName, kindOf, type Manifest } from './manifest';
import { isSelected, podLabelsOf, readBy, selectorOf } from './pods';

const WORKLOADS: ReadonlySet<string> = new Set(['StatefulSet', 'Deployment', 'DaemonSet']);

/** Whether an object keeps pods running. */
export function isWorkload(manifest: Manifest): boolean {
  return WORKLOADS.has(kindOf(manifest));
}

/** Which workload each object belongs to: its pods read the object, or the object selects them. */
export class Workloads {
  private readonly byRead: ReadonlyMap<string, Manifest>;
  private readonly byNamespace: ReadonlyMap<string, readonly Manifest[]>;
  /** By namespace and one label of their pods. */
  private readonly byLabel: ReadonlyMap<string, readonly Manifest[]>;

  constructor(manifests: readonly Manifest[]) {
    const workloads = manifests.filter(isWorkload);
    this.byRead = new Map(workloads.flatMap((workload) => readBy(workload).map((read) => [read, workload] as const)));
    this.byNamespace = grouped(
      workloads.map((workload) => [workload.metadata.namespace ?? 'default', workload] as const),
    );
    this.byLabel = grouped(
      workloads.flatMap((workload) =>
        labelsOf(workload.metadata.namespace, podLabelsOf(workload)).map((label) => [label, workload] as const),
      ),
    );
  }

  /** The workload that an object belongs to. */
  public of(manifest: Manifest): Manifest | undefined {
    if (isWorkload(manifest)) return manifest;
    const reader = this.byRead.get(kindAndName(manifest)) ?? this.allSelectedBy(manifest)[0];
    if (reader !== undefined || groupOf(manifest) !== 'batch') return reader;
    // a Job belongs to the servers whose files it reads
    return readBy(manifest).flatMap((read) => this.byRead.get(read) ?? [])[0];
  }

  /** The workloads whose pods an object selects. */
  public allSelectedBy(manifest: Manifest): readonly Manifest[] {
    const selector = selectorOf(manifest);
    if (selector === undefined) return [];
    const { namespace } = manifest.metadata;
    const [label] = isRecord(selector.matchLabels) ? labelsOf(namespace, selector.matchLabels) : [];
    const candidates = label === undefined ? this.byNamespace.get(namespace ?? 'default') : this.byLabel.get(label);
    return (candidates ?? []).filter((workload) => isSelected(podLabelsOf(workload), selector));
  }
}

function labelsOf(namespace: string | undefined, labels: Record<string, unknown>): string[] {
  return Object.entries(labels).map(([name, value]) => `${namespace ?? 'default'} ${name}=${value}`);
}
