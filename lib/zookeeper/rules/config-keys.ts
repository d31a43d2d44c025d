import type { Rule } from '../../lint/rule';
import { isZooCfgKey } from '../../server-config/zookeeper/model';
import { meantKey, UNKNOWN_KEY } from '../../server-config/zookeeper/rules/keys';
import { insteadOfOwned } from '../owned-keys';
import type { ZookeeperEnsembleProps } from '../zookeeper-ensemble-props';
import type { EnsembleModel } from './model';

/** Which keys `config` may hold. */
export const CONFIG_KEY_RULES: readonly Rule<EnsembleModel, ZookeeperEnsembleProps>[] = [
  {
    ...UNKNOWN_KEY,
    about: ['config'],
    check: ({ userConfig }) =>
      Object.keys(userConfig)
        .filter((key) => insteadOfOwned(key) === undefined && !isZooCfgKey(key))
        .map((key) => ({ problem: `config holds ${key}, which ZooKeeper 3.9 does not read`, fix: insteadOf(key) })),
    examples: {
      good: [{ config: { 'fsync.warningthresholdms': '500', 'authProvider.sasl': 'a.B' } }],
      bad: [{ config: { 'autopurge.purgeInteval': '1' } }],
    },
  },
];

/** What to write instead of a key that ZooKeeper does not know: the one that was meant, or the prop that stands for it. */
function insteadOf(key: string): string {
  const meant = meantKey(key);
  if (meant === undefined) {
    return `leave it out; a system property that is not of ZooKeeper's own goes into jvmOptions: -D${key}=...`;
  }
  const owner = insteadOfOwned(meant);
  return owner === undefined ? `write ${meant}` : `${owner} (the key is ${meant})`;
}
