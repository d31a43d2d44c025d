import { nearest } from '../../../lint/did-you-mean';
import { findingIf, type Rule } from '../../../lint/rule';
import { PARSER } from '../documentation';
import { PROMETHEUS, ZOO_CFG_MODEL } from '../model';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** What a rule on unknown keys says, of a file as of props. */
export const UNKNOWN_KEY = {
  id: 'zookeeper-unknown-key',
  severity: 'error',
  why: 'ZooKeeper takes an unknown line without a word and does nothing with it',
  source: PARSER,
} as const;

/** The key that was meant. ZooKeeper adds this beginning itself, to every key that is a system property. */
export function meantKey(key: string): string | undefined {
  const numbered = /^(server|group|weight)[_-]?(\d+)$/.exec(key);
  if (numbered !== null) return `${numbered[1]}.${numbered[2]}`;
  return nearest(key.replace(/^zookeeper\./, ''), [...ZOO_CFG_MODEL.keys()]);
}

/** Keys that nothing reads. */
export const KEY_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    ...UNKNOWN_KEY,
    about: 'all',
    server: 'accepts',
    check: (cfg) =>
      cfg.unknown().map((key) => {
        const meant = meantKey(key);
        return {
          problem: `there is ${key}, which ZooKeeper 3.9 does not read`,
          fix: meant === undefined ? `leave it out, or give the JVM -D${key}=... if it is for it` : `write ${meant}`,
          key,
        };
      }),
    examples: {
      good: [
        { 'fsync.warningthresholdms': '500' },
        { 'authProvider.sasl': 'a.B' },
        { snapCount: '50000' },
        { 'autopurge.purgeInterval': '24' },
      ],
      bad: [{ 'autopurge.purgeInteval': '1' }, { 'zookeeper.snapCount': '50000' }, { 'jute.maxbuffer': '4194304' }],
    },
  },
  {
    id: 'zookeeper-metrics-without-provider',
    severity: 'error',
    about: ['metricsProvider.className'],
    server: 'accepts',
    check: (cfg) =>
      findingIf(
        !cfg.has('metricsProvider.className') &&
          [...cfg.texts.keys()].some((key) => key.startsWith('metricsProvider.')),
        {
          problem: 'settings of metricsProvider are given, and no metricsProvider.className',
          fix: `add metricsProvider.className=${PROMETHEUS}`,
          key: [...cfg.texts.keys()].find((key) => key.startsWith('metricsProvider.')),
        },
      ),
    why: 'the provider without a name reads nothing and shows nothing',
    source: 'org.apache.zookeeper.metrics.impl.DefaultMetricsProvider',
    examples: {
      good: [
        {
          'metricsProvider.className': PROMETHEUS,
          'metricsProvider.httpPort': '7000',
        },
      ],
      bad: [{ 'metricsProvider.httpPort': '7000' }],
    },
  },
];
