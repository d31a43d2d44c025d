import { differences, type ObjectPair } from './compare';
import { groupOf, type Manifest } from './manifest';
import { isRecord } from './read-manifests';

/** What is known of all objects of a review together. */
export class ReviewContext {
  private readonly rolled = new Map<Manifest, boolean>();

  constructor(public readonly pairs: readonly ObjectPair[]) {}

  /** Sets of servers that are on both sides. */
  public get sets(): readonly { readonly before: Manifest; readonly after: Manifest }[] {
    return this.pairs.flatMap(({ before, after }) =>
      before !== undefined && after !== undefined && after.kind === 'StatefulSet' ? [{ before, after }] : [],
    );
  }

  /** The sets whose pods read this ConfigMap as files. */
  public readersOf(configMap: Manifest): readonly { readonly before: Manifest; readonly after: Manifest }[] {
    return this.sets.filter(
      ({ after }) =>
        after.metadata.namespace === configMap.metadata.namespace &&
        JSON.stringify(podSpecOf(after).volumes ?? []).includes(`"configMap":{"name":"${configMap.metadata.name}"`),
    );
  }

  /** Whether the pods of a set are replaced by this change. */
  public isRolled({ before, after }: { readonly before: Manifest; readonly after: Manifest }): boolean {
    const known = this.rolled.get(after);
    if (known !== undefined) return known;
    const rolled = differences(before, after).some(({ path }) => path[0] === 'spec' && path[1] === 'template');
    this.rolled.set(after, rolled);
    return rolled;
  }

  /** A Job that is new, and reads this ConfigMap: it applies what it holds to servers that run. */
  public isAppliedByJob(configMap: Manifest): boolean {
    return this.pairs.some(({ before, after }) => before === undefined && isJobOf(after, configMap));
  }

  /** There was a Job for this ConfigMap, and there is none any more: what it has set stays. */
  public isLeftByJob(configMap: Manifest): boolean {
    const had = this.pairs.some(({ before }) => isJobOf(before, configMap));
    return had && !this.pairs.some(({ after }) => isJobOf(after, configMap));
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

function isJobOf(job: Manifest | undefined, { metadata: { name, namespace } }: Manifest): boolean {
  return (
    job?.kind === 'Job' &&
    job.metadata.namespace === namespace &&
    JSON.stringify(podSpecOf(job).volumes ?? []).includes(`"configMap":{"name":"${name}"`)
  );
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
