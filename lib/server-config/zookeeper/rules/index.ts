import { applyRules, type Rule, type RuleSet } from '../../../lint/rule';
import type { ZooCfg } from '../zoo-cfg';
import { ACCESS_RULES } from './access';
import { CLASS_NAME_RULES } from './classes';
import { DIRECTORY_RULES } from './directories';
import { ENUM_RULES } from './enums';
import type { ZooCfgExample } from './example-servers';
import { GROUP_RULES } from './groups';
import { KEY_RULES } from './keys';
import { MEMBER_RULES } from './members';
import { NUMBER_RULES } from './numbers';
import { PASSWORD_RULES } from './passwords';
import { PORT_RULES } from './ports';
import { REQUIRED_KEY_RULES } from './required-keys';
import { TIMEOUT_RULES } from './timeouts';
import { UNRESOLVED_RULES } from './unresolved-values';

/** The rules for one zoo.cfg: of a value that another program should have replaced, only that is reported. */
export function zooCfgRuleSet(cfg: ZooCfg): RuleSet {
  return {
    rules: () => ZOO_CFG_RULES,
    apply: (path, rejected) => {
      const unresolved = applyRules(UNRESOLVED_RULES, cfg, path);
      const keys = unresolved.map(({ key = '' }) => key);
      const others = applyRules(ZOO_CFG_RULES, cfg, path, [...rejected, ...keys]);
      return [...unresolved, ...others.filter(({ key }) => !keys.includes(key ?? ''))];
    },
  };
}

/** The rules for a zoo.cfg, whoever wrote it. */
export const ZOO_CFG_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  ...UNRESOLVED_RULES,
  ...KEY_RULES,
  ...NUMBER_RULES,
  ...ENUM_RULES,
  ...CLASS_NAME_RULES,
  ...REQUIRED_KEY_RULES,
  ...MEMBER_RULES,
  ...GROUP_RULES,
  ...PORT_RULES,
  ...TIMEOUT_RULES,
  ...DIRECTORY_RULES,
  ...ACCESS_RULES,
  ...PASSWORD_RULES,
];
