import { findingIf, type Rule, type Violation } from '../../../lint/rule';
import { PARSER } from '../documentation';
import { NETTY, NIO, PROMETHEUS } from '../model';
import { isAllowed, isNumeric, isOctal, numberIn, type Parsing, type ZooCfgKey } from '../model/value-syntax';
import type { ZooCfg } from '../zoo-cfg';
import type { ZooCfgExample } from './example-servers';

/** Numbers that cannot be read, are out of range, or mean something else than they seem to. */
export const NUMBER_RULES: readonly Rule<ZooCfg, ZooCfgExample>[] = [
  {
    id: 'zookeeper-invalid-number',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => unreadableValues(cfg, 'strict'),
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
    check: (cfg) => outOfRange(cfg, preventsStart(cfg)),
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
    check: (cfg) => outOfRange(cfg, isNotRefused),
    why: 'ZooKeeper accepts the number and silently changes or misuses it',
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
    check: (cfg) => unreadableValues(cfg, 'lenient'),
    why: 'ZooKeeper silently uses its default instead of a value that is not a number',
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
          fix: 'remove the leading zeros',
          key: name,
        })),
    why: 'a leading zero makes the values of some keys octal',
    source: 'java.lang.Integer.decode',
    examples: { good: [{ maxCnxns: '100' }, { maxClientCnxns: '0100' }], bad: [{ maxCnxns: '0100' }] },
  },
  {
    id: 'zookeeper-value-fails-startup',
    severity: 'error',
    about: 'all',
    server: 'refuses',
    check: (cfg) => unreadableValues(cfg, 'deferred', preventsStart(cfg)),
    why: 'the server exits at startup: the class that needs the value cannot read it',
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
    check: (cfg) => unreadableValues(cfg, 'deferred', isNotRefused),
    why: 'the server starts, and fails when it first uses the value; with TLS, on every connection',
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

type KnownValue = ReturnType<ZooCfg['known']>[number];

/** Whether an invalid value stops the server at startup; it does not if the feature that reads it is off. */
const preventsStart = (cfg: ZooCfg) => (value: KnownValue) => isRefused(value) && isUsed(cfg, value.name);

const isNotRefused = (value: KnownValue) => !isRefused(value);

function isRefused({ key, text }: KnownValue): boolean {
  return key.refusesStart === 'zero' ? numberIn(key, text) === 0 : key.refusesStart === true;
}

function isUsed(cfg: ZooCfg, name: string): boolean {
  return (
    (!name.startsWith('metricsProvider.') || cfg.has('metricsProvider.className')) &&
    (!name.startsWith('nio.') || cfg.text('serverCnxnFactory') === NIO) &&
    (name !== 'cnxTimeout' || cfg.isDistributed)
  );
}

/** Numbers and deferred enums that the server cannot read. */
function unreadableValues(
  cfg: ZooCfg,
  parsing: Parsing,
  isConcerned: (value: KnownValue) => boolean = () => true,
): readonly Violation[] {
  return cfg
    .known()
    .filter((value) => value.key.parsing === parsing && isConcerned(value))
    .filter(({ key, text }) => (isNumeric(key) ? numberIn(key, text) === undefined : isInvalidDeferredEnum(key, text)))
    .map(({ name, key, text }) => ({ problem: `${name} is ${JSON.stringify(text)}`, fix: fixFor(key), key: name }));
}

function isInvalidDeferredEnum(key: ZooCfgKey, text: string): boolean {
  return key.type === 'enum' && key.parsing === 'deferred' && !isAllowed(key, text);
}

function outOfRange(cfg: ZooCfg, isConcerned: (value: KnownValue) => boolean): readonly Violation[] {
  return cfg
    .known()
    .filter((value) => isNumeric(value.key) && isConcerned(value))
    .flatMap(({ name, key, text }) => {
      const { min = -Infinity, max = Infinity, also } = key;
      const value = numberIn(key, text);
      if (value === undefined || value === also) return [];
      // NaN is in no range
      const isInRange = value >= min && value <= max;
      return findingIf(!isInRange, { problem: `${name} is ${value}`, fix: fixFor(key), key: name });
    });
}

/** What to write instead. */
function fixFor(key: ZooCfgKey): string {
  const { unit, min, max, allowed = [] } = key;
  if (!isNumeric(key)) return `write one of ${allowed.filter((word) => word !== '').join(', ')}`;
  if (min !== undefined && min === max) return `write ${min}, ${unit}`;
  const number = key.type === 'double' ? 'a number' : 'a whole number';
  const what = unit === undefined ? number : unit === 'a port' ? 'a port number' : `${number} of ${unit}`;
  if (min === undefined && max === undefined) return `use ${what}`;
  if (max === undefined) return `use ${what}, ${min} or more`;
  return min === undefined ? `use ${what}, ${max} or less` : `use ${what}, ${min} to ${max}`;
}
