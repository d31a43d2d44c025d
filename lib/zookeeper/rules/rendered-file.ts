import { type Rule, type RuleSet, ruleSet, sourceOf, type Violation } from '../../lint/rule';
import { ZOO_CFG_RULES } from '../../server-config/zookeeper/rules';
import { ZooCfg } from '../../server-config/zookeeper/zoo-cfg';
import { insteadOfOwned, propOf } from '../owned-keys';
import { CONFIG_KEY_RULES } from './config-keys';
import { ZOOKEEPER_RULES, type ZookeeperModel } from './ensemble';

/** Only an image's contract knows the folder, and it is never the user's to mend. */
const SOME_FOLDER = { dataDir: '/data' };

/** Rules that say of props what others say of the file: they alone are asked. */
const TOLD_OF_PROPS: readonly string[] = [
  ...[...ZOOKEEPER_RULES, ...CONFIG_KEY_RULES].map(({ id }) => id),
  // follow from replicas alone
  'zookeeper-even-voters',
  'zookeeper-server-id-out-of-range',
];

/** What is checked of the zoo.cfg that an ensemble writes: what is wrong with a key is mended by its prop. */
export function fileRules(model: ZookeeperModel): RuleSet {
  const file = fileOf(model);
  const ofFile = ZOO_CFG_RULES.filter(({ id }) => !TOLD_OF_PROPS.includes(id)).map(
    (rule): Rule<ZookeeperModel, unknown> => ({
      ...rule,
      about: rule.about === 'all' ? rule.about : rule.about.map(propOf),
      check: () =>
        rule
          .check(file)
          .filter(({ key }) => !isRefusedInConfig(model, key))
          .map(inWordsOfProps),
      source: sourceOf(rule.source, file),
      examples: { good: [], bad: [] },
    }),
  );
  return ruleSet([...CONFIG_KEY_RULES, ...ofFile], model);
}

function fileOf({ server: { zooCfg, servers } }: ZookeeperModel): ZooCfg {
  return new ZooCfg(Object.entries({ ...SOME_FOLDER, ...zooCfg, ...servers }));
}

/** Keys that must not be in `config`, or not with such a value: a rule on props says so, and that is enough. */
function isRefusedInConfig({ givenConfig }: ZookeeperModel, key: string | undefined): boolean {
  if (key === undefined || !Object.hasOwn(givenConfig, key)) return false;
  return insteadOfOwned(key) !== undefined || typeof givenConfig[key] === 'object';
}

function inWordsOfProps({ key, problem, fix }: Violation): Violation {
  const prop = key === undefined ? 'config' : propOf(key);
  return { key, problem, fix: prop === key ? fix : `${fix}, by the ${prop} prop` };
}
