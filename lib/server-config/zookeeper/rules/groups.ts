import { javaInteger } from '../../../java/parse';
import { findingIf, type Rule } from '../../../lint/rule';
import { QUORUM_HIERARCHICAL } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

const ONE_GROUP: ZooCfgExample = { 'group.1': '1:2:3' };

/** Groups of servers. A quorum is then a majority in each of a majority of the groups. */
export const GROUP_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-malformed-group',
    severity: 'error',
    about: ['group.', 'weight.'],
    server: 'refuses',
    check: (cfg) =>
      [...cfg.groups, ...cfg.weights.map(([key, text]) => [key, [text]] as const)].flatMap(([key, numbers]) =>
        findingIf(
          [key.slice(key.indexOf('.') + 1), ...numbers].some((number) => javaInteger(number, 64) === undefined),
          {
            problem: `${key} is ${numbers.join(':')}`,
            fix: 'write group.1=1:2:3 and weight.1=1, with numbers on both sides of the equals sign',
            key,
          },
        ),
      ),
    why: 'the server refuses to start',
    source: QUORUM_HIERARCHICAL,
    examples: {
      good: [{ ...ONE_GROUP, 'weight.1': '2' }],
      bad: [{ 'group.1': '1,2,3' }, { ...ONE_GROUP, 'weight.1': 'high' }, { ...ONE_GROUP, weights: '1' }],
    },
  },
  {
    id: 'zookeeper-inconsistent-groups',
    severity: 'error',
    about: ['group.', 'server.'],
    server: 'refuses',
    check: (cfg) => {
      const grouped = [...cfg.groups.values()].flat().map((id) => javaInteger(id, 64));
      if (cfg.groups.size + cfg.weights.length === 0 || grouped.includes(undefined) || cfg.listsServersElsewhere)
        return [];
      const voters = cfg.participants.map(({ id }) => id);
      const weighted = cfg.weights.map(([key]) => javaInteger(key.slice('weight.'.length), 64));
      const wrong = [
        ...grouped.filter((id, index) => grouped.indexOf(id) < index).map((id) => `server.${id} is in two groups`),
        ...voters.filter((id) => !grouped.includes(id)).map((id) => `server.${id} is in no group`),
        ...grouped
          .filter((id) => !voters.includes(id) && !weighted.includes(id))
          .map((id) => `server.${id} is in a group but is not a participant`),
      ];
      return [...new Set(wrong)].map((problem) => ({
        problem,
        fix: 'put every participant into exactly one group, and no other server',
        key: [...cfg.groups.keys()][0] ?? cfg.weights[0][0],
      }));
    },
    why: 'the server refuses to start',
    source: QUORUM_HIERARCHICAL,
    examples: {
      good: [ONE_GROUP],
      bad: [
        { 'group.1': '1:2', 'group.2': '2:3' },
        { 'group.1': '1:2' },
        { 'group.1': '1:2:3:4' },
        { 'weight.1': '2' },
      ],
    },
  },
  {
    id: 'zookeeper-version-not-hexadecimal',
    severity: 'error',
    about: ['version'],
    server: 'refuses',
    check: (cfg) =>
      findingIf(!/^[+-]?[\da-f]{1,15}$/i.test(cfg.text('version') ?? ''), {
        problem: `version is ${JSON.stringify(cfg.text('version'))}`,
        fix: 'remove it: it is the version of a dynamic server list',
        key: 'version',
      }),
    why: 'the server refuses to start',
    source: QUORUM_HIERARCHICAL,
    examples: { good: [{ version: '1f' }], bad: [{ version: '3.9.4' }] },
  },
];
