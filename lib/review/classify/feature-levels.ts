import type { Entries } from '../../servers/server-files';
import type { Verdict } from '../change';
import { DELIVERY } from '../effects/keys/delivery';
import type { FileReaders } from './file-delivery';

/** Features of a cluster that have levels: `kafka-features.sh describe` shows them. */
const FEATURE = /^(metadata|kraft|transaction|group|eligible\.leader\.replicas|share|streams)\.version$/;

/** How another level of a feature reaches the cluster; undefined if the key is not the level of a feature. */
export function featureDelivery(
  key: string,
  [from, to]: readonly [string | undefined, string | undefined],
  { featureJob }: FileReaders,
): Verdict | undefined {
  if (!FEATURE.test(key)) return undefined;
  if (to === undefined || (from !== undefined && levelOf(to) < levelOf(from))) return DELIVERY.featureLowered;
  if (featureJob() !== 'added') return DELIVERY.featureWithoutJob;
  return from === undefined ? DELIVERY.featureStated : DELIVERY.featureRaised;
}

/** Whether a file has only levels of features. */
export function isFeatureFile(entries: Entries): boolean {
  return entries.size > 0 && [...entries.keys()].every((key) => FEATURE.test(key));
}

/** `4.3-IV0` as 4.03, so that it is below 4.10. */
function levelOf(level: string): number {
  return Number(/^\d+(\.\d+)?/.exec(level)?.[0].replace(/\.(\d)$/, '.0$1') ?? Number.NaN);
}
