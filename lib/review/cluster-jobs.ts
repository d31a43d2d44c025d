import { grouped } from '../lint/group-by';
import { itemsOf } from '../manifests/fields';
import { kindAndName, type Manifest } from '../manifests/manifest';
import { podSpecOf, readBy } from '../manifests/pods';
import { DYNAMIC_FILE } from '../server-config/kafka/file-names';
import type { ObjectPair } from './canonical/compare';

/** What a change does to the Job that configures a running cluster. */
export type JobState = 'added' | 'kept' | 'removed' | 'none';

/** Jobs by the objects that they read. */
type JobsByFiles = ReadonlyMap<string, readonly Manifest[]>;

/** The Jobs of a review that call one of Kafka's tools, such as `kafka-configs`, with what they read. */
export class ClusterJobs {
  private readonly jobs: Readonly<Record<'before' | 'after' | 'added', JobsByFiles>>;

  constructor(pairs: readonly ObjectPair[], tool: string) {
    const isChosen = (job: Manifest) =>
      job.kind === 'Job' && JSON.stringify(podSpecOf(job).containers ?? '').includes(tool);
    const byFiles = (jobs: readonly (Manifest | undefined)[]) =>
      grouped(
        jobs.flatMap((job) =>
          job === undefined || !isChosen(job) ? [] : readBy(job).map((read) => [read, job] as const),
        ),
      );
    this.jobs = {
      before: byFiles(pairs.map(({ before }) => before)),
      after: byFiles(pairs.map(({ after }) => after)),
      added: byFiles(pairs.map(({ before, after }) => (before === undefined ? after : undefined))),
    };
  }

  /** What becomes of the Job that applies the content of a ConfigMap, or one of its files; `files` are all that it has. */
  public stateFor(configMap: Manifest, files: readonly string[], file?: string): JobState {
    const name = kindAndName(configMap);
    const applies = (jobs: JobsByFiles) =>
      (jobs.get(name) ?? []).some((job) => file === undefined || appliesFile(job, file, files));
    if (applies(this.jobs.added)) return 'added';
    if (applies(this.jobs.after)) return 'kept';
    return applies(this.jobs.before) ? 'removed' : 'none';
  }
}

/** Whether a Job applies a file: the dynamic one, one that its script names, or any if the script names no file of the object. */
function appliesFile(job: Manifest, file: string, files: readonly string[]): boolean {
  const names = namesInScript(job);
  return file === DYNAMIC_FILE || names.has(file) || ![DYNAMIC_FILE, ...files].some((name) => names.has(name));
}

/** All words in the commands of a Job that could be names of files. */
function namesInScript(job: Manifest): ReadonlySet<string> {
  const { containers, initContainers } = podSpecOf(job);
  const commands = [...itemsOf(containers), ...itemsOf(initContainers)].flatMap(({ command, args }) => [command, args]);
  return new Set(commands.flat().flatMap((text) => String(text).split(/[^\w.-]+/)));
}
