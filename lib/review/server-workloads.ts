import { productsOf } from '../images/known-images';
import type { Manifest } from '../manifests/manifest';
import { imageOf, readBy } from '../manifests/pods';
import type { Side } from './review-context';
import { anyServerConfigOf } from './server-files/server-configs';

/** Whether the pods of a workload are brokers, controllers or members of an ensemble: by the files that they read, or their images. */
export function isServerWorkload(workload: Manifest, side: Side): boolean {
  return (
    productsOf(imageOf(workload) ?? '').length > 0 ||
    readBy(workload).some((read) => anyServerConfigOf(side.get(read)) !== undefined)
  );
}
