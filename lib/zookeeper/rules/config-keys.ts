import type { Rule } from '../../lint/rule';
import { isZooCfgKey } from '../../server-config/zookeeper/model';
import { meantKey, UNKNOWN_KEY } from '../../server-config/zookeeper/rules/keys';
import { insteadOfOwned } from '../owned-keys';
import type { ZookeeperEnsembleProps } from '../zookeeper-ensemble-props';
import type { EnsembleModel } from './model';

/** The keys of the config prop. */
export const CONFIG_KEY_RULES: readonly Rule<EnsembleModel, ZookeeperEnsembleProps>[] = [
  {
    ...UNKNOWN_KEY,
    about: ['config'],
    check: ({ userConfig }) =>
      Object.keys(userConfig)
        .filter((key) => insteadOfOwned(key) === undefined && !isZooCfgKey(key))
        .map((key) => ({
          problem: `config contains ${key}, which is not a key of ZooKeeper 3.9`,
          fix: insteadOf(key),
        })),
    examples: {
      good: [{ config: { 'fsync.warningthresholdms': '500', 'authProvider.sasl': 'a.B' } }],
      bad: [{ config: { 'autopurge.purgeInteval': '1' } }],
    },
  },
];

/** What to use instead of an unknown key: the key that was probably meant, or the prop that sets it. */
function insteadOf(key: string): string {
  const meant = meantKey(key);
  if (meant === undefined) {
    return `remove it; if it is another system property, add -D${key}=... to jvmOptions`;
  }
  const owner = insteadOfOwned(meant);
  return owner === undefined ? `write ${meant}` : `${owner} (the key is ${meant})`;
}
