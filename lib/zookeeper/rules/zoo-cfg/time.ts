import { type Rule, unless } from '../../../rules/rule';
import type { ZooCfg } from '../../zoo-cfg';
import { ADMIN_GUIDE, PARSER } from '../sources';
import type { ZooCfgExample } from './example';

/** How long things may take. */
export const TIME_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-sync-limit-above-init-limit',
    severity: 'error',
    about: ['syncLimit', 'initLimit'],
    check: (cfg) => {
      const [sync = 0, init = 0] = [cfg.number('syncLimit'), cfg.number('initLimit')];
      return unless(
        !(cfg.isDistributed && init > 0 && sync > init),
        `syncLimit is ${sync} ticks, initLimit is ${init}`,
        'raise initLimit to syncLimit or above, or lower syncLimit',
        'syncLimit',
      );
    },
    why: 'a follower has less to do in sync than when it fetches the whole state; a stuck one would be kept far too long',
    source: `${ADMIN_GUIDE}#sc_clusterOptions`,
    server: 'accepts',
    examples: { good: [{ initLimit: '5', syncLimit: '5' }], bad: [{ initLimit: '10', syncLimit: '11' }] },
  },
  {
    id: 'zookeeper-session-range-empty',
    severity: 'error',
    about: ['minSessionTimeout', 'maxSessionTimeout', 'tickTime'],
    check: (cfg) => {
      const tick = cfg.number('tickTime') ?? 0;
      const min = sessionTimeout(cfg, 'minSessionTimeout', 2 * tick);
      const max = sessionTimeout(cfg, 'maxSessionTimeout', 20 * tick);
      return unless(
        !(min > max),
        `minSessionTimeout comes to ${min} ms, maxSessionTimeout to ${max} ms`,
        'set both, the smaller one first; by default they are 2 and 20 ticks',
        cfg.has('minSessionTimeout') ? 'minSessionTimeout' : 'maxSessionTimeout',
      );
    },
    why: 'the server refuses to start',
    source: PARSER,
    server: 'refuses',
    examples: {
      good: [{ minSessionTimeout: '40000' }, { minSessionTimeout: '4000', maxSessionTimeout: '4000' }],
      bad: [{ minSessionTimeout: '40001' }, { maxSessionTimeout: '3999' }],
    },
  },
];

function sessionTimeout(cfg: ZooCfg, key: string, otherwise: number): number {
  const given = cfg.number(key) ?? -1;
  return given === -1 ? otherwise : given;
}
