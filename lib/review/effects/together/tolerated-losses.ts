import type { Manifest } from '../../manifest/manifest';
import { readBy, replicasOf } from '../../manifest/pods';
import type { Side } from '../../review-context';
import { anyServerFileOf, serverFileOf } from '../../server-files/server-files';

/** How many servers of a set can be away while the others serve: by the files that they read; undefined where nobody can say. */
export function spareOf(set: Manifest, side: Side): number | undefined {
  const spares = readBy(set).flatMap((read) => {
    const holder = side.get(read);
    if (serverFileOf(holder, 'zookeeper') !== undefined) return [Math.max(0, Math.floor((replicasOf(set) - 1) / 2))];
    const broker = serverFileOf(holder, 'broker');
    if (broker === undefined) return [];
    const [copies, needed] = ['default.replication.factor', 'min.insync.replicas'].map((key) =>
      Number(broker.entries.get(key) ?? 1),
    );
    return Number.isNaN(copies - needed) ? [] : [copies - needed];
  });
  return spares[0];
}

/** The folders in which the servers of a set keep their data, by the files that they read; none where nobody can say. */
export function dataFoldersOf(set: Manifest, side: Side): readonly string[] {
  return readBy(set).flatMap((read) => {
    const entries = anyServerFileOf(side.get(read))?.entries;
    return DATA_KEYS.flatMap((key) => entries?.get(key)?.split(',') ?? []).map((folder) => folder.trim());
  });
}

const DATA_KEYS = ['log.dirs', 'log.dir', 'metadata.log.dir', 'dataDir', 'dataLogDir'];
