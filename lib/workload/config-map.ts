import { createHash } from 'node:crypto';
import type { ServerContainer } from './server-container';
import { manifest } from './wire';
import { objectMetadata, type Workload } from './workload';

/** Name of the ConfigMap of a workload. */
export function configMapName(workload: string): string {
  return `${workload}-cm`;
}

/** The configuration files; undefined for an image that takes none. */
export function configMap(workload: Workload, container: ServerContainer): object | undefined {
  return container.config === undefined
    ? undefined
    : manifest('ConfigMap', {
        metadata: objectMetadata(workload, configMapName(workload.name)),
        data: container.config,
      });
}

/** A pod's annotation: pods are replaced when their configuration changes, as a changed ConfigMap alone restarts nothing. */
export const CONFIG_HASH = 'cdk8s-kafka/config-hash';

/** Hash of what the configuration says: comments, blank lines and the order of properties do not count. */
export function configHash(config: { [file: string]: string }): string {
  const content = Object.entries(config)
    .map(([file, text]) => [file, meaning(file, text)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

function meaning(file: string, text: string): readonly string[] {
  if (!/\.(properties|cfg)$/.test(file)) return [text];
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.trimStart().startsWith('#'))
    .sort();
}
