import type { Manifest } from '../manifest';
import { readBy, replicasOf } from '../pods';
import type { Side } from '../review-context';
import { serverFileOf } from '../settings/server-files';

/** How many servers of a set can be away while the others serve: by the files that they read; undefined where nobody can say. */
export function spareOf(set: Manifest, side: Side): number | undefined {
  const spares = readBy(set).flatMap((read) => {
    const holder = side.get(read);
    if (serverFileOf(holder, 'zookeeper') !== undefined) return [Math.floor((replicasOf(set) - 1) / 2)];
    const broker = serverFileOf(holder, 'broker');
    if (broker === undefined) return [];
    const [copies, needed] = ['default.replication.factor', 'min.insync.replicas'].map((key) =>
      Number(broker.entries.get(key) ?? 1),
    );
    return Number.isNaN(copies - needed) ? [] : [copies - needed];
  });
  return spares[0];
}
