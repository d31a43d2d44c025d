import type { k8s } from 'cdk8s-plus-27';
import { quantity } from '../../kubernetes/manifest';
import { secretMounts, secretVolumes } from '../secret-mount';
import type { ServerContainer } from '../server-container';
import type { NamedStorage, Workload } from '../workload';
import { configMounts, configVolumes } from './config-map';

/** Everything that the server's container mounts. */
export function volumeMounts(workload: Workload, container: ServerContainer): k8s.VolumeMount[] {
  return [
    ...mountedStorages(workload, container).map(({ name, path }) => ({ name, mountPath: path(container) ?? '' })),
    ...configMounts(container),
    ...secretMounts(workload.secrets),
    ...writableMounts(container),
    ...workload.volumeMounts,
  ];
}

/** The pod's volumes, without those that come from claim templates. */
export function podVolumes(workload: Workload, container: ServerContainer): k8s.Volume[] {
  return [
    ...mountedStorages(workload, container).flatMap(({ name, storage }) => storage._render().volume?.(name) ?? []),
    ...configVolumes(workload, container),
    ...secretVolumes(workload.secrets),
    ...writableVolumes(container, workload.resources.scratchSizeLimit),
    ...workload.volumes,
  ];
}

/** The volumes for data that the container has a path for. */
export function mountedStorages(workload: Workload, container: ServerContainer): readonly NamedStorage[] {
  return workload.storages.filter(({ path }) => path(container) !== undefined);
}

/** Volumes for the directories that have to be writable on a read-only root file system. */
export function writableVolumes({ writablePaths = [] }: ServerContainer, sizeLimit?: string): k8s.Volume[] {
  const emptyDir = sizeLimit === undefined ? {} : { sizeLimit: quantity(sizeLimit) };
  return writablePaths.map((path) => ({ name: writableVolume(path), emptyDir }));
}

/** Where they are mounted. */
export function writableMounts({ writablePaths = [] }: ServerContainer): k8s.VolumeMount[] {
  return writablePaths.map((path) => ({ name: writableVolume(path), mountPath: path }));
}

/** `/opt/kafka/logs` becomes `scratch-opt-kafka-logs`. */
function writableVolume(path: string): string {
  return `scratch${path.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-$/, '');
}
