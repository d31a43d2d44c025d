import { grouped } from '../../lint/group-by';
import type { Manifest } from '../../manifests/manifest';
import { ownFileOf, type ServerConfig, serverConfig, serverConfigsIn } from '../../servers/server-configs';
import { type Entries, filesWithKeys, type ServerType } from '../../servers/server-files';

/** The configuration of one server on both sides: of the same files, some of which one side may lack. */
export interface ConfigPair {
  readonly server: ServerType;
  readonly before: ServerConfig;
  readonly after: ServerConfig;
}

/** The configurations that a file is part of, before or after: a file of dynamic keys may be part of several. */
export function configPairsOf(before: Manifest, after: Manifest, file: string): readonly ConfigPair[] {
  const configs = [before, after].flatMap((side) => serverConfigsIn(side));
  const byOwnFile = grouped(configs.map((config) => [ownFileOf(config), config] as const));
  return [...byOwnFile.values()].flatMap((same): ConfigPair[] => {
    const names = [...new Set(same.flatMap(({ files }) => [...files.keys()]))];
    const { server } = same[same.length - 1];
    if (!names.includes(file)) return [];
    return [{ server, before: configOn(before, server, names), after: configOn(after, server, names) }];
  });
}

function configOn(side: Manifest, server: ServerType, names: readonly string[]): ServerConfig {
  const files = filesWithKeys(side);
  const existing = names.flatMap((name): (readonly [string, Entries])[] => {
    const entries = files.get(name);
    return entries === undefined ? [] : [[name, entries]];
  });
  return serverConfig(server, existing);
}
