import { itemsOf, member } from '../manifests/fields';
import type { Manifest } from '../manifests/manifest';
import { podSpecOf, replicasOf } from '../manifests/pods';
import { podsOfWorkload } from '../servers/memberships';

/** How many pods of a workload are away at the same time while its template is rolled out. */
export function awayAtOnce(workload: Manifest): number {
  const replicas = podsOfWorkload(workload);
  const { kind, spec } = workload;
  if (kind === 'Deployment' && member(spec, 'strategy', 'type') === 'Recreate') return replicas;
  const strategy = member(spec, kind === 'Deployment' ? 'strategy' : 'updateStrategy', 'rollingUpdate');
  const limit = podsOf(member(strategy, 'maxUnavailable'), replicas, kind === 'Deployment' ? Math.floor : Math.ceil);
  return Math.min(replicas, Math.max(1, limit ?? 1));
}

function podsOf(value: unknown, replicas: number, rounded: (pods: number) => number): number | undefined {
  const [, percentage] = /^(\d+)%$/.exec(String(value)) ?? [];
  if (percentage !== undefined) return rounded((Number(percentage) * replicas) / 100);
  return typeof value === 'number' ? value : undefined;
}

/** Whether the new pod of a Deployment of one is created before the old one is gone, and both mount the same claim. */
export function waitsForOldPod(workload: Manifest): boolean {
  if (workload.kind !== 'Deployment' || replicasOf(workload) !== 1) return false;
  const strategy = member(workload.spec, 'strategy');
  if (member(strategy, 'type') === 'Recreate') return false;
  const surge = member(strategy, 'rollingUpdate', 'maxSurge');
  if (surge === 0 || surge === '0%') return false;
  return itemsOf(podSpecOf(workload).volumes).some(
    (volume) => 'persistentVolumeClaim' in volume || 'hostPath' in volume,
  );
}
