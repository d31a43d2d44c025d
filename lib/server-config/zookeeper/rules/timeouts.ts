import { MAX_INT } from '../../../java/parse';
import { findingIf, type Rule } from '../../../lint/rule';
import { ADMIN_GUIDE, PARSER } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Numbers of ticks. */
const LIMITS = ['initLimit', 'syncLimit', 'connectToLearnerMasterLimit'];

/** How long things may take. */
export const TIMEOUT_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-sync-limit-above-init-limit',
    severity: 'error',
    about: ['syncLimit', 'initLimit'],
    server: 'accepts',
    check: (cfg) => {
      const [sync = 0, init = 0] = [cfg.number('syncLimit'), cfg.number('initLimit')];
      return findingIf(cfg.isDistributed && init > 0 && sync > init, {
        problem: `syncLimit is ${sync} ticks, initLimit is ${init}`,
        fix: 'raise initLimit to syncLimit or above, or lower syncLimit',
        key: 'syncLimit',
      });
    },
    why: 'a follower has less to do in sync than when it fetches the whole state; a stuck one would be kept far too long',
    source: `${ADMIN_GUIDE}#sc_clusterOptions`,
    examples: { good: [{ initLimit: '5', syncLimit: '5' }], bad: [{ initLimit: '10', syncLimit: '11' }] },
  },
  {
    id: 'zookeeper-empty-session-timeout-range',
    severity: 'error',
    about: ['minSessionTimeout', 'maxSessionTimeout', 'tickTime'],
    server: 'refuses',
    check: (cfg) => {
      const min = sessionTimeout(cfg, 'minSessionTimeout', 2);
      const max = sessionTimeout(cfg, 'maxSessionTimeout', 20);
      const given = ['minSessionTimeout', 'maxSessionTimeout'].find((key) => cfg.has(key));
      return findingIf(min > max, {
        problem: `minSessionTimeout comes to ${min} ms, maxSessionTimeout to ${max} ms`,
        fix:
          given === undefined
            ? 'lower tickTime: they are 2 and 20 ticks, reckoned in 32 bits'
            : 'set both, the smaller one first; by default they are 2 and 20 ticks',
        key: given ?? 'tickTime',
      });
    },
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [
        { minSessionTimeout: '40000' },
        { minSessionTimeout: '4000', maxSessionTimeout: '4000' },
        { tickTime: '107374182' },
      ],
      bad: [{ minSessionTimeout: '40001' }, { maxSessionTimeout: '3999' }, { tickTime: '107374183' }],
    },
  },
  {
    id: 'zookeeper-ticks-overflow',
    severity: 'error',
    about: [...LIMITS, 'tickTime'],
    server: 'accepts',
    check: (cfg) => {
      const tick = cfg.number('tickTime') ?? 0;
      return LIMITS.flatMap((key) => {
        const ticks = cfg.number(key) ?? 0;
        return findingIf(cfg.isDistributed && tick > 0 && ticks * tick > MAX_INT, {
          problem: `${key} is ${ticks} ticks of ${tick} ms`,
          fix: `use a smaller number: together they may come to ${MAX_INT} ms`,
          key,
        });
      });
    },
    why: 'ZooKeeper multiplies them in 32 bits: the time-out is negative, which ends the connection, or any other number',
    source: 'org.apache.zookeeper.server.quorum.Learner, Leader',
    examples: {
      good: [{ initLimit: '1073741' }, { connectToLearnerMasterLimit: '1073741' }],
      bad: [{ initLimit: '1073742' }, { connectToLearnerMasterLimit: '1073742' }],
    },
  },
];

/** By default a number of ticks, multiplied as Java does. */
function sessionTimeout(cfg: ZooCfg, key: string, ticks: number): number {
  const given = cfg.number(key) ?? -1;
  return given === -1 ? Math.imul(ticks, cfg.number('tickTime') ?? 0) : given;
}
