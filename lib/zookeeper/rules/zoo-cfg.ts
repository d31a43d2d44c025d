import { writtenFileRules } from '../../lint/props/file-rules';
import { type RuleSet, ruleSet } from '../../lint/rule';
import { ZOO_CFG_RULES } from '../../server-config/zookeeper/rules';
import { ZooCfg } from '../../server-config/zookeeper/zoo-cfg';
import { propOf } from '../owned-keys';
import { CONFIG_KEY_RULES } from './config-keys';
import { ZOOKEEPER_RULES } from './ensemble';
import type { EnsembleModel } from './model';

/** Only an image's contract knows the directory, and the user cannot change it. */
const ANY_DIRECTORY = { dataDir: '/data' };

/** Follow from the replicas prop alone, which has rules of its own. */
const ON_REPLICAS = [{ id: 'zookeeper-even-voters' }, { id: 'zookeeper-server-id-out-of-range' }];

/** What is checked of the zoo.cfg that an ensemble writes, and of the keys that the user adds to it. */
export function zooCfgRules(model: EnsembleModel): RuleSet {
  const { zooCfg, servers } = model.server;
  const file = new ZooCfg(Object.entries({ ...ANY_DIRECTORY, ...zooCfg, ...servers }));
  const onProps = ruleSet(CONFIG_KEY_RULES, model);
  const onFile = writtenFileRules(ruleSet(ZOO_CFG_RULES, file), {
    propOf,
    readsAlways: [],
    checkedOnProps: [...ZOOKEEPER_RULES, ...CONFIG_KEY_RULES, ...ON_REPLICAS],
  });
  return {
    rules: () => [...onProps.rules(), ...onFile.rules()],
    apply: (path, rejected) => [...onProps.apply(path, rejected), ...onFile.apply(path, rejected)],
  };
}
