import { MAX_INT } from '../../../java/parse';
import { findingIf, type Rule } from '../../../lint/rule';
import { ADMIN_GUIDE, PARSER } from '../documentation';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Timeouts in ticks. */
const LIMITS = ['initLimit', 'syncLimit', 'connectToLearnerMasterLimit'];

/** Timeouts. */
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
        fix: 'raise initLimit to at least syncLimit, or lower syncLimit',
        key: 'syncLimit',
      });
    },
    why: 'keeping in sync takes less time than fetching the whole state: a stuck follower would be tolerated far too long',
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
      const limit = ['minSessionTimeout', 'maxSessionTimeout'].find((key) => cfg.has(key));
      return findingIf(min > max, {
        problem: `minSessionTimeout amounts to ${min} ms, maxSessionTimeout to ${max} ms`,
        fix:
          limit === undefined
            ? 'lower tickTime: they are 2 and 20 ticks, calculated with 32 bits'
            : 'set both, with the minimum not above the maximum; the defaults are 2 and 20 ticks',
        key: limit ?? 'tickTime',
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
          fix: `use a smaller number: the product may be at most ${MAX_INT} ms`,
          key,
        });
      });
    },
    why: 'ZooKeeper multiplies them as 32-bit integers: the product overflows, to a negative timeout, which closes connections, or to an arbitrary one',
    source: 'org.apache.zookeeper.server.quorum.Learner, Leader',
    examples: {
      good: [{ initLimit: '1073741' }, { connectToLearnerMasterLimit: '1073741' }],
      bad: [{ initLimit: '1073742' }, { connectToLearnerMasterLimit: '1073742' }],
    },
  },
];

/** The default is a number of ticks, multiplied like a Java int. */
function sessionTimeout(cfg: ZooCfg, key: string, ticks: number): number {
  const timeout = cfg.number(key) ?? -1;
  return timeout === -1 ? Math.imul(ticks, cfg.number('tickTime') ?? 0) : timeout;
}
