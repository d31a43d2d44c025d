import { nearest } from '../../../lint/did-you-mean';
import { findingIf, type Rule } from '../../../lint/rule';
import { PARSER } from '../documentation';
import { PROMETHEUS, ZOO_CFG_MODEL } from '../model';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Unknown keys, in a file as in props. */
export const UNKNOWN_KEY = {
  id: 'zookeeper-unknown-key',
  severity: 'error',
  why: 'ZooKeeper silently ignores unknown keys',
  source: PARSER,
} as const;

/** The key that was probably meant. ZooKeeper itself adds the prefix `zookeeper.` to keys that become system properties. */
export function meantKey(key: string): string | undefined {
  const numbered = /^(server|group|weight)[_-]?(\d+)$/.exec(key);
  if (numbered !== null) return `${numbered[1]}.${numbered[2]}`;
  return nearest(key.replace(/^zookeeper\./, ''), [...ZOO_CFG_MODEL.keys()]);
}

/** Keys that ZooKeeper ignores. */
export const KEY_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    ...UNKNOWN_KEY,
    about: 'all',
    server: 'accepts',
    check: (cfg) =>
      cfg.unknown().map((key) => {
        const meant = meantKey(key);
        return {
          problem: `${key} is not a key of ZooKeeper 3.9`,
          fix:
            meant === undefined
              ? `remove it, or start the JVM with -D${key}=... if it is a system property`
              : `write ${meant}`,
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
          problem: 'metricsProvider settings are set without metricsProvider.className',
          fix: `add metricsProvider.className=${PROMETHEUS}`,
          key: [...cfg.texts.keys()].find((key) => key.startsWith('metricsProvider.')),
        },
      ),
    why: 'the default provider reads no settings and exports no metrics',
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
