import type { Manifest } from '../../../manifests/manifest';
import { replicasOf } from '../../../manifests/pods';
import { MIN_ISR_KEYS, toleratedBrokerLosses } from '../../../server-config/kafka/tolerated-losses';
import { toleratedVoterLosses } from '../../../server-config/zookeeper/tolerated-losses';
import type { Side } from '../../review-context';
import { type Server, serversOf } from '../../servers/servers';

/** How many servers of a workload may be down while the others serve; undefined if it runs none, or their settings do not show it. */
export function toleratedLosses(workload: Manifest, side: Side): number | undefined {
  const replicas = replicasOf(workload);
  return serversOf(workload, side).flatMap((server) => lossesOf(server, replicas) ?? [])[0];
}

function lossesOf(server: Server, replicas: number): number | undefined {
  if (server.type === 'zookeeper') return toleratedVoterLosses(replicas);
  // without a file, topics may have been created with more replicas than the defaults of the image
  const isStated = server.hasFile || MIN_ISR_KEYS.some(({ minimum, factor }) => hasKey(server, minimum, factor));
  if (isStated) return toleratedBrokerLosses(server.entries);
  return replicas === 1 ? 0 : undefined;
}

function hasKey({ settings }: Server, ...keys: readonly string[]): boolean {
  return keys.some((key) => settings.has(key));
}
