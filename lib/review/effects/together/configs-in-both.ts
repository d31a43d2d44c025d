import { isFileHolder, type Manifest } from '../../../manifests/manifest';
import { fileOfKey, ownFileOf, serverConfigOf } from '../../../servers/server-configs';
import type { Entries, ServerType } from '../../../servers/server-files';
import { serversOf } from '../../../servers/servers';
import type { ObjectInBoth, ReviewContext } from '../../review-context';
import { serverPairs } from '../../servers/server-pairs';
import { containerPath } from '../../servers/setting-paths';

/** The configuration of a server that is on both sides. */
export interface ConfigInBoth {
  /** The object that has it: with the files, or with the variables and arguments of the server. */
  readonly object: Manifest;
  readonly oldEntries: Entries;
  readonly newEntries: Entries;
  /** Where a key is in the object; without a key, the whole configuration. */
  readonly pathOf: (key?: string) => readonly string[];
  /** The workloads that are configured by it. */
  readonly workloads: readonly ObjectInBoth[];
  /** Whether it changes, or one of these workloads. */
  readonly isChanged: boolean;
}

/** The configurations that change, or whose servers change. */
export function changedConfigs(context: ReviewContext, type: ServerType): readonly ConfigInBoth[] {
  return configsInBoth(context, type).filter(({ isChanged }) => isChanged);
}

/** The configurations of all servers of a type that are on both sides. */
export function configsInBoth(context: ReviewContext, type: ServerType): readonly ConfigInBoth[] {
  return [...filesInBoth(context, type), ...settingsInBoth(context, type)];
}

function filesInBoth(context: ReviewContext, type: ServerType): readonly ConfigInBoth[] {
  return [...context.inBoth, ...context.replacedFiles].flatMap((pair): ConfigInBoth[] => {
    const { before, after } = pair;
    if (!isFileHolder(after)) return [];
    const workloads = context.readersOf(after);
    const isChanged = [pair, ...workloads].some((each) => context.isChanged(each));
    const [oldConfig, newConfig] = [serverConfigOf(before, type), serverConfigOf(after, type)];
    if (oldConfig === undefined || newConfig === undefined) return [];
    const pathOf = (key?: string) =>
      key === undefined ? ['data', ownFileOf(newConfig)] : ['data', fileOfKey(newConfig, key), key];
    return [
      { object: after, oldEntries: oldConfig.entries, newEntries: newConfig.entries, pathOf, workloads, isChanged },
    ];
  });
}

/** Servers without a file: their variables and arguments are all of their configuration. */
function settingsInBoth(context: ReviewContext, type: ServerType): readonly ConfigInBoth[] {
  return context.workloadsInBoth.flatMap((workload) => {
    const isChanged = context.isAffected(workload);
    const [before, after] = [serversOf(workload.before, context.before), serversOf(workload.after, context.after)];
    return serverPairs(before, after)
      .filter(({ before: old, after: next }) => next.type === type && !old.hasFile && !next.hasFile)
      .map(({ before: old, after: next }): ConfigInBoth => {
        const settings = [...containerPath(next), '(settings)'];
        const pathOf = (key?: string) => (key === undefined ? settings : [...settings, key]);
        return {
          object: workload.after,
          oldEntries: old.entries,
          newEntries: next.entries,
          pathOf,
          workloads: [workload],
          isChanged,
        };
      });
  });
}
