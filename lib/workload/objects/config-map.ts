import type { k8s } from 'cdk8s-plus-27';
import { manifest } from '../../kubernetes/manifest';
import type { ServerContainer } from '../server-container';
import { objectMetadata, type Workload } from '../workload';

/** Name of the ConfigMap of a workload. */
export function configMapName(workload: string): string {
  return `${workload}-cm`;
}

/** The configuration files; undefined for an image without any. */
export function configMap(workload: Workload, container: ServerContainer): object | undefined {
  return container.config === undefined
    ? undefined
    : manifest('ConfigMap', {
        metadata: objectMetadata(workload, configMapName(workload.name)),
        data: container.config,
      });
}

/** Name of the volume with the configuration files. */
const CONFIG_VOLUME = 'config';

/** The volume of the configuration files, for an image that reads them from a directory. */
export function configVolumes(workload: Workload, { configPath }: ServerContainer): k8s.Volume[] {
  return configPath === undefined ? [] : [{ name: CONFIG_VOLUME, configMap: { name: configMapName(workload.name) } }];
}

/** Where it is mounted. */
export function configMounts({ configPath }: ServerContainer): k8s.VolumeMount[] {
  return configPath === undefined ? [] : [{ name: CONFIG_VOLUME, mountPath: configPath, readOnly: true }];
}
