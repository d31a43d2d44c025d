import { itemsOf, member } from './fields';
import type { Manifest } from './manifest';

/** Kinds that controllers create and delete all the time, and that dumps of a cluster have beside what was applied. */
const OF_CONTROLLERS: ReadonlySet<string> = new Set([
  'ControllerRevision',
  'EndpointSlice',
  'Job',
  'Pod',
  'ReplicaSet',
]);

/** Whether an object is kept by a controller, for an object that owns it: no manifest is meant to name it. */
export function isOfController(manifest: Manifest | undefined): boolean {
  if (manifest === undefined || !OF_CONTROLLERS.has(manifest.kind)) return false;
  return itemsOf(member(manifest.metadata, 'ownerReferences')).some(({ controller }) => controller === true);
}
