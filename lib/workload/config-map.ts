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
