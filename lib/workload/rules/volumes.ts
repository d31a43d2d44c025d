import { podVolumes } from '../objects/volumes';
import { isPersistent } from '../storage';
import type { WorkloadModel } from './model';

/** All volumes of the pod: those of its claims, the library's own and those of the props. */
export function volumeNames({ workload, container }: WorkloadModel): string[] {
  const claims = workload.storages.flatMap(({ name, storage }) => (isPersistent(storage) ? [name] : []));
  return [...claims, ...podVolumes(workload, container).map(({ name }) => name)];
}
