import { lastValues, readProperties } from '../../java/read-properties';
import { rulesThatMatter } from '../../lint/changed-keys';
import { isWritable } from '../../lint/props/config-values';
import { type WrittenFile, writtenFileRules } from '../../lint/props/file-rules';
import { applyRules, type RuleSet, ruleSet } from '../../lint/rule';
import { ZOO_CFG_RULES } from '../../server-config/zookeeper/rules';
import { ZooCfg } from '../../server-config/zookeeper/zoo-cfg';
import type { ConfigFiles } from '../../workload/written-config';
import { ZOO_CFG_FILE } from '../image/zookeeper-server';
import { propOf } from '../owned-keys';
import { CONFIG_KEY_RULES } from './config-keys';
import type { EnsembleModel } from './model';

/** Only an image's contract knows the directory, and the user cannot change it. */
const ANY_DIRECTORY = { dataDir: '/data' };

/** Follow from the replicas prop alone, which has rules of its own. */
const ON_REPLICAS = [{ id: 'zookeeper-even-voters' }, { id: 'zookeeper-server-id-out-of-range' }];

/** Keys with a prop that rules on other keys read: the web server's port, and the four-letter words. */
export const DECISIVE_PROP_KEYS = /^(admin|4lw)/;

/**
 * What is checked of the zoo.cfg that an ensemble writes, and of the keys that the user adds to it.
 *
 * @param changed the keys that differ from the default file, if all of them have a prop
 */
export function zooCfgRules(
  model: EnsembleModel,
  checkedOnProps: WrittenFile['checkedOnProps'],
  changed: readonly string[] | undefined,
): RuleSet {
  const { zooCfg, servers } = model.server;
  const file = new ZooCfg(Object.entries({ ...ANY_DIRECTORY, ...zooCfg, ...servers }));
  const onProps = ruleSet(CONFIG_KEY_RULES, model);
  const mattering =
    changed === undefined ? ZOO_CFG_RULES : rulesThatMatter(ZOO_CFG_RULES, { changed, decisive: DECISIVE_PROP_KEYS });
  const fileRules: RuleSet = {
    rules: () => ZOO_CFG_RULES,
    apply: (path, rejected) => applyRules(mattering, file, path, rejected),
  };
  const { userConfig } = model;
  const onFile = writtenFileRules([fileRules], {
    propOf,
    isSet: (key) => propOf(key) !== 'config' || Object.hasOwn(userConfig, key),
    unwritable: Object.keys(userConfig).filter((key) => !isWritable(userConfig[key])),
    checkedOnProps: [...checkedOnProps, ...CONFIG_KEY_RULES, ...ON_REPLICAS],
  });
  return {
    rules: () => [...onProps.rules(), ...onFile.rules()],
    apply: (path, rejected) => [...onProps.apply(path, rejected), ...onFile.apply(path, rejected)],
  };
}

/** What is checked of a zoo.cfg that is written in another way than the construct renders it. */
export function writtenFileRulesOf(files: ConfigFiles): RuleSet {
  return ruleSet(ZOO_CFG_RULES, new ZooCfg([...lastValues(readProperties(files[ZOO_CFG_FILE] ?? '').entries)]));
}
