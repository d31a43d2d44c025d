import { findingIf, type Rule, type Violation } from '../../../lint/rule';
import { PARSER } from '../documentation';
import { isNumeric, isOctal, isWord, numberIn, reading, type ZooCfgKey } from '../model/value-syntax';
import type { ZooCfg } from '../zoo-cfg';
import { NETTY, NIO, PROMETHEUS } from './class-names';
import type { ZooCfgExample } from './example-servers';

/** Numbers that cannot be read, or mean something else than they say. */
export const NUMBER_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-invalid-number',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => unreadable(cfg, 'strict', () => true),
    why: 'the server refuses to start',
    source: PARSER,
    examples: {
      good: [{ initLimit: '+10' }, { clientPortListenBacklog: '-1' }, { 'jvm.pause.sleep.time.ms': '3000000000' }],
      bad: [{ initLimit: '10s' }, { tickTime: '' }, { clientPort: '0x885' }, { maxClientCnxns: '3000000000' }],
    },
  },
  {
    id: 'zookeeper-number-out-of-range',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => outOfRange(cfg, endsStart(cfg)),
    why: 'the server refuses to start',
    source: `${PARSER}, NIOServerCnxnFactory, ZooKeeperServer, PrometheusMetricsProvider`,
    examples: {
      good: [
        { clientPort: '65535' },
        { electionAlg: '3' },
        { 'nio.numSelectorThreads': '1' },
        { 'nio.sessionlessCnxnTimeout': '1' },
        { 'nio.numSelectorThreads': '0', serverCnxnFactory: NETTY },
        { 'metricsProvider.className': PROMETHEUS, 'metricsProvider.httpPort': '65535' },
      ],
      bad: [
        { clientPort: '65536' },
        { clientPort: '-1' },
        { electionAlg: '1' },
        { 'nio.numSelectorThreads': '0' },
        { 'nio.sessionlessCnxnTimeout': '0' },
        { 'metricsProvider.className': PROMETHEUS, 'metricsProvider.httpPort': '65536' },
        { intBufferStartingSizeBytes: '16' },
      ],
    },
  },
  {
    id: 'zookeeper-unsupported-number',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (cfg) => outOfRange(cfg, (known) => !isRefused(known)),
    why: 'ZooKeeper takes the number, and silently changes or misuses it',
    source: PARSER,
    examples: {
      good: [
        { 'autopurge.snapRetainCount': '3' },
        { maxClientCnxns: '0' },
        { minSessionTimeout: '-1' },
        { snapCount: '2' },
      ],
      bad: [
        { 'autopurge.snapRetainCount': '2' },
        { initLimit: '-10' },
        { maxClientCnxns: '-1' },
        { snapCount: '1' },
        { commitLogCount: '100' },
        { snapshotSizeFactor: '33' },
        { 'admin.serverPort': '80800' },
        { 'nio.sessionlessCnxnTimeout': '-1' },
      ],
    },
  },
  {
    id: 'zookeeper-invalid-number-ignored',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (cfg) => unreadable(cfg, 'lenient', () => true),
    why: 'ZooKeeper silently takes its default for a text that is no number',
    source: 'java.lang.Integer.getInteger',
    examples: {
      good: [{ snapCount: '50000' }, { 'admin.serverPort': '0x1f90' }, { preAllocSize: '016384' }],
      bad: [{ snapCount: 'abc' }, { 'admin.serverPort': 'http' }, { maxCnxns: '1,000' }, { preAllocSize: '0x10' }],
    },
  },
  {
    id: 'zookeeper-octal-number',
    severity: 'warning',
    about: 'all',
    server: 'accepts',
    check: (cfg) =>
      cfg
        .known()
        .filter(({ key, text }) => isOctal(key, text))
        .map(({ name, key, text }) => ({
          problem: `${name} is ${text}, which is read as ${numberIn(key, text)}`,
          fix: 'leave the zeros at its beginning out',
          key: name,
        })),
    why: 'a zero at the beginning makes an octal number of some keys, and of others not',
    source: 'java.lang.Integer.decode',
    examples: { good: [{ maxCnxns: '100' }, { maxClientCnxns: '0100' }], bad: [{ maxCnxns: '0100' }] },
  },
  {
    id: 'zookeeper-value-fails-startup',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => unreadable(cfg, 'late', endsStart(cfg)),
    why: 'the server ends at its start: the class that needs the value cannot read it',
    source: 'java.lang.Integer.parseInt',
    examples: {
      good: [{ 'pathStats.sampleRate': '0.5' }, { 'metricsProvider.className': PROMETHEUS }],
      bad: [
        { 'pathStats.sampleRate': '50%' },
        { cnxTimeout: '5s' },
        { 'DigestAuthenticationProvider.digestAlg': 'SHA2' },
        { connection_throttle_drop_increase: '2%' },
        { 'metricsProvider.className': PROMETHEUS, 'metricsProvider.httpPort': 'http' },
      ],
    },
  },
  {
    id: 'zookeeper-value-fails-at-use',
    severity: 'error',
    about: 'all',
    server: 'accepts',
    check: (cfg) => unreadable(cfg, 'late', (known) => !isRefused(known)),
    why: 'the server starts, and fails when it first needs the value: with TLS at every connection',
    source: 'org.apache.zookeeper.common.X509Util, org.apache.zookeeper.server.admin.Commands',
    examples: {
      good: [{ 'ssl.clientAuth': 'WANT' }, { 'ssl.quorum.keyStore.type': 'pkcs12' }],
      bad: [
        { 'ssl.clientAuth': 'required' },
        { 'ssl.quorum.keyStore.type': 'p12' },
        { 'ssl.sslProvider': 'openssl' },
        { 'admin.rateLimiterIntervalInMS': '5m' },
      ],
    },
  },
];

type Known = ReturnType<ZooCfg['known']>[number];

/** Whether a value that does not fit ends the start: nobody asks for some where the feature is not used. */
const endsStart = (cfg: ZooCfg) => (known: Known) => isRefused(known) && isAskedFor(cfg, known.name);

function isRefused({ key, text }: Known): boolean {
  return key.refused === 'zero' ? numberIn(key, text) === 0 : key.refused === true;
}

function isAskedFor(cfg: ZooCfg, name: string): boolean {
  return (
    (!name.startsWith('metricsProvider.') || cfg.has('metricsProvider.className')) &&
    (!name.startsWith('nio.') || cfg.text('serverCnxnFactory') === NIO) &&
    (name !== 'cnxTimeout' || cfg.isDistributed)
  );
}

/** Numbers, and late words, of which the server can make nothing. */
function unreadable(cfg: ZooCfg, manner: string, concerns: (known: Known) => boolean): readonly Violation[] {
  return cfg
    .known()
    .filter((known) => reading(known.key).manner === manner && concerns(known))
    .filter(({ key, text }) => (isNumeric(key) ? numberIn(key, text) === undefined : isUnknownLateWord(key, text)))
    .map(({ name, key, text }) => ({ problem: `${name} is ${JSON.stringify(text)}`, fix: expected(key), key: name }));
}

function isUnknownLateWord(key: ZooCfgKey, text: string): boolean {
  return key.read === 'late word' && !isWord(key, text);
}

function outOfRange(cfg: ZooCfg, concerns: (known: Known) => boolean): readonly Violation[] {
  return cfg
    .known()
    .filter((known) => isNumeric(known.key) && concerns(known))
    .flatMap(({ name, key, text }) => {
      const { least = -Infinity, greatest = Infinity, also } = key;
      const value = numberIn(key, text);
      if (value === undefined || value === also) return [];
      // NaN is in no range
      const isInRange = value >= least && value <= greatest;
      return findingIf(!isInRange, { problem: `${name} is ${value}`, fix: expected(key), key: name });
    });
}

/** What would do. */
function expected(key: ZooCfgKey): string {
  const { unit, least, greatest, words = [] } = key;
  if (!isNumeric(key)) return `write one of ${words.filter((word) => word !== '').join(', ')}`;
  if (least !== undefined && least === greatest) return `write ${least}, ${unit}`;
  const number = reading(key).type === 'number' ? 'a number' : 'a whole number';
  const what = unit === undefined ? number : unit === 'a port' ? 'the number of a port' : `${number} of ${unit}`;
  const range =
    greatest === undefined
      ? `, ${least} or more`
      : least === undefined
        ? `, ${greatest} or less`
        : `, ${least} to ${greatest}`;
  return `use ${what}${least === undefined && greatest === undefined ? '' : range}`;
}
