import { toleratedBrokerLosses } from '../../../server-config/kafka/tolerated-losses';
import { toleratedVoterLosses } from '../../../server-config/zookeeper/tolerated-losses';
import type { Manifest } from '../../manifest/manifest';
import { readBy, replicasOf } from '../../manifest/pods';
import type { Side } from '../../review-context';
import { anyServerFileOf, serverFileOf } from '../../server-files/server-files';

/** How many servers of a set can be down while the others serve: by the files that they read; undefined where no file says it. */
export function toleratedLosses(set: Manifest, side: Side): number | undefined {
  const losses = readBy(set).flatMap((read) => {
    const holder = side.get(read);
    if (serverFileOf(holder, 'zookeeper') !== undefined) return [toleratedVoterLosses(replicasOf(set))];
    const broker = serverFileOf(holder, 'broker');
    return (broker === undefined ? undefined : toleratedBrokerLosses(broker.entries)) ?? [];
  });
  return losses[0];
}

/** The folders in which the servers of a set keep their data, by the files that they read; none where nobody can say. */
export function dataFoldersOf(set: Manifest, side: Side): readonly string[] {
  return readBy(set).flatMap((read) => {
    const entries = anyServerFileOf(side.get(read))?.entries;
    return DATA_KEYS.flatMap((key) => entries?.get(key)?.split(',') ?? []).map((folder) => folder.trim());
  });
}

const DATA_KEYS = ['log.dirs', 'log.dir', 'metadata.log.dir', 'dataDir', 'dataLogDir'];
