import type { k8s } from 'cdk8s-plus-27';
import type { ServerContainer } from '../server-container';

/** Volumes for the folders that have to be writable on a read-only root file system. */
export function scratchVolumes({ scratchPaths = [] }: ServerContainer): k8s.Volume[] {
  return scratchPaths.map((path) => ({ name: scratchVolume(path), emptyDir: {} }));
}

/** Where they are mounted. */
export function scratchMounts({ scratchPaths = [] }: ServerContainer): k8s.VolumeMount[] {
  return scratchPaths.map((path) => ({ name: scratchVolume(path), mountPath: path }));
}

/** `/opt/kafka/logs` becomes `scratch-opt-kafka-logs`. */
function scratchVolume(path: string): string {
  return `scratch${path.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`.replace(/-$/, '');
}
