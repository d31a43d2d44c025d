import type { Rule } from '../../../lint/rule';
import type { ZooCfg } from '../zoo-cfg';
import { ACCESS_RULES } from './access';
import { DISK_RULES } from './directories';
import { WORD_RULES } from './enums';
import type { ZooCfgExample } from './example-servers';
import { GROUP_RULES } from './groups';
import { KEY_RULES } from './keys';
import { MEMBER_RULES } from './members';
import { NUMBER_RULES } from './numbers';
import { PORT_RULES } from './ports';
import { NEEDED_RULES } from './required-keys';
import { TIME_RULES } from './timeouts';

/** What has to hold for a zoo.cfg, whoever wrote it. */
export const ZOO_CFG_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  ...KEY_RULES,
  ...NUMBER_RULES,
  ...WORD_RULES,
  ...NEEDED_RULES,
  ...MEMBER_RULES,
  ...GROUP_RULES,
  ...PORT_RULES,
  ...TIME_RULES,
  ...DISK_RULES,
  ...ACCESS_RULES,
];
