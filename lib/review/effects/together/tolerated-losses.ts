import type { Manifest } from '../../../manifests/manifest';
import { readBy, replicasOf } from '../../../manifests/pods';
import { toleratedBrokerLosses } from '../../../server-config/kafka/tolerated-losses';
import { toleratedVoterLosses } from '../../../server-config/zookeeper/tolerated-losses';
import type { Side } from '../../review-context';
import { serverConfigOf } from '../../server-files/server-configs';

/** How many servers of a workload may be down while the others serve, by the files that they read; undefined if they read no server's file. */
export function toleratedLosses(workload: Manifest, side: Side): number | undefined {
  const losses = readBy(workload).flatMap((read) => {
    const holder = side.get(read);
    if (serverConfigOf(holder, 'zookeeper') !== undefined) return [toleratedVoterLosses(replicasOf(workload))];
    const broker = serverConfigOf(holder, 'broker');
    return (broker === undefined ? undefined : toleratedBrokerLosses(broker.entries)) ?? [];
  });
  return losses[0];
}
