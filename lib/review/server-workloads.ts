import type { Manifest } from '../manifests/manifest';
import type { Side } from './review-context';
import { serversOf } from './servers/servers';

/** Whether the pods of a workload are brokers, controllers or members of an ensemble. */
export function isServerWorkload(workload: Manifest, side: Side): boolean {
  return serversOf(workload, side).length > 0;
}
